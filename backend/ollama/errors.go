package ollama

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/ollama/ollama/api"

	"kith/backend/domain"
)

// errStalled is the cause with which a [watchdog] cancels a context.
var errStalled = errors.New("ollama: no token for too long")

// publicError converts the error of a call to an error with a message for people. If
// the caller canceled ctx, it returns the error of ctx.
func (c *Client) publicError(ctx context.Context, err error) error {
	var status api.StatusError
	var network *url.Error
	var coded *domain.Error
	switch {
	case errors.Is(context.Cause(ctx), errStalled):
		return c.unavailable("ollama.modelFellSilent", "The model at %s fell silent.").WithHint("ollama.askSmallerModel", "Ask again, or choose a smaller model.").WithCause(errStalled)
	case errors.Is(ctx.Err(), context.Canceled):
		return ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return c.unavailable("ollama.tooSlow", "Ollama at %s does not answer in time.").WithHint("ollama.mayBeBusy", "It may be busy; try again.").WithCause(err)
	case errors.As(err, &coded):
		return coded
	case errors.As(err, &status):
		return c.refused(status)
	case errors.As(err, &network):
		return c.unavailable("ollama.noAnswer", "No Ollama answers at %s.").WithHint("ollama.startOrGoWithout", "Start Ollama, or go on without a model.").WithCause(err)
	default:
		return c.unavailable("ollama.modelBrokeOff", "The model at %s broke off.").WithHint("ollama.askAgainSeeLog", "Ask again; Ollama’s log says more.").WithCause(err)
	}
}

// refused converts an HTTP error status of the server.
func (c *Client) refused(status api.StatusError) error {
	if status.StatusCode == http.StatusNotFound {
		return domain.Errorf(domain.NotFound, "ollama.modelNotInstalled", "The model is not installed in Ollama at %s.", c.Address()).
			WithHint("ollama.chooseOrInstall", "Choose another one, or install it.").WithCause(status)
	}
	return domain.Errorf(domain.Unavailable, "ollama.cannotDoThis", "Ollama at %s cannot do this: %.200s", c.Address(), status.ErrorMessage).
		WithHint("ollama.trySmallerModel", "A smaller model may work.").WithCause(status)
}

func (c *Client) unavailable(id, format string) *domain.Error {
	return domain.Errorf(domain.Unavailable, id, format, c.Address())
}

// isOffline reports whether the server's message says that it cannot reach the library
// of models. The server sends no error code for this.
func isOffline(said string) bool {
	return strings.Contains(said, "dial tcp") && (strings.Contains(said, "lookup") || strings.Contains(said, "unreachable") || strings.Contains(said, "refused"))
}

// isFull reports whether the message of an error says that the disk is full. The server
// sends no error code for this.
func isFull(err error) bool {
	said := err.Error()
	return strings.Contains(said, "no space left") || strings.Contains(said, "not enough space")
}
