package ollama

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/ollama/ollama/api"

	"kith/backend/domain"
)

// Model is a model that the server lists.
type Model struct {
	Name         string // such as "qwen3:1.7b"
	Size         int64  // of its files, in bytes
	Parameters   string // such as "1.7B"; "" if unknown
	Quantization string // such as "Q4_K_M"; "" if unknown
	ModifiedAt   time.Time
	CanChat      bool // false if Remote
	CanEmbed     bool // false if Remote
	Remote       bool // it runs on another computer, and Kith never uses it
}

// Installed lists all models of the server, the latest first. It fails with
// [domain.Unavailable].
func (c *Client) Installed(ctx context.Context) ([]Model, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	list, err := c.api.List(ctx)
	if err != nil {
		return nil, c.publicError(ctx, err)
	}
	models := make([]Model, len(list.Models))
	for i, m := range list.Models {
		models[i] = c.describe(ctx, m)
	}
	slices.SortStableFunc(models, func(a, b Model) int {
		return cmp.Or(b.ModifiedAt.Compare(a.ModifiedAt), strings.Compare(a.Name, b.Name))
	})
	c.rememberLoaded(models)
	return models, nil
}

// chatModels lists the models that can chat, the latest first.
func (c *Client) chatModels(ctx context.Context) ([]Model, error) {
	models, err := c.Installed(ctx)
	return withChat(models), err
}

func withChat(models []Model) []Model {
	return slices.DeleteFunc(slices.Clone(models), func(m Model) bool { return !m.CanChat })
}

// Embedders lists the models that embed, the latest first. It fails with
// [domain.Unavailable].
func (c *Client) Embedders(ctx context.Context) ([]Model, error) {
	models, err := c.Installed(ctx)
	return slices.DeleteFunc(models, func(m Model) bool { return !m.CanEmbed }), err
}

// Pick returns the name of the model to use: the preferred one if it can chat, else the
// latest that can. It fails with [domain.Unavailable] if there is none.
func (c *Client) Pick(ctx context.Context, preferred string) (string, error) {
	if known := withChat(c.remembered()); len(known) > 0 {
		if m, found := find(known, preferred); found {
			return m.Name, nil
		} else if preferred == "" {
			return known[0].Name, nil
		}
	}
	models, err := c.chatModels(ctx)
	if err != nil {
		return "", err
	}
	if len(models) == 0 {
		return "", c.unavailable("ollama.noChatModel", "Ollama at %s has no model that can chat.").WithHint("ollama.installOrGoWithout", "Install one, or go on without.")
	}
	if m, found := find(models, preferred); found {
		return m.Name, nil
	}
	return models[0].Name, nil
}

// Writer returns a model that can chat. It fails with [domain.NotFound] if it is not
// installed, and with [domain.Invalid] if it cannot chat or runs on another computer.
func (c *Client) Writer(ctx context.Context, name string) (Model, error) {
	m, err := c.model(ctx, name)
	switch {
	case err != nil:
		return Model{}, err
	case m.Remote:
		return Model{}, runsRemotely(m.Name)
	case !m.CanChat:
		return Model{}, domain.Errorf(domain.Invalid, "ollama.modelCannotChat", "The model %q cannot chat.", m.Name).WithHint("ollama.chooseAnother", "Choose another one.")
	}
	return m, nil
}

// model looks up a model, first in the cached list.
func (c *Client) model(ctx context.Context, name string) (Model, error) {
	if m, found := find(c.remembered(), name); found {
		return m, nil
	}
	models, err := c.Installed(ctx)
	if err != nil {
		return Model{}, err
	}
	if m, found := find(models, name); found {
		return m, nil
	}
	return Model{}, domain.Errorf(domain.NotFound, "ollama.namedModelNotInstalled", "The model %q is not installed in Ollama at %s.", name, c.Address()).
		WithHint("ollama.chooseOrInstall", "Choose another one, or install it.")
}

func find(models []Model, name string) (Model, bool) {
	i := slices.IndexFunc(models, func(m Model) bool { return SameName(m.Name, name) })
	if i < 0 {
		return Model{}, false
	}
	return models[i], true
}

func (c *Client) describe(ctx context.Context, m api.ListModelResponse) Model {
	described := Model{
		Name:         m.Name,
		Size:         m.Size,
		Parameters:   m.Details.ParameterSize,
		Quantization: m.Details.QuantizationLevel,
		ModifiedAt:   m.ModifiedAt,
		Remote:       m.RemoteHost != "" || m.RemoteModel != "" || cloudName(m.Name),
	}
	if !described.Remote {
		can := c.abilities(ctx, m)
		described.CanChat, described.CanEmbed = can.chat, can.embed
	}
	return described
}

func runsRemotely(model string) *domain.Error {
	return domain.Errorf(domain.Invalid, "ollama.modelRunsElsewhere", "The model %q runs on somebody else’s computer, and Kith sends nothing there.", model).
		WithHint("ollama.chooseLocalModel", "Choose one that runs on this computer.")
}

// abilities of a model.
type abilities struct{ chat, embed bool }

// abilities asks the server once for each model. If the server is too old to say, or
// the call fails, it guesses from the family of the model.
func (c *Client) abilities(ctx context.Context, m api.ListModelResponse) abilities {
	c.mu.Lock()
	can, known := c.able[m.Digest]
	c.mu.Unlock()
	if known {
		return can
	}
	shown, err := c.api.Show(ctx, &api.ShowRequest{Model: m.Name})
	if err != nil || len(shown.Capabilities) == 0 {
		embeds := strings.Contains(m.Details.Family, "bert")
		return abilities{chat: !embeds, embed: embeds}
	}
	can = abilities{
		chat:  slices.Contains(shown.Capabilities, "completion"),
		embed: slices.Contains(shown.Capabilities, "embedding"),
	}
	c.mu.Lock()
	c.able[m.Digest] = can
	c.mu.Unlock()
	return can
}

// cloudName recognises the names of models that Ollama runs in its cloud. Some versions
// of the server do not mark these models in any other way.
func cloudName(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ":cloud") || strings.HasSuffix(name, "-cloud")
}

// SameName reports whether two names mean the same model: "qwen3" is short for
// "qwen3:latest".
func SameName(a, b string) bool { return strings.EqualFold(withTag(a), withTag(b)) }

func withTag(name string) string {
	if _, rest, found := strings.Cut(name, "://"); found {
		name = rest
	}
	if strings.Contains(name[strings.LastIndex(name, "/")+1:], ":") {
		return name
	}
	return name + ":latest"
}
