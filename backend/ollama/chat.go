package ollama

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/ollama/ollama/api"
)

// Message is one message of a prompt. Role is "system", "user" or "assistant".
type Message struct {
	Role    string
	Content string
}

// ChatRequest is what a model is to answer.
type ChatRequest struct {
	Model     string
	Messages  []Message
	MaxTokens int // of the answer; 0: DefaultMaxTokens
	// Think takes what the model thinks aloud, though thinking is asked off;
	// nil drops it. Its error ends the answer.
	Think func(delta string) error
}

// DefaultMaxTokens ends an answer that would never end by itself.
const DefaultMaxTokens = 1_024

// temperature is low: an answer is to keep close to the facts it was given.
const temperature = 0.3

// repeatPenalty is named because the servers' defaults differ by version.
const repeatPenalty = 1.1

// Usage is what an answer took, as the server tells it once it is complete.
type Usage struct {
	PromptTokens int
	AnswerTokens int
	LoadTime     time.Duration // long when the model had to be loaded first
	PromptTime   time.Duration // short when most of the prompt was read before
	AnswerTime   time.Duration
	CutOff       bool // MaxTokens or the context ended the answer
}

// Chat streams a model's answer to emit, whose error ends it. Thinking is
// asked off, and kept apart where it comes all the same. When ctx ends, the
// server stops generating and Chat returns the context's error.
//
// It fails with [domain.NotFound] and [domain.Invalid] for a model that is not
// installed, cannot chat or runs elsewhere, and with [domain.Unavailable] when
// the server is not there, breaks off or falls silent.
func (c *Client) Chat(ctx context.Context, r ChatRequest, emit func(delta string) error) (Usage, error) {
	if _, err := c.Writer(ctx, r.Model); err != nil {
		return Usage{}, err
	}
	watched, watch := newWatchdog(ctx, c.loading, c.silence)
	defer watch.stop()
	a := answer{watch: watch, emit: emit, think: r.Think}
	err := c.api.Chat(watched, chatRequest(r), a.take)
	if a.said {
		c.markLoaded(r.Model) // even where it was stopped
	}
	switch {
	case a.refused != nil:
		return a.usage, a.refused
	case err == nil && !a.done:
		err = errors.New("ollama: the stream ended before the answer")
	case err == nil && !a.said:
		err = errors.New("ollama: the answer is empty")
	}
	if err != nil {
		c.forgetAfterFailure(ctx)
		return a.usage, c.explain(watched, err)
	}
	return a.usage, nil
}

// Preload loads a model into memory, so that its next answer begins at once.
// It fails as [Client.Chat] does.
func (c *Client) Preload(ctx context.Context, model string) error {
	if _, err := c.Writer(ctx, model); err != nil {
		return err
	}
	watched, watch := newWatchdog(ctx, c.loading, c.silence)
	defer watch.stop()
	err := c.api.Chat(watched, chatRequest(ChatRequest{Model: model}), func(api.ChatResponse) error { return nil })
	if err != nil {
		return c.explain(watched, err)
	}
	return nil
}

func chatRequest(r ChatRequest) *api.ChatRequest {
	maxTokens := r.MaxTokens
	if maxTokens == 0 {
		maxTokens = DefaultMaxTokens
	}
	messages := make([]api.Message, len(r.Messages))
	for i, m := range r.Messages {
		messages[i] = api.Message{Role: m.Role, Content: m.Content}
	}
	no := false
	return &api.ChatRequest{
		Model:     r.Model,
		Messages:  messages,
		KeepAlive: &api.Duration{Duration: keepAlive},
		Think:     &api.ThinkValue{Value: false},
		Truncate:  &no, // a prompt too long is an error, never cut in silence
		Shift:     &no,
		Options: map[string]any{
			"num_ctx":        NumCtx,
			"num_predict":    maxTokens,
			"temperature":    temperature,
			"repeat_penalty": repeatPenalty,
		},
	}
}

// answer takes the chunks of one answer.
type answer struct {
	emit     func(delta string) error
	think    func(delta string) error
	watch    *watchdog
	thinking thinking
	usage    Usage
	said     bool  // something other than white space
	done     bool  // the server said that it is complete
	refused  error // by emit
}

func (a *answer) take(chunk api.ChatResponse) error {
	a.watch.pause()
	defer a.watch.resume()
	if chunk.RemoteHost != "" {
		return runsElsewhere(chunk.Model)
	}
	thoughts, text := a.thinking.part(chunk.Message.Content)
	if chunk.Done {
		text += a.thinking.rest()
		a.done = true
		a.usage = usage(chunk)
	}
	if err := a.writeThoughts(chunk.Message.Thinking + thoughts); err != nil {
		return err
	}
	return a.pass(text)
}

func (a *answer) writeThoughts(thoughts string) error {
	if thoughts == "" || a.think == nil {
		return nil
	}
	a.refused = a.think(thoughts)
	return a.refused
}

func (a *answer) pass(text string) error {
	if text == "" {
		return nil
	}
	a.said = a.said || strings.TrimSpace(text) != ""
	a.refused = a.emit(text)
	return a.refused
}

func usage(last api.ChatResponse) Usage {
	return Usage{
		PromptTokens: last.PromptEvalCount,
		AnswerTokens: last.EvalCount,
		LoadTime:     last.LoadDuration,
		PromptTime:   last.PromptEvalDuration,
		AnswerTime:   last.EvalDuration,
		CutOff:       last.DoneReason == "length",
	}
}
