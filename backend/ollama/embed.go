package ollama

import (
	"context"
	"errors"

	"github.com/ollama/ollama/api"

	"kith/backend/domain"
)

// Embed returns the vectors of texts, in their order and all of the same length. The
// server truncates texts that are longer than the model's context.
//
// It fails with [domain.NotFound] if the model is not installed, with [domain.Invalid]
// if it does not embed or runs on another computer, and with [domain.Unavailable] if
// the server is not running or does not answer in time.
func (c *Client) Embed(ctx context.Context, model string, texts []string) ([][]float32, error) {
	if len(texts) == 0 {
		return [][]float32{}, nil
	}
	if err := c.embeds(ctx, model); err != nil {
		return nil, err
	}
	watched, watch := newWatchdog(ctx, c.loadTimeout, c.tokenTimeout)
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
		return nil, c.publicError(watched, err)
	}
	return answer.Embeddings, nil
}

func (c *Client) embeds(ctx context.Context, name string) error {
	m, err := c.model(ctx, name)
	switch {
	case err != nil:
		return err
	case m.Remote:
		return runsRemotely(m.Name)
	case !m.CanEmbed:
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
