// Package ollama is a client of the user's own Ollama server. It lists, installs and
// removes models, streams answers, makes embeddings and can start the server.
//
// It connects to the server's address only: it uses no proxy, follows no redirect, and
// refuses models that Ollama would run on another computer.
package ollama

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/url"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/ollama/ollama/api"
)

const (
	// NumCtx is the context size of every call, in tokens. Ollama reloads the model
	// when the size changes.
	NumCtx = 8192

	keepAlive = 30 * time.Minute // how long a model stays loaded after its last use

	dialTimeout   = 2 * time.Second
	callTimeout   = 5 * time.Second  // for a list or a description
	loadTimeout   = 2 * time.Minute  // until the first token: the model loads and reads the prompt
	tokenTimeout  = 30 * time.Second // between two tokens
	pullTimeout   = 30 * time.Second // between two bytes of a model that is fetched
	verifyTimeout = 15 * time.Minute // while the server verifies what it fetched: it reports no progress
)

// Client is one Ollama server. It is safe for concurrent use.
type Client struct {
	base *url.URL
	http *http.Client
	api  *api.Client

	loadTimeout, tokenTimeout, pullTimeout time.Duration

	mu     sync.Mutex
	able   map[string]abilities // by digest
	listed []Model              // the cached list of models
	until  time.Time            // expiry of listed
	used   map[string]time.Time // by name: when a model answered last
}

// New returns a client for an address such as "127.0.0.1:11434". For "" it uses
// OLLAMA_HOST, or else Ollama's default address. It does not connect yet. It fails with
// [domain.Invalid] if the address is malformed or belongs to Ollama's cloud.
func New(address string) (*Client, error) {
	if address == "" {
		address = os.Getenv("OLLAMA_HOST")
	}
	base, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	web := &http.Client{Transport: transport(), CheckRedirect: refuseRedirect}
	return &Client{
		base:         base,
		http:         web,
		api:          api.NewClient(base, web),
		loadTimeout:  loadTimeout,
		tokenTimeout: tokenTimeout,
		pullTimeout:  pullTimeout,
		able:         make(map[string]abilities),
		used:         make(map[string]time.Time),
	}, nil
}

// Address is the URL of the server, such as "http://127.0.0.1:11434".
func (c *Client) Address() string { return c.base.String() }

// transport uses no proxy, so that questions reach no other computer.
func transport() *http.Transport {
	return &http.Transport{
		Proxy:           nil,
		DialContext:     (&net.Dialer{Timeout: dialTimeout}).DialContext,
		IdleConnTimeout: time.Minute,
	}
}

func refuseRedirect(*http.Request, []*http.Request) error {
	return errors.New("ollama: redirected to another address")
}

// Loaded reports whether the model is in the server's memory, so that it can answer
// at once. It fails with [domain.Unavailable].
func (c *Client) Loaded(ctx context.Context, model string) (bool, error) {
	if c.isLoaded(model) {
		return true, nil
	}
	running, err := c.Running(ctx)
	return slices.ContainsFunc(running, func(name string) bool { return SameName(name, model) }), err
}

// Running returns the names of the models in the server's memory. It fails with
// [domain.Unavailable].
func (c *Client) Running(ctx context.Context) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	running, err := c.api.ListRunning(ctx)
	if err != nil {
		return nil, c.publicError(ctx, err)
	}
	names := make([]string, len(running.Models))
	for i, m := range running.Models {
		names[i] = m.Name
	}
	return names, nil
}
