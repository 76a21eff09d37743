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
	Name         string // as Ollama lists it: "qwen3:1.7b"
	Size         int64  // of its files, in bytes
	Parameters   string // as the model tells it: "1.7B"; "" if unknown
	Quantization string // likewise: "Q4_K_M"
	ModifiedAt   time.Time
	Writes       bool // it can chat, on the server's own machine
	Embeds       bool // it turns texts into vectors there
	Elsewhere    bool // it runs on somebody else's computer, and is never used
}

// Installed lists all models of the server, the latest first. It fails with
// [domain.Unavailable].
func (c *Client) Installed(ctx context.Context) ([]Model, error) {
	ctx, cancel := context.WithTimeout(ctx, asking)
	defer cancel()
	list, err := c.api.List(ctx)
	if err != nil {
		return nil, c.explain(ctx, err)
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

// writers lists the models that can chat, the latest first.
func (c *Client) writers(ctx context.Context) ([]Model, error) {
	models, err := c.Installed(ctx)
	return onlyWriters(models), err
}

func onlyWriters(models []Model) []Model {
	return slices.DeleteFunc(slices.Clone(models), func(m Model) bool { return !m.Writes })
}

// Embedders lists the models that embed, the latest first. It fails with
// [domain.Unavailable].
func (c *Client) Embedders(ctx context.Context) ([]Model, error) {
	models, err := c.Installed(ctx)
	return slices.DeleteFunc(models, func(m Model) bool { return !m.Embeds }), err
}

// Pick names the model to use: the preferred one where it can be used, else
// the latest. It fails with [domain.Unavailable] when there is none.
func (c *Client) Pick(ctx context.Context, preferred string) (string, error) {
	if known := onlyWriters(c.remembered()); len(known) > 0 {
		if m, found := find(known, preferred); found {
			return m.Name, nil
		} else if preferred == "" {
			return known[0].Name, nil
		}
	}
	models, err := c.writers(ctx)
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

// Writer returns a model that can chat. It fails with [domain.NotFound] for one
// that is not there, and with [domain.Invalid] for one that must not or cannot.
func (c *Client) Writer(ctx context.Context, name string) (Model, error) {
	m, err := c.model(ctx, name)
	switch {
	case err != nil:
		return Model{}, err
	case m.Elsewhere:
		return Model{}, runsElsewhere(m.Name)
	case !m.Writes:
		return Model{}, domain.Errorf(domain.Invalid, "ollama.modelCannotChat", "The model %q cannot chat.", m.Name).WithHint("ollama.chooseAnother", "Choose another one.")
	}
	return m, nil
}

// model looks a model up, first among those that were listed a moment ago.
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
		Elsewhere:    m.RemoteHost != "" || m.RemoteModel != "" || cloudName(m.Name),
	}
	if !described.Elsewhere {
		can := c.abilities(ctx, m)
		described.Writes, described.Embeds = can.chat, can.embed
	}
	return described
}

func runsElsewhere(model string) *domain.Error {
	return domain.Errorf(domain.Invalid, "ollama.modelRunsElsewhere", "The model %q runs on somebody else’s computer, and Kith sends nothing there.", model).
		WithHint("ollama.chooseLocalModel", "Choose one that runs on this computer.")
}

// abilities of a model.
type abilities struct{ chat, embed bool }

// abilities asks once for each model. Where a server is too old to tell, or
// fails to, the family of the model has to do.
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

// cloudName tells models that Ollama passes on by what they are called, as
// servers may not say more.
func cloudName(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ":cloud") || strings.HasSuffix(name, "-cloud")
}

// SameName compares names of models, of which "qwen3" is short for
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
