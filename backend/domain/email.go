package domain

import (
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// maxEmail is the maximum length of an address in bytes, from the limits that
// RFC 5321 sets on each side of the @.
const maxEmail = 64 + 1 + 255

// NormalizeEmail returns the one form in which an address is stored and compared,
// so that all spellings of a mailbox are equal: composed (NFC), in lower case,
// without invisible characters, its domain in Unicode and not in Punycode.
// Letters that only look alike stay different. It fails with [Invalid] unless
// address is a bare address, and if part of it is made to be read in another
// direction.
func NormalizeEmail(address string) (string, error) {
	address = strings.TrimFunc(address, blank)
	if len(Visible(address)) > maxEmail {
		return "", emailTooLong()
	}
	if !utf8.ValidString(address) || strings.ContainsFunc(address, neverInEmail) {
		return "", noEmail(address)
	}
	normalized := lowered(Visible(address))
	if at := strings.LastIndexByte(normalized, '@'); at >= 0 && !isASCIIDomain(normalized[at+1:]) {
		normalized = lowered(normalized[:at+1] + unicodeDomain(normalized[at+1:]))
	}
	if len(normalized) > maxEmail {
		return "", emailTooLong()
	}
	parsed, err := mail.ParseAddress(normalized)
	if err != nil || parsed.Address != normalized || Visible(normalized) != normalized {
		return "", noEmail(address)
	}
	return normalized, nil
}

// neverInEmail reports whether r is a control, white space, or turns the direction of
// text. Other programs put the last around an address, where they do not matter.
func neverInEmail(r rune) bool {
	return unicode.IsControl(r) || unicode.IsSpace(r) || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

// blank reports whether r is white space or shows nothing.
func blank(r rune) bool { return unicode.IsSpace(r) || invisible(r) && !unicode.IsControl(r) }

func noEmail(address string) error {
	return Errorf(Invalid, "domain.notAnEmailAddress", "%q is not an e-mail address.", Visible(address))
}

func emailTooLong() error {
	return Errorf(Invalid, "domain.emailAddressTooLong", "The e-mail address is longer than %d characters.", maxEmail)
}

// withoutInvisible removes the characters that show nothing, joiners and direction
// marks included, but no controls.
func withoutInvisible(text string) string {
	if isASCII(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if invisible(r) && !unicode.IsControl(r) {
			return -1
		}
		return r
	}, text)
}

// lowered returns text composed and in lower case. It goes on until nothing
// changes, because lower case can leave letters that compose.
func lowered(text string) string {
	if isASCII(text) {
		return strings.ToLower(text)
	}
	if !utf8.ValidString(text) {
		return text
	}
	for range 3 {
		next := norm.NFC.String(cases.Lower(language.Und).String(norm.NFC.String(text)))
		if next == text {
			break
		}
		text = next
	}
	return text
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isASCIIDomain reports whether a domain in lower case has no other spelling.
func isASCIIDomain(domain string) bool { return isASCII(domain) && !strings.Contains(domain, "xn--") }

// domainForm reads domains as browsers do: letters that are equivalent, such as
// those of full width, are the same.
var domainForm = idna.New(idna.MapForLookup(), idna.Transitional(false), idna.BidiRule())

// unicodeDomain returns the Unicode form of a domain. One that is not valid stays
// as it is.
func unicodeDomain(domain string) string {
	ascii, err := domainForm.ToASCII(domain)
	if err != nil {
		return domain
	}
	spelled, err := domainForm.ToUnicode(ascii)
	if err != nil {
		return domain
	}
	return spelled
}
