package domain

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestPublicHidesInternalErrors(t *testing.T) {
	cause := errors.New("/home/somebody/secret.db: line 3")
	coded := Errorf(Full, "test.diskFull", "The disk is full.").WithHint("test.freeSpace", "Free some space.").WithCause(cause)
	for _, c := range []struct {
		name string
		err  error
		code Code
	}{
		{"nothing", nil, ""},
		{"coded", coded, Full},
		{"coded and wrapped", fmt.Errorf("while saving: %w", coded), Full},
		{"joined", errors.Join(cause, coded), Full},
		{"cancelled", fmt.Errorf("reading: %w", context.Canceled), Stopped},
		{"unknown", cause, Internal},
	} {
		if have := CodeOf(c.err); have != c.code {
			t.Errorf("%s: code %q, want %q", c.name, have, c.code)
		}
		public := Public(c.err)
		if (public == nil) != (c.err == nil) {
			t.Errorf("%s: public is %v", c.name, public)
		}
		if public != nil && (public.Code != c.code || strings.Contains(public.Error(), "secret")) {
			t.Errorf("%s: public is %+v", c.name, public)
		}
	}
	if !errors.Is(coded, cause) {
		t.Error("the cause is lost for the log")
	}
}
