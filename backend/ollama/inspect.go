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

// inspectTimeout is how long [Client.Inspect] takes at most: somebody waits for it.
const inspectTimeout = 900 * time.Millisecond

// Found is what answers at the address of a server.
type Found int

const (
	Nobody  Found = iota // nothing listens there
	Silent               // something listens, or may, and says nothing
	Another              // something answers that is no Ollama
	TooOld               // an Ollama that lacks what Kith needs
	Usable               // an Ollama
)

// Inspect finds out who answers, within a second.
func (c *Client) Inspect(ctx context.Context) Found {
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
		return Nobody
	case version.failed:
		return Silent
	case !version.json:
		return Another
	case !running.json || !embedding.json: // it knows no such path; it reports no version to go by
		return TooOld
	default:
		return Usable
	}
}

// IsLocal reports whether the server is to be found on this machine.
func (c *Client) IsLocal() bool {
	ip := net.ParseIP(c.base.Hostname())
	return ip != nil && ip.IsLoopback()
}

// reply is how a server answered.
type reply struct {
	refused bool // nothing listens there
	failed  bool // no answer came
	json    bool // it was an object in JSON, which all of Ollama's answers are
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
