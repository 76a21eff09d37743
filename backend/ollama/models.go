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

// Model is a model that can chat on the server's own machine.
type Model struct {
	Name         string // as Ollama lists it: "qwen3:1.7b"
	Size         int64  // of its files, in bytes
	Parameters   string // as the model tells it: "1.7B"; "" if unknown
	Quantization string // likewise: "Q4_K_M"
	ModifiedAt   time.Time
}

// Models lists the models that can chat, the latest first. Those that only
// embed, and those that run on another computer, are not among them. It fails
// with [domain.Unavailable].
func (c *Client) Models(ctx context.Context) ([]Model, error) {
	entries, err := c.entries(ctx)
	if err != nil {
		return nil, err
	}
	var models []Model
	for _, e := range entries {
		if e.refusal == nil {
			models = append(models, e.Model)
		}
	}
	return models, nil
}

// Pick names the model to use: the preferred one where it can be used, else
// the latest. It fails with [domain.Unavailable] when there is none.
func (c *Client) Pick(ctx context.Context, preferred string) (string, error) {
	models, err := c.Models(ctx)
	if err != nil {
		return "", err
	}
	if len(models) == 0 {
		return "", c.unavailable("Ollama at %s has no model that can chat.", "Install one, or go on without.")
	}
	for _, m := range models {
		if sameName(m.Name, preferred) {
			return m.Name, nil
		}
	}
	return models[0].Name, nil
}

// entry is a model of the server, and why it is not used, if so.
type entry struct {
	Model
	refusal *domain.Error
}

func (c *Client) entries(ctx context.Context) ([]entry, error) {
	ctx, cancel := context.WithTimeout(ctx, asking)
	defer cancel()
	list, err := c.api.List(ctx)
	if err != nil {
		return nil, c.explain(ctx, err)
	}
	entries := make([]entry, len(list.Models))
	for i, m := range list.Models {
		entries[i] = entry{
			Model: Model{
				Name:         m.Name,
				Size:         m.Size,
				Parameters:   m.Details.ParameterSize,
				Quantization: m.Details.QuantizationLevel,
				ModifiedAt:   m.ModifiedAt,
			},
			refusal: c.refusal(ctx, m),
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int {
		return cmp.Or(b.ModifiedAt.Compare(a.ModifiedAt), strings.Compare(a.Name, b.Name))
	})
	return entries, nil
}

// usable fails with [domain.NotFound] for a model that is not there, and with
// [domain.Invalid] for one that must not or cannot write.
func (c *Client) usable(ctx context.Context, model string) error {
	entries, err := c.entries(ctx)
	if err != nil {
		return err
	}
	for _, e := range entries {
		switch {
		case !sameName(e.Name, model):
		case e.refusal != nil:
			return e.refusal
		default:
			return nil
		}
	}
	return domain.Errorf(domain.NotFound, "The model %q is not installed in Ollama at %s.", model, c.Address()).
		WithHint("Choose another one, or install it.")
}

func (c *Client) refusal(ctx context.Context, m api.ListModelResponse) *domain.Error {
	switch {
	case m.RemoteHost != "" || m.RemoteModel != "" || cloudName(m.Name):
		return runsElsewhere(m.Name)
	case !c.canChat(ctx, m):
		return domain.Errorf(domain.Invalid, "The model %q cannot chat.", m.Name).
			WithHint("Choose another one.")
	default:
		return nil
	}
}

func runsElsewhere(model string) *domain.Error {
	return domain.Errorf(domain.Invalid, "The model %q runs on somebody else’s computer, and Kith sends nothing there.", model).
		WithHint("Choose one that runs on this computer.")
}

// canChat asks once for each model. A server too old to tell, or one that
// fails to, gets the benefit of the doubt.
func (c *Client) canChat(ctx context.Context, m api.ListModelResponse) bool {
	c.mu.Lock()
	can, known := c.chats[m.Digest]
	c.mu.Unlock()
	if known {
		return can
	}
	shown, err := c.api.Show(ctx, &api.ShowRequest{Model: m.Name})
	if err != nil || len(shown.Capabilities) == 0 {
		return !strings.Contains(m.Details.Family, "bert")
	}
	can = slices.Contains(shown.Capabilities, "completion")
	c.mu.Lock()
	c.chats[m.Digest] = can
	c.mu.Unlock()
	return can
}

// cloudName tells models that Ollama passes on by what they are called, as
// servers may not say more.
func cloudName(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, ":cloud") || strings.HasSuffix(name, "-cloud")
}

// sameName compares names of models, of which "qwen3" is short for
// "qwen3:latest".
func sameName(a, b string) bool { return strings.EqualFold(withTag(a), withTag(b)) }

func withTag(name string) string {
	if strings.Contains(name[strings.LastIndex(name, "/")+1:], ":") {
		return name
	}
	return name + ":latest"
}
