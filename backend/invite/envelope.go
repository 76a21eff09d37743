package invite

import (
	"net/url"
	"strings"

	"kith/backend/domain"
)

// Envelope is what a link or a QR code carries: the code, and where it can be
// redeemed. As text it is
//
//	kith:join?code=WORDS&v=1
//
// A newer Kith may add fields; those that are not known here are left aside.
type Envelope struct {
	Code     Code
	Endpoint string // of a shared directory; "": this machine's own
	Key      string // the organization's public key, for its directory files; "": not known
}

const scheme = "kith:join?"

// isLink reports whether a text is meant as an envelope.
func isLink(text string) bool {
	trimmed := strings.TrimSpace(text)
	return len(trimmed) >= len("kith:") && strings.EqualFold(trimmed[:len("kith:")], "kith:")
}

// String is the envelope as text.
func (e Envelope) String() string {
	fields := url.Values{"v": {"1"}, "code": {e.Code.String()}}
	if e.Endpoint != "" {
		fields.Set("at", e.Endpoint)
	}
	if e.Key != "" {
		fields.Set("key", e.Key)
	}
	return scheme + fields.Encode()
}

// parseEnvelope reads an envelope. It fails with [domain.Invalid] on what is
// none, with [domain.TooNew] on one that only a newer Kith understands.
func parseEnvelope(text string) (Envelope, error) {
	trimmed := strings.TrimSpace(text)
	if len(trimmed) < len(scheme) || !strings.EqualFold(trimmed[:len(scheme)], scheme) {
		return Envelope{}, noEnvelope()
	}
	fields, err := url.ParseQuery(trimmed[len(scheme):])
	if err != nil {
		return Envelope{}, noEnvelope()
	}
	if v := fields.Get("v"); v != "1" {
		return Envelope{}, newerCode()
	}
	code, err := parseWords(fields.Get("code"))
	return Envelope{Code: code, Endpoint: fields.Get("at"), Key: fields.Get("key")}, err
}

func noEnvelope() error {
	return domain.Errorf(domain.Invalid, "That is no invitation of Kith.").WithHint("Paste the whole link, or type the ten words.")
}
