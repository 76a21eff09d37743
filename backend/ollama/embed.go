package ollama

import (
	"context"
	"errors"
	"math"
	"net/http"
	"slices"
	"strings"
	"unicode"

	"github.com/ollama/ollama/api"

	"kith/backend/domain"
)

// Embed returns the vectors of texts, in their order and all of the same length. The
// vector of a text that is longer than the model's context is the mean of its halves'
// vectors, of unit length.
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
	vectors, err := c.embedAll(ctx, model, texts)
	if err != nil {
		c.forgetAfterFailure(ctx)
		return nil, err
	}
	return vectors, nil
}

// embedAll embeds texts in one call. If the server refuses it, one of the texts is too
// long: it embeds the halves of the list, and in the end the halves of that text.
func (c *Client) embedAll(ctx context.Context, model string, texts []string) ([][]float32, error) {
	vectors, err := c.embedOnce(ctx, model, texts)
	var status api.StatusError
	if !errors.As(err, &status) || status.StatusCode != http.StatusBadRequest {
		return vectors, err
	}
	if len(texts) == 1 {
		halves := halvesOf(texts[0])
		if halves == nil {
			return nil, err
		}
		parts, err := c.embedAll(ctx, model, halves)
		if err != nil {
			return nil, err
		}
		return [][]float32{mean(parts)}, nil
	}
	first, err := c.embedAll(ctx, model, texts[:len(texts)/2])
	if err != nil {
		return nil, err
	}
	second, err := c.embedAll(ctx, model, texts[len(texts)/2:])
	if err != nil {
		return nil, err
	}
	vectors = slices.Concat(first, second)
	if err := checkVectors(vectors, len(texts)); err != nil {
		return nil, c.publicError(ctx, err)
	}
	return vectors, nil
}

// embedOnce makes one call. Its error is a public one.
func (c *Client) embedOnce(ctx context.Context, model string, texts []string) ([][]float32, error) {
	watched, watch := newWatchdog(ctx, c.loadTimeout, c.tokenTimeout)
	defer watch.stop()
	no := false
	answer, err := c.api.Embed(watched, &api.EmbedRequest{
		Model:     model,
		Input:     texts,
		KeepAlive: &api.Duration{Duration: keepAlive},
		Truncate:  &no, // a text that is too long must fail instead of losing its end
	})
	if err == nil {
		err = checkVectors(answer.Embeddings, len(texts))
	}
	if err != nil {
		return nil, c.publicError(watched, err)
	}
	return answer.Embeddings, nil
}

// halvesOf cuts a text at its middle, or between the words nearest to it. It returns
// nil for a text of less than two characters.
func halvesOf(text string) []string {
	runes := []rune(strings.TrimSpace(text))
	if len(runes) < 2 {
		return nil
	}
	middle := len(runes) / 2
	for off := range len(runes) / 4 {
		if unicode.IsSpace(runes[middle+off]) {
			middle += off
			break
		}
		if unicode.IsSpace(runes[middle-off]) {
			middle -= off
			break
		}
	}
	return []string{strings.TrimSpace(string(runes[:middle])), strings.TrimSpace(string(runes[middle:]))}
}

// mean returns the mean of the directions of two vectors, of unit length.
func mean(vectors [][]float32) []float32 {
	sum := make([]float32, len(vectors[0]))
	for _, v := range vectors {
		for i, x := range unit(v) {
			sum[i] += x
		}
	}
	return unit(sum)
}

func unit(v []float32) []float32 {
	var squares float64
	for _, x := range v {
		squares += float64(x) * float64(x)
	}
	if squares == 0 {
		return v
	}
	scaled := make([]float32, len(v))
	for i, x := range v {
		scaled[i] = float32(float64(x) / math.Sqrt(squares))
	}
	return scaled
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
