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

// ChatRequest is a prompt for a model.
type ChatRequest struct {
	Model     string
	Messages  []Message
	MaxTokens int // of the answer; 0: DefaultMaxTokens
	// Think receives the model's reasoning, which some models write although Kith
	// turns it off. nil drops it. An error of Think ends the answer.
	Think func(delta string) error
	// Retract is called when everything that was emitted turns out to be reasoning; Think
	// receives it next. nil: the caller keeps it. An error of Retract ends the answer.
	Retract func() error
}

// DefaultMaxTokens limits answers, because some models never stop by themselves.
const DefaultMaxTokens = 1_024

// temperature is low, so that answers stay close to the facts in the prompt.
const temperature = 0.3

// repeatPenalty is set because the default depends on the version of the server.
const repeatPenalty = 1.1

// Usage is what the server reports about a complete answer.
type Usage struct {
	PromptTokens int
	AnswerTokens int
	LoadTime     time.Duration // long if the model had to be loaded first
	PromptTime   time.Duration // short if most of the prompt was cached
	AnswerTime   time.Duration
	CutOff       bool // MaxTokens or the context ended the answer
}

// Chat streams a model's answer to emit. An error of emit ends the answer. Reasoning is
// turned off; if the model writes it anyway, it goes to [ChatRequest.Think]. Control
// tokens that the model spells out are dropped, and the answer ends at one that ends the
// turn; the server's figures are missing from such an answer's usage. When ctx
// ends, the server stops generating and Chat returns the error of ctx.
//
// It fails with [domain.NotFound] if the model is not installed, with [domain.Invalid]
// if it cannot chat or runs on another computer, and with [domain.Unavailable] if the
// server is not running, ends the stream early or sends nothing for too long.
func (c *Client) Chat(ctx context.Context, r ChatRequest, emit func(delta string) error) (Usage, error) {
	if _, err := c.Writer(ctx, r.Model); err != nil {
		return Usage{}, err
	}
	watched, watch := newWatchdog(ctx, c.loadTimeout, c.tokenTimeout)
	defer watch.stop()
	a := answer{watch: watch, request: r, emit: emit, inserted: markup{mode: reasoning}}
	err := c.api.Chat(watched, chatRequest(r), a.take)
	if errors.Is(err, errTurnOver) {
		err = nil
	}
	if a.said {
		c.markLoaded(r.Model) // even if the answer was stopped
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
		return a.usage, c.publicError(watched, err)
	}
	return a.usage, nil
}

// Preload loads a model into memory, so that its next answer begins sooner. It fails
// like [Client.Chat].
func (c *Client) Preload(ctx context.Context, model string) error {
	if _, err := c.Writer(ctx, model); err != nil {
		return err
	}
	watched, watch := newWatchdog(ctx, c.loadTimeout, c.tokenTimeout)
	defer watch.stop()
	err := c.api.Chat(watched, chatRequest(ChatRequest{Model: model}), func(api.ChatResponse) error { return nil })
	if err != nil {
		return c.publicError(watched, err)
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
		Truncate:  &no, // a prompt that is too long must fail instead of losing a part
		Shift:     &no,
		Options: map[string]any{
			"num_ctx":        NumCtx,
			"num_predict":    maxTokens,
			"temperature":    temperature,
			"repeat_penalty": repeatPenalty,
		},
	}
}

// errTurnOver ends the stream behind a token that ends the turn.
var errTurnOver = errors.New("ollama: the model ended its turn")

// answer processes the chunks of one answer.
type answer struct {
	request  ChatRequest
	emit     func(delta string) error
	watch    *watchdog
	markup   markup // in the text
	inserted markup // in the reasoning that the server separated
	usage    Usage
	said     bool  // the answer has something other than white space
	done     bool  // the server sent the last chunk, or the model ended its turn
	refused  error // the error of emit, think or retract
}

func (a *answer) take(chunk api.ChatResponse) error {
	a.watch.pause()
	defer a.watch.resume()
	if chunk.RemoteHost != "" {
		return runsRemotely(chunk.Model)
	}
	thoughts, text := a.inserted.part(chunk.Message.Thinking), a.markup.part(chunk.Message.Content)
	if chunk.Done {
		thoughts, text = append(thoughts, a.inserted.rest()...), append(text, a.markup.rest()...)
		a.done = true
		a.usage = usage(chunk)
	}
	for _, p := range append(onlyThoughts(thoughts), text...) {
		if a.refused = a.pass(p); a.refused != nil {
			return a.refused
		}
	}
	if a.markup.mode == over && !chunk.Done {
		a.done = true
		return errTurnOver
	}
	return nil
}

// onlyThoughts returns what the server separated as reasoning, whatever tags it has.
func onlyThoughts(passages []passage) (thoughts []passage) {
	for _, p := range passages {
		if p.kind == passesText || p.kind == passesThoughts {
			thoughts = append(thoughts, passage{passesThoughts, p.text})
		}
	}
	return thoughts
}

func (a *answer) pass(p passage) error {
	switch p.kind {
	case passesText:
		a.said = a.said || strings.TrimSpace(p.text) != ""
		return a.emit(p.text)
	case passesThoughts:
		return a.writeThoughts(p.text)
	case retracts:
		a.said = false
		if a.request.Retract != nil {
			if err := a.request.Retract(); err != nil {
				return err
			}
		}
		return a.writeThoughts(p.text)
	}
	return nil
}

func (a *answer) writeThoughts(thoughts string) error {
	if a.request.Think == nil {
		return nil
	}
	return a.request.Think(thoughts)
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
