package models

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"kith/backend/domain"
	"kith/backend/ollama"
)

// listTimeout is the timeout for listing the installed models.
const listTimeout = 2 * time.Second

// Overview returns the state of the server, the models and the jobs. It takes
// about a second at most.
func (s *Service) Overview(ctx context.Context) (Overview, error) {
	chosen, err := s.parts.Store.Chosen(ctx)
	if err != nil {
		return Overview{}, err
	}
	m := s.machine()
	server, installed := s.Inspect(ctx)
	o := Overview{
		Server: server, Chosen: chosen, Writer: domain.BuiltinModel,
		Memory: roundedMemory(m.memory), Video: roundedMemory(m.video), Disk: s.available(),
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

// writerName returns the model that writes answers, or "builtin".
func (s *Service) writerName(ctx context.Context, chosen string) string {
	model, err := s.parts.Ollama.Pick(ctx, chosen)
	if err != nil {
		return domain.BuiltinModel
	}
	return model
}

// inMemory returns the names of the loaded models, nil if unknown.
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

// Inspect returns the state of the user's Ollama server and its models.
func (s *Service) Inspect(ctx context.Context) (Server, []ollama.Model) {
	if s.parts.Ollama == nil {
		return Server{State: WrongAddress, Next: NextRetry, Address: os.Getenv("OLLAMA_HOST"), Error: domain.Public(s.parts.Problem)}, nil
	}
	server := Server{Address: s.parts.Ollama.Address()}
	var installed []ollama.Model
	switch s.parts.Ollama.Inspect(ctx) {
	case ollama.NotListening:
		server.State, server.Next = s.serverMissing()
	case ollama.NotResponding, ollama.NotOllama:
		server.State, server.Next = WrongAddress, NextRetry
	case ollama.TooOld:
		server.State, server.Next = TooOld, NextUpdate
	case ollama.Usable:
		installed = s.list(ctx, &server)
	}
	s.markOwnServer(&server)
	return server, installed
}

// serverMissing returns the state if nothing listens at the address.
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
		case m.CanChat:
			server.State, server.Next = Ready, NextNone
			return installed
		case m.Remote:
			server.State = CloudOnly
		}
	}
	return installed
}

// markOwnServer sets Ours and Log if Kith started the server.
func (s *Service) markOwnServer(server *Server) {
	if !s.starting.TryLock() {
		return // it is being started
	}
	defer s.starting.Unlock()
	if s.server != nil && s.server.Running() {
		server.Ours, server.Log = true, s.server.Log
	}
}

// StartServer starts the installed Ollama and returns once it answers. It does
// nothing if a server answers already. It fails with [domain.NotFound] if Ollama
// is not installed, and as [ollama.Client.Start] does.
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
		return domain.Errorf(domain.NotFound, "models.ollamaNotInstalled", "Ollama is not installed on this computer.").
			WithHint("models.installOllama", "Download it from ollama.com/download, install it, and try again.")
	}
	server, err := s.parts.Ollama.Start(ctx, program, filepath.Join(s.parts.Folder, "ollama.log"))
	if err != nil {
		return err
	}
	if err := s.ctx.Err(); err != nil {
		server.Stop() // Kith was closed in the meantime
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
		Writes: model.CanChat, Embeds: model.CanEmbed, Fits: m.fits(weights, reading), Loaded: loaded,
	}
	switch {
	case model.Remote:
		described.Refused = RefusedCloud
	case !model.CanChat:
		described.Refused = RefusedChat
	}
	return described
}
