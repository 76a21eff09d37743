package domain

import (
	"context"
	"errors"
)

// Code tells errors apart for programs: the page, the command line and tests
// decide by it and never by the text.
type Code string

const (
	// Invalid: the caller's input cannot be used; Message says which part.
	Invalid Code = "invalid"
	// NotFound: it does not exist, or the acting user may not know that it does.
	NotFound Code = "not_found"
	// Forbidden: the acting user's role does not allow this.
	Forbidden Code = "forbidden"
	// NoActor: nobody is signed in, or several people could be meant.
	NoActor Code = "no_actor"
	// Locked: the acting user has a passcode that was not given yet.
	Locked Code = "locked"
	// TooOften: too many wrong tries; Message says until when to wait.
	TooOften Code = "too_often"
	// Conflict: it is there already, or it changed underneath.
	Conflict Code = "conflict"
	// Busy: another Kith holds the data folder.
	Busy Code = "busy"
	// ReadOnly: the data folder cannot be written to.
	ReadOnly Code = "read_only"
	// Full: the disk is full; nothing was half-written.
	Full Code = "disk_full"
	// TooNew: the data was written by a newer Kith.
	TooNew Code = "too_new"
	// Damaged: the data cannot be read as what it claims to be.
	Damaged Code = "damaged"
	// Unavailable: something outside Kith (Ollama, the mail program) did not answer.
	Unavailable Code = "unavailable"
	// Stopped: the person stopped it.
	Stopped Code = "stopped"
	// Internal: a defect of Kith's own; the log has the details.
	Internal Code = "internal"
)

// Error is the one error that reaches people. Message says what happened and
// what was kept, Hint says what to do; both are whole sentences.
type Error struct {
	Code    Code   `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	// MessageTemplate and Advised are the same for catalogues of other languages.
	MessageTemplate UIMessage `json:"said,omitzero"`
	HintTemplate    UIMessage `json:"advised,omitzero"`
	// Err is the cause, for the log only.
	Err error `json:"-"`
}

// Errorf returns a coded error whose message is for people, see [NewUIMessage].
func Errorf(code Code, format string, args ...any) *Error {
	said := NewUIMessage(format, args...)
	return &Error{Code: code, Message: said.String(), MessageTemplate: said}
}

// WithHint returns a copy of e that also says what to do.
func (e *Error) WithHint(format string, args ...any) *Error {
	with := *e
	with.HintTemplate = NewUIMessage(format, args...)
	with.Hint = with.HintTemplate.String()
	return &with
}

// WithCause returns a copy of e that remembers its cause for the log.
func (e *Error) WithCause(cause error) *Error {
	with := *e
	with.Err = cause
	return &with
}

// Error gives the message and hint, for people.
func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + " " + e.Hint
}

func (e *Error) Unwrap() error { return e.Err }

// CodeOf returns the code of the first [Error] in err's chain: "" for nil,
// [Stopped] for a cancelled context, [Internal] for anything else.
func CodeOf(err error) Code {
	var coded *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &coded):
		return coded.Code
	case errors.Is(err, context.Canceled):
		return Stopped
	default:
		return Internal
	}
}

// Public returns what may be shown of err: the coded error in its chain, or
// one that says no more than that something went wrong inside Kith.
func Public(err error) *Error {
	var coded *Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &coded):
		return coded
	case errors.Is(err, context.Canceled):
		return Errorf(Stopped, "Stopped.").WithCause(err)
	default:
		return Errorf(Internal, "Something went wrong inside Kith.").
			WithHint("What was stored before is kept. The log in the data folder says more.").WithCause(err)
	}
}
