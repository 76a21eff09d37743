package domain

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"
)

// Clean trims the fields, removes invisible characters and empty or repeated list
// entries, and checks lengths and URLs. It fails with [Invalid], naming the
// field.
func (p *Profile) Clean() error {
	if faults := p.normalize(); len(faults) > 0 {
		return faults[0].err
	}
	return nil
}

// Salvage cleans a profile that somebody else wrote down. Where [Profile.Clean] fails, it repairs the field: it
// shortens long texts and lists and removes addresses that are none. It returns a note on each repair.
func (p *Profile) Salvage() []UIMessage {
	var notes []UIMessage
	for _, f := range p.normalize() {
		f.repair()
		notes = append(notes, f.note)
	}
	return notes
}

// fault is a field that breaks a rule.
type fault struct {
	err    *Error
	repair func()    // makes the field obey the rule
	note   UIMessage // says what repair does
}

// normalize cleans all fields and returns those that break a rule.
func (p *Profile) normalize() (faults []fault) {
	for _, f := range p.addresses() {
		faults = append(faults, normalizeAddress(f)...)
	}
	for _, f := range p.lines() {
		if f.label != linkedInLabel && f.label != websiteLabel {
			faults = append(faults, normalizeLine(f)...)
		}
	}
	for _, f := range p.texts() {
		*f.value = strings.TrimSpace(Visible(*f.value))
		if utf8.RuneCountInString(*f.value) > MaxText {
			faults = append(faults, fault{
				Errorf(Invalid, "domain.textTooLong", "The text “%s” is longer than %d characters.", f.label, MaxText),
				func() { *f.value = Shorten(*f.value, MaxText) },
				NewUIMessage("domain.textShortened", "The text “%s” is longer than %d characters; it was shortened.", f.label, MaxText),
			})
		}
	}
	for _, f := range p.lists() {
		faults = append(faults, normalizeList(f)...)
	}
	return faults
}

// normalizeAddress adds a missing https:// and accepts no other schemes than http and
// https, because other people's machines open these URLs.
func normalizeAddress(f labelled[string]) []fault {
	address := strings.TrimSpace(*f.value)
	if address == "" {
		*f.value = ""
		return nil
	}
	remove := func() { *f.value = "" }
	withScheme := address
	if !strings.Contains(address, "://") {
		withScheme = "https://" + address
	}
	parsed, err := url.Parse(withScheme)
	if err != nil || (parsed.Scheme != "https" && parsed.Scheme != "http") || parsed.Hostname() == "" || parsed.User != nil {
		return []fault{{
			Errorf(Invalid, "domain.notAWebAddress", "The %s %q is not a web address.", f.label, Shorten(address, MaxLine)), remove,
			NewUIMessage("domain.addressLeftOut", "The %s %q is not a web address; it was left out.", f.label, Shorten(OneLine(address), MaxLine)),
		}}
	}
	if f.label == linkedInLabel {
		parsed = normalizeLinkedIn(parsed)
	}
	*f.value = OneLine(parsed.String())
	if utf8.RuneCountInString(*f.value) > MaxLine {
		return []fault{{tooLong(f.label), remove, NewUIMessage("domain.lineLeftOut", "The %s is longer than %d characters; it was left out.", f.label, MaxLine)}}
	}
	return nil
}

func tooLong(label Term) *Error {
	return Errorf(Invalid, "domain.fieldTooLong", "The %s is longer than %d characters.", label, MaxLine)
}

func normalizeLine(f labelled[string]) []fault {
	*f.value = OneLine(*f.value)
	if utf8.RuneCountInString(*f.value) <= MaxLine {
		return nil
	}
	return []fault{{
		tooLong(f.label), func() { *f.value = Shorten(*f.value, MaxLine) },
		NewUIMessage("domain.lineShortened", "The %s is longer than %d characters; it was shortened.", f.label, MaxLine),
	}}
}

func normalizeList(f labelled[[]string]) (faults []fault) {
	*f.value = CleanList(*f.value)
	if len(*f.value) > MaxList {
		faults = append(faults, fault{
			Errorf(Invalid, "domain.tooMany", "There are more than %d %s.", MaxList, f.label),
			func() { *f.value = slices.Clone((*f.value)[:MaxList]) }, // the others may be a million
			NewUIMessage("domain.listCut", "There are more than %d %s; the first ones were kept.", MaxList, f.label),
		})
	}
	for _, entry := range *f.value {
		if utf8.RuneCountInString(entry) > MaxLine {
			return append(faults, fault{
				Errorf(Invalid, "domain.entryTooLong", "One of the %s is longer than %d characters.", f.label, MaxLine),
				func() { *f.value = shortEntries(*f.value) },
				NewUIMessage("domain.entryShortened", "One of the %s is longer than %d characters; it was shortened.", f.label, MaxLine),
			})
		}
	}
	return faults
}

func shortEntries(entries []string) []string {
	short := make([]string, len(entries))
	for i, entry := range entries {
		short[i] = Shorten(entry, MaxLine)
	}
	return CleanList(short)
}

// CleanList folds white space and drops empty and repeated entries of a list.
// Case is ignored.
func CleanList(entries []string) []string {
	cleaned := make([]string, 0, len(entries))
	seen := make(map[string]bool, len(entries))
	for _, entry := range entries {
		entry = OneLine(entry)
		key := strings.ToLower(entry)
		if entry == "" || seen[key] {
			continue
		}
		seen[key] = true
		cleaned = append(cleaned, entry)
	}
	return cleaned
}
