package ollama

import (
	"context"
	"errors"

	"github.com/ollama/ollama/api"

	"kith/backend/domain"
)

// Embed turns texts into vectors of one length, in their order. A text that is
// longer than the model reads is cut.
//
// It fails with [domain.NotFound] and [domain.Invalid] for a model that is not
// installed, does not embed or runs elsewhere, and with [domain.Unavailable]
// when the server is not there or falls silent.
func (c *Client) Embed(ctx context.Context, model string, texts []string) ([][]float32, error) {
	if len(texts) == 0 {
		return [][]float32{}, nil
	}
	if err := c.embeds(ctx, model); err != nil {
		return nil, err
	}
	watched, watch := newWatchdog(ctx, c.loading, c.silence)
	defer watch.stop()
	answer, err := c.api.Embed(watched, &api.EmbedRequest{
		Model:     model,
		Input:     texts,
		KeepAlive: &api.Duration{Duration: keepAlive},
	})
	if err == nil {
		err = checkVectors(answer.Embeddings, len(texts))
	}
	if err != nil {
		c.forgetAfterFailure(ctx)
		return nil, c.explain(watched, err)
	}
	return answer.Embeddings, nil
}

func (c *Client) embeds(ctx context.Context, name string) error {
	m, err := c.model(ctx, name)
	switch {
	case err != nil:
		return err
	case m.Elsewhere:
		return runsElsewhere(m.Name)
	case !m.Embeds:
		return domain.Errorf(domain.Invalid, "ollama.modelCannotEmbed", "The model %q does not embed.", m.Name).WithHint("ollama.chooseAnother", "Choose another one.")
	}
	return nil
}

func checkVectors(vectors [][]float32, want int) error {
	if len(vectors) != want {
		return errors.New("ollama: not one vector for each text")
	}
	for _, v := range vectors {
		if len(v) == 0 || len(v) != len(vectors[0]) {
			return errors.New("ollama: vectors of different lengths")
		}
	}
	return nil
}
