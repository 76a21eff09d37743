package invite

import (
	"net/url"
	"strings"

	"kith/backend/domain"
)

// Link is the content of an invitation link or QR code. As text it is
//
//	kith:join?code=WORDS&v=1
//
// Unknown fields are ignored, so that a newer Kith can add some.
type Link struct {
	Code     Code
	Endpoint string // where the code is redeemed; "" means on this computer
	Key      string // the organization's public key for directory files; "" if unknown
}

const scheme = "kith:join?"

// isLink reports whether text begins with the scheme of a link.
func isLink(text string) bool {
	trimmed := strings.TrimSpace(text)
	return len(trimmed) >= len("kith:") && strings.EqualFold(trimmed[:len("kith:")], "kith:")
}

// String returns the link's text.
func (l Link) String() string {
	fields := url.Values{"v": {"1"}, "code": {l.Code.String()}}
	if l.Endpoint != "" {
		fields.Set("at", l.Endpoint)
	}
	if l.Key != "" {
		fields.Set("key", l.Key)
	}
	return scheme + fields.Encode()
}

// parseLink reads a link. It fails with [domain.Invalid] if text is not a link
// and with [domain.TooNew] if only a newer Kith understands it.
func parseLink(text string) (Link, error) {
	trimmed := strings.TrimSpace(text)
	if len(trimmed) < len(scheme) || !strings.EqualFold(trimmed[:len(scheme)], scheme) {
		return Link{}, notALink()
	}
	fields, err := url.ParseQuery(trimmed[len(scheme):])
	if err != nil {
		return Link{}, notALink()
	}
	if v := fields.Get("v"); v != "1" {
		return Link{}, newerCode()
	}
	code, err := parseWords(fields.Get("code"))
	return Link{Code: code, Endpoint: fields.Get("at"), Key: fields.Get("key")}, err
}

func notALink() error {
	return domain.Errorf(domain.Invalid, "invite.notAnInvitation", "That is not a Kith invitation.").WithHint("invite.pasteLink", "Paste the whole link, or type the ten words.")
}
