package models

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// listTimeout is how long a list of models may take.
const listTimeout = 2 * time.Second

// Overview tells how things stand, within about a second.
func (s *Service) Overview(ctx context.Context) (Overview, error) {
	chosen, err := s.parts.Store.Chosen(ctx)
	if err != nil {
		return Overview{}, err
	}
	m := s.machine()
	server, installed := s.Inspect(ctx)
	o := Overview{
		Server: server, Chosen: chosen, Writer: domain.BuiltinModel,
		Memory: roundedMemory(m.memory), Video: roundedMemory(m.video), Disk: s.room(),
		Catalogue: offers(m, installed), Installed: []Installed{}, Jobs: s.Jobs(),
	}
	running := s.inMemory(ctx, server)
	for _, model := range installed {
		o.Installed = append(o.Installed, describe(m, model, contains(running, model.Name)))
	}
	if server.State == Ready && chosen != domain.BuiltinModel {
		o.Writer = s.writerName(ctx, chosen)
		o.Loaded = contains(running, o.Writer)
	}
	return o, nil
}

// writerName tells who writes.
func (s *Service) writerName(ctx context.Context, chosen string) string {
	model, err := s.parts.Ollama.Pick(ctx, chosen)
	if err != nil {
		return domain.BuiltinModel
	}
	return model
}

// inMemory names the models that answer at once, as far as the server tells.
func (s *Service) inMemory(ctx context.Context, server Server) []string {
	if server.State != Ready && server.State != NoModels {
		return nil
	}
	running, err := s.parts.Ollama.Running(ctx)
	if err != nil {
		return nil
	}
	return running
}

// Inspect finds out how the user's Ollama stands, and which models it has.
func (s *Service) Inspect(ctx context.Context) (Server, []ollama.Model) {
	if s.parts.Ollama == nil {
		return Server{State: WrongAddress, Next: NextRetry, Address: os.Getenv("OLLAMA_HOST"), Error: domain.Public(s.parts.Problem)}, nil
	}
	server := Server{Address: s.parts.Ollama.Address()}
	var installed []ollama.Model
	switch s.parts.Ollama.Inspect(ctx) {
	case ollama.Nobody:
		server.State, server.Next = s.serverMissing()
	case ollama.Silent, ollama.Another:
		server.State, server.Next = WrongAddress, NextRetry
	case ollama.TooOld:
		server.State, server.Next = TooOld, NextUpdate
	case ollama.Usable:
		installed = s.list(ctx, &server)
	}
	s.markOwnServer(&server)
	return server, installed
}

// serverMissing is the state where nobody listens.
func (s *Service) serverMissing() (State, Next) {
	switch {
	case !s.parts.Ollama.IsLocal():
		return WrongAddress, NextRetry
	case ollama.Program() == "":
		return NotInstalled, NextDownload
	default:
		return NotRunning, NextStart
	}
}

func (s *Service) list(ctx context.Context, server *Server) []ollama.Model {
	ctx, cancel := context.WithTimeout(ctx, listTimeout)
	defer cancel()
	installed, err := s.parts.Ollama.Installed(ctx)
	if err != nil {
		server.State, server.Next, server.Error = WrongAddress, NextRetry, domain.Public(err)
		return nil
	}
	server.State, server.Next = NoModels, NextPull
	for _, m := range installed {
		switch {
		case m.Writes:
			server.State, server.Next = Ready, NextNone
			return installed
		case m.Elsewhere:
			server.State = CloudOnly
		}
	}
	return installed
}

// markOwnServer says where the server is one that Kith started.
func (s *Service) markOwnServer(server *Server) {
	if !s.starting.TryLock() {
		return // it is being started
	}
	defer s.starting.Unlock()
	if s.server != nil && s.server.Running() {
		server.Ours, server.Log = true, s.server.Log
	}
}

// StartServer starts the Ollama that is installed, and returns once it answers.
// One that answers already is left alone. It fails with [domain.NotFound] where
// none is installed, and as [ollama.Client.Start] does.
func (s *Service) StartServer(ctx context.Context) error {
	if s.parts.Ollama == nil {
		return s.parts.Problem
	}
	s.starting.Lock()
	defer s.starting.Unlock()
	if s.parts.Ollama.Inspect(ctx) == ollama.Usable {
		return nil
	}
	program := ollama.Program()
	if program == "" {
		return domain.Errorf(domain.NotFound, "Ollama is not installed on this computer.").
			WithHint("Download it from ollama.com/download, install it, and try again.")
	}
	server, err := s.parts.Ollama.Start(ctx, program, filepath.Join(s.parts.Folder, "ollama.log"))
	if err != nil {
		return err
	}
	if err := s.ctx.Err(); err != nil {
		server.Stop() // Kith was closed meanwhile
		return err
	}
	s.server = server
	s.notify(true)
	s.Preload()
	return s.parts.Store.KeepStarts(ctx)
}

func describe(m machine, model ollama.Model, loaded bool) Installed {
	weights, reading := demand(model)
	described := Installed{
		Name: model.Name, Size: model.Size, Needs: memoryNeeded(weights, reading),
		Parameters: model.Parameters, Quantization: model.Quantization, ModifiedAt: domain.FormatTime(model.ModifiedAt),
		Writes: model.Writes, Embeds: model.Embeds, Fits: m.fits(weights, reading), Loaded: loaded,
	}
	switch {
	case model.Elsewhere:
		described.Refused = RefusedCloud
	case !model.Writes:
		described.Refused = RefusedChat
	}
	return described
}
