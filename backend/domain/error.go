package domain

import (
	"context"
	"errors"
)

// Code identifies a kind of error. Programs compare the code and never the
// text.
type Code string

const (
	// Invalid: the input is not valid; Message names the part.
	Invalid Code = "invalid"
	// NotFound: it does not exist, or the acting user may not know that it
	// does.
	NotFound Code = "not_found"
	// Forbidden: the acting user's role does not allow this.
	Forbidden Code = "forbidden"
	// NoActor: nobody is signed in, or the acting user is ambiguous.
	NoActor Code = "no_actor"
	// Locked: the acting user's passcode has not been entered yet.
	Locked Code = "locked"
	// TooOften: too many failed attempts; Message gives the time to wait.
	TooOften Code = "too_often"
	// Conflict: it exists already, or it changed in the meantime.
	Conflict Code = "conflict"
	// Busy: another Kith has locked the data folder.
	Busy Code = "busy"
	// ReadOnly: the data folder cannot be written to.
	ReadOnly Code = "read_only"
	// Full: the disk is full; the change was rolled back.
	Full Code = "disk_full"
	// TooNew: a newer version of Kith wrote the data.
	TooNew Code = "too_new"
	// Damaged: the data is corrupt.
	Damaged Code = "damaged"
	// Unavailable: an external program (Ollama, the mail program) did not
	// answer.
	Unavailable Code = "unavailable"
	// Stopped: the user cancelled it.
	Stopped Code = "stopped"
	// Internal: a defect in Kith; the log has the details.
	Internal Code = "internal"
)

// Error is the only error type that is shown to people. Message says what
// happened and what was kept, Hint says what to do; both are whole sentences.
type Error struct {
	Code    Code   `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	// MessageTemplate and HintTemplate are Message and Hint for translation.
	MessageTemplate UIMessage `json:"said,omitzero"`
	HintTemplate    UIMessage `json:"advised,omitzero"`
	// Err is the cause. It is only logged.
	Err error `json:"-"`
}

// Errorf returns an error with a code and a message for people, see
// [NewUIMessage].
func Errorf(code Code, id, format string, args ...any) *Error {
	message := NewUIMessage(id, format, args...)
	return &Error{Code: code, Message: message.String(), MessageTemplate: message}
}

// WithHint returns a copy of e with a hint, formatted like the message.
func (e *Error) WithHint(id, format string, args ...any) *Error {
	with := *e
	with.HintTemplate = NewUIMessage(id, format, args...)
	with.Hint = with.HintTemplate.String()
	return &with
}

// WithCause returns a copy of e that wraps cause.
func (e *Error) WithCause(cause error) *Error {
	with := *e
	with.Err = cause
	return &with
}

// Error returns the message followed by the hint.
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

// Public returns the error to show to people: the first [Error] in err's chain,
// or a generic one.
func Public(err error) *Error {
	var coded *Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &coded):
		return coded
	case errors.Is(err, context.Canceled):
		return Errorf(Stopped, "domain.stopped", "Stopped.").WithCause(err)
	default:
		return Errorf(Internal, "domain.internal", "Something went wrong inside Kith.").
			WithHint("domain.seeLog", "What was stored before is kept. The log in the data folder says more.").WithCause(err)
	}
}
