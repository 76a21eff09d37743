package ollama

import (
	"context"
	"slices"
	"strings"
	"time"
)

const (
	// listLifetime is how long a list of models is cached: each question needs it
	// twice.
	listLifetime = 5 * time.Second
	// loadedFor is how long after its last answer a model is assumed to be loaded. It
	// is short, because another program can make Ollama unload it.
	loadedFor = time.Minute
)

func (c *Client) rememberLoaded(models []Model) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.listed, c.until = slices.Clone(models), time.Now().Add(listLifetime)
}

// remembered returns the cached list of models, or nil if it has expired.
func (c *Client) remembered() []Model {
	c.mu.Lock()
	defer c.mu.Unlock()
	if time.Now().After(c.until) {
		return nil
	}
	return c.listed
}

// forget clears the caches after a change.
func (c *Client) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.until = time.Time{}
	clear(c.used)
}

// forgetAfterFailure clears the caches after a failed call, unless the caller canceled
// it.
func (c *Client) forgetAfterFailure(ctx context.Context) {
	if ctx.Err() == nil {
		c.forget()
	}
}

// markLoaded records that a model has just answered.
func (c *Client) markLoaded(model string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used[key(model)] = time.Now()
}

func (c *Client) isLoaded(model string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Since(c.used[key(model)]) < loadedFor
}

func key(model string) string { return strings.ToLower(withTag(model)) }
