// Package ollama talks to the user's own Ollama: which models it has, and an
// answer of one of them as a stream.
//
// It contacts that one address and nothing else: no proxy, no redirect, and no
// model that Ollama itself would pass on to another computer.
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
	// NumCtx is the context of every call, in tokens. With another one Ollama
	// would load the model again.
	NumCtx = 8192

	keepAlive = 30 * time.Minute // how long a model stays loaded after its last use

	dialling = 2 * time.Second  // to a server that is there or is not
	asking   = 5 * time.Second  // for a list or a description
	loading  = 2 * time.Minute  // until the first token: the model loads and reads the prompt
	silence  = 30 * time.Second // between two tokens
	stalling = 30 * time.Second // between two bytes of a model on its way in
	checking = 15 * time.Minute // while a server checks what came, which it does without a word
)

// Client is one Ollama server. It is safe for concurrent use.
type Client struct {
	base *url.URL
	http *http.Client
	api  *api.Client

	loading, silence, stalling time.Duration

	mu     sync.Mutex
	able   map[string]abilities // by digest
	listed []Model              // as the server told them last
	until  time.Time            // that list counts
	used   map[string]time.Time // by name: when a model answered last
}

// New returns a client for an address such as "127.0.0.1:11434"; for "" that
// of OLLAMA_HOST, or the usual one. It contacts nobody yet. It fails with
// [domain.Invalid] for what is no address of an Ollama of one's own.
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
		base:     base,
		http:     web,
		api:      api.NewClient(base, web),
		loading:  loading,
		silence:  silence,
		stalling: stalling,
		able:     make(map[string]abilities),
		used:     make(map[string]time.Time),
	}, nil
}

// Address is where the server is looked for: "http://127.0.0.1:11434".
func (c *Client) Address() string { return c.base.String() }

// transport knows no proxy: what is asked stays between Kith and this server.
func transport() *http.Transport {
	return &http.Transport{
		Proxy:           nil,
		DialContext:     (&net.Dialer{Timeout: dialling}).DialContext,
		IdleConnTimeout: time.Minute,
	}
}

func refuseRedirect(*http.Request, []*http.Request) error {
	return errors.New("ollama: redirected to another address")
}

// Loaded reports whether the server holds the model in memory, so that its
// answer begins at once. It fails with [domain.Unavailable].
func (c *Client) Loaded(ctx context.Context, model string) (bool, error) {
	if c.isLoaded(model) {
		return true, nil
	}
	running, err := c.Running(ctx)
	return slices.ContainsFunc(running, func(name string) bool { return SameName(name, model) }), err
}

// Running names the models that the server holds in memory. It fails with
// [domain.Unavailable].
func (c *Client) Running(ctx context.Context) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, asking)
	defer cancel()
	running, err := c.api.ListRunning(ctx)
	if err != nil {
		return nil, c.explain(ctx, err)
	}
	names := make([]string, len(running.Models))
	for i, m := range running.Models {
		names[i] = m.Name
	}
	return names, nil
}
