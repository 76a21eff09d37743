package api

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"kith/backend/domain"
)

// Limits for an e-mail draft that is opened in the mail program, in characters: systems pass the
// mailto address as one argument.
const (
	maxSubject = 300
	maxBody    = 10_000
)

// follow opens a web or mail address. It rejects other schemes, because addresses come from
// profiles and answers, which strangers write.
func (w Window) follow(address string) (Opened, error) {
	parsed, err := url.Parse(address)
	if err != nil {
		return Opened{}, domain.Errorf(domain.Invalid, "api.addressNotOpenable", "That address cannot be opened.").WithCause(err)
	}
	switch parsed.Scheme {
	case "http", "https":
		return Opened{Opened: w.Open(escape(address, reserved+"%")) == nil, Address: address}, nil
	case "mailto":
		return w.write(parsed)
	default:
		return Opened{}, domain.Errorf(domain.Invalid, "api.webAndMailOnly", "Kith opens web and mail addresses only.")
	}
}

// write opens the mail program for a mailto address. Of the header fields it keeps only subject
// and body, because some programs support "attach" or "bcc".
func (w Window) write(link *url.URL) (Opened, error) {
	to, err := url.PathUnescape(link.Opaque)
	if err == nil {
		to, err = domain.NormalizeEmail(to)
	}
	fields, malformed := url.ParseQuery(strings.ReplaceAll(link.RawQuery, "+", "%2B")) // in mailto addresses a plus is not a space
	if err != nil || malformed != nil {
		return Opened{}, domain.Errorf(domain.Invalid, "api.notOneMailbox", "That is no address of one mailbox.")
	}
	address, err := mailto(to, fields.Get("subject"), fields.Get("body"))
	if err != nil {
		return Opened{}, err
	}
	return Opened{Opened: w.Open(address) == nil, Address: to}, nil
}

// mailto returns the mailto address of an e-mail, with the subject on one line. It fails with
// [domain.Invalid] if the e-mail is too long.
func mailto(to, subject, body string) (string, error) {
	subject = strings.Join(strings.Fields(subject), " ")
	if utf8.RuneCountInString(subject) > maxSubject {
		return "", domain.Errorf(domain.Invalid, "api.subjectTooLong", "The subject is longer than %d characters.", maxSubject)
	}
	if utf8.RuneCountInString(body) > maxBody {
		return "", domain.Errorf(domain.Invalid, "api.emailTooLong", "The e-mail is longer than %d characters.", maxBody).
			WithHint("api.openShorter", "Open a shorter one, and add the rest in your mail program.")
	}
	body = strings.ReplaceAll(strings.ReplaceAll(body, "\r\n", "\n"), "\n", "\r\n")
	return "mailto:" + escape(to, "@") + "?subject=" + escape(subject, "") + "&body=" + escape(body, ""), nil
}

// reserved are the characters that separate parts of an address (RFC 3986, section 2.2).
const reserved = ":/?#[]@!$&'()*+,;="

// escape percent-encodes every byte except letters, digits, "-._~" and those in kept. This is
// needed because [url.Parse] accepts quotes and spaces, and Windows puts the address into the
// command line of the program that opens it, where they could begin another argument.
func escape(s, keep string) string {
	var escaped strings.Builder
	for i := range len(s) {
		if c := s[i]; unreserved(c) || strings.IndexByte(keep, c) >= 0 {
			escaped.WriteByte(c)
		} else {
			fmt.Fprintf(&escaped, "%%%02X", c)
		}
	}
	return escaped.String()
}

func unreserved(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
