package ollama

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// inspectTimeout is short because a user waits for [Client.Inspect].
const inspectTimeout = 900 * time.Millisecond

// ServerStatus is what [Client.Inspect] found at the address of the server.
type ServerStatus int

const (
	NotListening  ServerStatus = iota // nothing listens there
	NotResponding                     // something listens, or may, and says nothing
	NotOllama                         // something answers that is no Ollama
	TooOld                            // an Ollama that lacks what Kith needs
	Usable                            // an Ollama
)

// Inspect finds out within a second whether a usable Ollama is running.
func (c *Client) Inspect(ctx context.Context) ServerStatus {
	ctx, cancel := context.WithTimeout(ctx, inspectTimeout)
	defer cancel()
	var version, running, embedding reply
	var asked sync.WaitGroup
	asked.Go(func() { version = c.ask(ctx, http.MethodGet, "/api/version", "") })
	asked.Go(func() { running = c.ask(ctx, http.MethodGet, "/api/ps", "") })
	asked.Go(func() { embedding = c.ask(ctx, http.MethodPost, "/api/embed", "{}") })
	asked.Wait()
	switch {
	case version.refused:
		return NotListening
	case version.failed:
		return NotResponding
	case !version.json:
		return NotOllama
	case !running.json || !embedding.json: // these paths are missing; the reported version is not reliable
		return TooOld
	default:
		return Usable
	}
}

// IsLocal reports whether the address of the server is on this computer.
func (c *Client) IsLocal() bool {
	ip := net.ParseIP(c.base.Hostname())
	return ip != nil && ip.IsLoopback()
}

// reply is how the server answered one request.
type reply struct {
	refused bool // nothing listens there
	failed  bool // no answer came
	json    bool // the answer was a JSON object, as all answers of Ollama are
}

func (c *Client) ask(ctx context.Context, method, path, body string) reply {
	request, err := http.NewRequestWithContext(ctx, method, c.base.JoinPath(path).String(), strings.NewReader(body)) //nolint:gosec // the user's own address
	if err != nil {
		return reply{failed: true}
	}
	response, err := c.http.Do(request) //nolint:gosec // the user's own address
	if err != nil {
		return reply{refused: isRefused(err), failed: true}
	}
	defer response.Body.Close()
	var object map[string]any
	err = json.NewDecoder(http.MaxBytesReader(nil, response.Body, 1<<16)).Decode(&object)
	return reply{json: err == nil}
}
