package domain

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

const linkedInHost = "www.linkedin.com"

// CleanLinkedIn returns the address of a LinkedIn page, or another web address, in
// the one form in which it is stored and compared. It fails with [Invalid].
func CleanLinkedIn(address string) (string, error) {
	if faults := normalizeAddress(labelled[string]{linkedInLabel, &address}); len(faults) > 0 {
		return "", faults[0].err
	}
	return address, nil
}

// IsLinkedIn reports whether a host is LinkedIn's: linkedin.com, or that of a
// country or of the mobile site.
func IsLinkedIn(host string) bool {
	host = strings.TrimSuffix(strings.ToLower(host), ".")
	return host == "linkedin.com" || strings.HasSuffix(host, ".linkedin.com")
}

// normalizeLinkedIn returns the one form of the address of a LinkedIn page, with
// https, www, a path in lower case, and neither query nor fragment. Of a member's
// page the path is /in/ and the name that they chose. Addresses of other sites
// stay as they are.
func normalizeLinkedIn(page *url.URL) *url.URL {
	if !IsLinkedIn(page.Hostname()) {
		return page
	}
	form := &url.URL{Scheme: "https", Host: linkedInHost}
	segments := pathSegments(page.Path)
	for len(segments) > 1 && slices.Contains(wrappers, strings.ToLower(segments[0])) {
		segments = segments[1:]
	}
	switch {
	case len(segments) == 0:
		return form
	case !slices.Contains(caseSensitive, strings.ToLower(segments[0])):
		for i, segment := range segments {
			if !memberID.MatchString(segment) {
				segments[i] = lowered(segment)
			}
		}
	}
	switch {
	case segments[0] == "in" && len(segments) > 2:
		segments = segments[:2] // a language, or a part of the page
	case segments[0] == "pub" && len(segments) > 2 && locale.MatchString(segments[len(segments)-1]):
		segments = segments[:len(segments)-1]
	case slices.Equal(segments, []string{"profile", "view"}):
		if id := page.Query().Get("id"); id != "" {
			form.RawQuery = url.Values{"id": {id}}.Encode()
		}
	}
	form.Path = "/" + strings.Join(segments, "/")
	return form
}

// wrappers begin the paths of links in LinkedIn's e-mails and on its mobile site.
var wrappers = []string{"comm", "mwlite", "m"}

// caseSensitive begin paths with ids in which case matters.
var caseSensitive = []string{"profile", "sales", "talent", "recruiter"}

// memberID is an id that LinkedIn writes in place of a chosen name. Case matters.
var memberID = regexp.MustCompile(`^AC[A-Za-z]AA[A-Za-z0-9_-]{20,}$`)

// locale is the language that a page is shown in, such as fr or zh-tw.
var locale = regexp.MustCompile(`^[a-z]{2}([-_][a-z]{2})?$`)

// pathSegments splits a decoded path. It drops empty segments, white space around
// them and invisible characters.
func pathSegments(path string) (segments []string) {
	for _, segment := range strings.Split(withoutInvisible(path), "/") {
		if segment = norm.NFC.String(strings.TrimSpace(segment)); segment != "" {
			segments = append(segments, segment)
		}
	}
	return segments
}

// PersonalPage reports whether an address, as [Profile.Clean] leaves it, is the
// LinkedIn page of one person: not the page of a company, nor a page such as
// /in/me, which each member has.
func PersonalPage(linkedIn string) bool {
	path, found := strings.CutPrefix(linkedIn, "https://"+linkedInHost+"/")
	kind, rest, _ := strings.Cut(path, "/")
	if !found || rest == "" {
		return false
	}
	switch kind {
	case "in", "pub":
		return rest != "me"
	case "profile":
		return strings.Contains(rest, "?id=")
	case "sales", "talent", "recruiter":
		return strings.Contains(rest, "/")
	}
	return false
}
