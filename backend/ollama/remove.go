package ollama

import (
	"context"

	"github.com/ollama/ollama/api"
)

// Remove deletes a model from the server. It fails with [domain.NotFound] if the
// model is not installed, and with [domain.Unavailable] if the server is not there.
func (c *Client) Remove(ctx context.Context, name string) error {
	m, err := c.model(ctx, name)
	if err != nil {
		return err
	}
	defer c.forget()
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	if err := c.api.Delete(ctx, &api.DeleteRequest{Model: m.Name}); err != nil {
		return c.publicError(ctx, err)
	}
	return nil
}
