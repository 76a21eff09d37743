package api

import (
	"fmt"
	"net/url"
	"strings"

	"kith/backend/domain"
)

// open opens a web or mail address; any other scheme is refused, since the
// addresses come from profiles and prose that strangers wrote.
func (a *App) open(address string) (Opened, error) {
	parsed, err := url.Parse(address)
	if err != nil {
		return Opened{}, domain.Errorf(domain.Invalid, "That address cannot be opened.").Because(err)
	}
	switch parsed.Scheme {
	case "http", "https", "mailto":
	default:
		return Opened{}, domain.Errorf(domain.Invalid, "Kith opens web and mail addresses only.")
	}
	err = a.parts.Window.Open(escapeAddress(address))
	return Opened{Opened: err == nil, Address: address}, nil
}

// mailto is the address of a draft.
func mailto(to, subject, body string) string {
	return "mailto:" + escape(to, "@") + "?subject=" + escape(subject, "") + "&body=" + escape(strings.ReplaceAll(body, "\n", "\r\n"), "")
}

// escapeAddress percent-encodes the characters at which Wails refuses to open
// an address.
func escapeAddress(address string) string { return escape(address, "%:/?#[]@&=+,") }

// escape percent-encodes every byte but letters, digits, "-._" and those kept.
func escape(s, keep string) string {
	var escaped strings.Builder
	for i := range len(s) {
		if c := s[i]; plain(c) || strings.IndexByte(keep, c) >= 0 {
			escaped.WriteByte(c)
		} else {
			fmt.Fprintf(&escaped, "%%%02X", c)
		}
	}
	return escaped.String()
}

func plain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._", c) >= 0
}
