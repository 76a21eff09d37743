package interchange

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"kith/backend/domain"
)

// maxAddresses is how much of a cell is searched for addresses, in bytes.
const maxAddresses = 4_000

// emailsIn returns the valid e-mail addresses of a cell in order, normalised: also those of "Ann <ann@example.org>",
// mailto: links and lists.
func emailsIn(text string) []string {
	text = strings.Trim(strings.TrimSpace(text), "'`")
	if whole, err := domain.NormalizeEmail(text); err == nil {
		return []string{whole}
	}
	var found []string
	take := func(address string) bool {
		normalized, err := domain.NormalizeEmail(address)
		if err == nil && !slices.Contains(found, normalized) {
			found = append(found, normalized)
		}
		return err == nil
	}
	for _, word := range strings.FieldsFunc(text[:min(len(text), maxAddresses)], dividesEmails) {
		if i := strings.LastIndexByte(word, ':'); i >= 0 { // mailto:, or a label
			word, _, _ = strings.Cut(word[i+1:], "?")
		}
		word = strings.Trim(word, `.'`+"`")
		if !strings.Contains(word, "@") || take(word) {
			continue
		}
		for part := range strings.SplitSeq(word, "/") {
			take(part)
		}
	}
	return found
}

// dividesEmails reports whether a character separates addresses in a cell.
func dividesEmails(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`,;|<>()[]{}"“”„`+nextCell, r)
}

func onLinkedIn(address *url.URL) bool {
	host := strings.ToLower(address.Hostname())
	return host == "linkedin.com" || strings.HasSuffix(host, ".linkedin.com")
}

// linkedInAddress finds an address on linkedin.com, in whatever text is around it.
var linkedInAddress = regexp.MustCompile(`(?i)(?:https?:/*)?(?:[a-z0-9-]+\.)*linkedin\.com/[^\s"'<>()\[\],;` + nextCell + `]*`)

// linkedInPage returns the page of a person on LinkedIn: for its address, for the end of that address such as
// in/ada-vern, and for a handle such as ada-vern or @ada. It reports false for a company's page and for other text.
func linkedInPage(text string) (page string, ok bool) {
	text = domain.OneLine(text)
	if address := linkedInAddress.FindString(text); address != "" {
		end := linkedInHost.FindStringIndex(address)[1]
		return personPage(strings.TrimRight(address[end:], ".!"))
	}
	handle := strings.TrimSpace(linkedInLabel.ReplaceAllString(text, ""))
	switch short, at := strings.CutPrefix(handle, "@"); {
	case at && isVanityName(short):
		return personPage("in/" + short)
	case shortPath.MatchString(handle):
		return personPage(strings.TrimLeft(handle, "/"))
	case isVanityName(handle) && (strings.ContainsAny(handle, "-_0123456789") || handle == strings.ToLower(handle)) && !commonAnswers[handle]:
		return personPage("in/" + handle)
	}
	return "", false
}

var (
	linkedInHost  = regexp.MustCompile(`(?i)linkedin\.com/`)
	linkedInLabel = regexp.MustCompile(`(?i)^linked-?in\s*[:=]\s*`)
	shortPath     = regexp.MustCompile(`(?i)^/?in/[^\s/]+/?$`)
)

// commonAnswers are single words in place of a handle.
var commonAnswers = words(`yes no oui non ja nein sí si sim não nee nej nope private privat privé privado later soon same pending linkedin profile profil perfil
	see ask here link url website email none later bientôt später pronto breve snart binnenkort public member name test true false maybe`)

// isVanityName reports whether a text can be the last part of a profile's address.
func isVanityName(text string) bool {
	const least, most = 3, 100 // characters, by LinkedIn's rules
	letters := []rune(text)
	return len(letters) >= least && len(letters) <= most && !slices.ContainsFunc(letters, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) && r != '-' && r != '_'
	})
}

// linkedInWrappers begin the paths of the mobile site and of links in e-mails.
var linkedInWrappers = words("mwlite m comm")

// personPage returns the page for a path on linkedin.com, without query and what follows the person.
func personPage(path string) (page string, ok bool) {
	path, _, _ = strings.Cut(path, "#")
	path, query, _ := strings.Cut(path, "?")
	parts := slices.DeleteFunc(strings.Split(path, "/"), func(part string) bool { return part == "" })
	for len(parts) > 2 && linkedInWrappers[strings.ToLower(parts[0])] {
		parts = parts[1:]
	}
	if len(parts) < 2 {
		return "", false
	}
	address := url.URL{Scheme: "https", Host: "www.linkedin.com"}
	switch strings.ToLower(parts[0]) {
	case "in":
		name, err := url.PathUnescape(parts[1])
		if err != nil || strings.TrimSpace(name) == "" || strings.EqualFold(name, "me") || strings.Contains(name, "/") {
			return "", false
		}
		address.Path = "/in/" + name
	case "pub":
		address.Path = "/" + strings.Join(parts, "/")
	case "profile":
		address.Path, address.RawQuery = "/profile/view", query
	default:
		return "", false
	}
	return address.String(), true
}

// webPage returns a web address: one that stands alone, else the first one of a list. It adds a missing https:// and
// reports false if there is none, as for "ask me".
func webPage(text string) (page string, ok bool) {
	if len(text) > maxAddresses {
		return text, true // too long, which is reported as such
	}
	listed := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;|<>\"", r) })
	for _, word := range listed {
		if isWebPage(word) && (len(listed) == 1 || strings.Contains(word, "://") || strings.HasPrefix(word, "www.")) {
			return word, true
		}
	}
	if len(listed) > 1 && !slices.ContainsFunc(listed, func(word string) bool { return !isWebPage(word) }) {
		return listed[0], true
	}
	return "", false
}

// isWebPage reports whether a word is a web address with a host under some domain; the scheme can be missing.
func isWebPage(word string) bool {
	if !strings.Contains(word, "://") {
		word = "https://" + word
	}
	parsed, err := url.Parse(word)
	if err != nil || parsed.Scheme != "https" && parsed.Scheme != "http" || parsed.User != nil {
		return false
	}
	host := parsed.Hostname()
	end := host[strings.LastIndexByte(host, '.')+1:]
	return strings.Contains(strings.Trim(host, "."), ".") && len(end) > 1
}
