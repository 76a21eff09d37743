package ollama

import (
	"context"
	"slices"
	"strings"
	"time"
)

const (
	// remembering is how long a list of models counts: a question needs it
	// twice, and asking costs a round trip each time.
	remembering = 5 * time.Second
	// warmth is how long a model is taken to be loaded after its last answer.
	// Other programs may have pushed it out meanwhile.
	warmth = time.Minute
)

func (c *Client) rememberLoaded(models []Model) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.listed, c.until = slices.Clone(models), time.Now().Add(remembering)
}

// remembered returns the models that were listed a moment ago, or none.
func (c *Client) remembered() []Model {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Now().After(c.until) {
		return nil
	}
	return c.listed
}

// forget lets the next call ask the server again, as something has changed.
func (c *Client) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.until = time.Time{}
	clear(c.used)
}

// forgetAfterFailure forgets after a call that failed, unless its caller ended it.
func (c *Client) forgetAfterFailure(ctx context.Context) {
	if ctx.Err() == nil {
		c.forget()
	}
}

// markLoaded remembers that a model has just answered.
func (c *Client) markLoaded(model string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used[key(model)] = time.Now()
}

func (c *Client) isLoaded(model string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Since(c.used[key(model)]) < warmth
}

func key(model string) string { return strings.ToLower(withTag(model)) }
