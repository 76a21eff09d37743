package interchange

import (
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/interchange/sheet"
)

// openJSON opens Kith's own JSON, or lists of objects that another program wrote,
// as tables.
func (f *File) openJSON(text string) error {
	if isKithJSON(text) {
		f.Dialect, f.read = KithJSON, func() (MemberFile, error) { return readRecords(text) }
		return nil
	}
	lists, err := sheet.OpenJSON(text)
	if err != nil {
		return err
	}
	f.open = openObjects
	shown := visible(lists)
	err = f.openSheets(shown)
	if err != nil && len(shown) < len(lists) { // the object around the lists may be a person
		shown = lists[len(shown):]
		if f.openSheets(shown) != nil {
			return err
		}
	} else if err != nil {
		return err
	}
	if len(shown) == 1 {
		f.Sheets = nil
	}
	return nil
}

// isKithJSON reports whether the first object of a list has the keys that Kith
// writes.
func isKithJSON(text string) bool {
	kith := false
	_ = elements(strings.NewReader(text), func(element json.RawMessage, _ int64) error {
		var keys map[string]json.RawMessage
		if len(element) <= maxPerson && json.Unmarshal(element, &keys) == nil {
			kith = !slices.ContainsFunc([]string{"name", "email", "headline", "show_linkedin", "opted_in"}, func(key string) bool { return keys[key] == nil })
		}
		return errTooMany // one tells
	})
	return kith
}

// readRecords reads people from Kith's own JSON. It fails with [domain.Invalid]
// for other content.
func readRecords(text string) (MemberFile, error) {
	in := newRowCollector()
	line, counted := 1, 0
	err := elements(strings.NewReader(text), func(element json.RawMessage, end int64) error {
		if in.full() {
			return errTooMany
		}
		begin := int(end) - len(element)
		line += strings.Count(text[counted:begin], "\n")
		counted = begin
		if r, err := decodeRecord(element); err == nil {
			in.add(line, cellsOf(domain.Profile(r)))
		} else {
			in.reject(line, domain.NewUIMessage("interchange.entryNotAPerson", "The entry is not a person as Kith writes them."))
		}
		return nil
	})
	switch {
	case errors.Is(err, errTooMany):
		return MemberFile{}, sheet.TooManyRows()
	case err != nil || in.empty():
		return MemberFile{}, domain.Errorf(domain.Invalid, "interchange.notAPeopleList", "The file is not a list of people as Kith writes it.").
			WithHint("interchange.exportAgainAsJSON", "Export them again as JSON, or import a CSV or vCard file.").WithCause(err)
	}
	return in.file, nil
}

// openObjects opens a list of objects, whose first row has the names of their
// values. It fails with [domain.Invalid] if none of them tells who somebody is.
func openObjects(rows sheet.Rows) (*table, error) {
	first, err := sheet.Some(rows, sampled+1)
	if err != nil {
		return nil, err
	}
	header := first[0].Cells
	fields, _, recognised := fieldsOf(plainNames(header))
	t := newTable(rows, first, 1, header, fields, recognised)
	t.dropHandles()
	known := slices.Clone(t.fields)
	t.guess()
	t.dropOthers(known)
	if !slices.ContainsFunc(t.fields, identifiesPerson) {
		shown := header[:min(len(header), 12)]
		return nil, domain.Errorf(domain.Invalid, "interchange.nobodyInJSON", "The JSON is no list of people that can be recognised: its entries have %s.", domain.OneLine(strings.Join(shown, ", "))).
			WithHint("interchange.nameInJSON", "Each entry needs a name or an email. Rename the keys, or save the list as CSV.")
	}
	return t, nil
}

// handle is what people are called in a program: one word in small letters.
var handle = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]*$`)

// dropHandles leaves columns out that are called a name and hold handles.
func (t *table) dropHandles() {
	for i, field := range t.fields {
		if field == Name && mostly(t.samples(i, sampled), handle.MatchString) {
			t.fields[i], t.reasons[i] = NotUsed, ByContent
		}
	}
}

// dropOthers drops what was guessed of values that are said of somebody else, such
// as manager.email, beyond the fields that are known.
func (t *table) dropOthers(known []Field) {
	for i, name := range t.header {
		if t.fields[i] != known[i] && len(unwrapped(name)) > 1 {
			t.fields[i], t.reasons[i] = known[i], Unknown
		}
	}
}

// wrappers are names of objects that hold what is said of the person whose entry
// they are in. Those of another object, such as manager.email, are of somebody else.
var wrappers = words("profile user person contact member attendee guest attributes fields properties data node doc details personal info basic account customer address work employment social socials links")

// values are the keys of an object that stands for one value, such as company.name.
var values = words("name value label text title")

// plainNames returns for each name of a value the header of a column that it is
// like: the name itself, or without the objects around it, or that of an object
// that has only a name.
func plainNames(header []string) []string {
	plain := make([]string, len(header))
	for i, name := range header {
		keys := unwrapped(name)
		if last := len(keys) - 1; last > 0 && values[strings.ToLower(keys[last])] {
			keys = keys[:last]
		}
		plain[i] = spelled(strings.Join(keys, " "))
	}
	return plain
}

// unwrapped returns the keys of a name without those of the objects around it.
func unwrapped(name string) []string {
	keys := strings.Split(name, ".")
	for len(keys) > 1 && wrappers[strings.ToLower(keys[0])] {
		keys = keys[1:]
	}
	return keys
}

var capitals = regexp.MustCompile(`(\p{Ll})(\p{Lu})`)

// realName is what Slack calls the name of somebody who also has a handle.
var realName = regexp.MustCompile(`(?i)^real[ _]name`)

// spelled returns a name in the spelling that is a known header, if one is:
// emailAddress is "email Address".
func spelled(name string) string {
	spaced := capitals.ReplaceAllString(name, "$1 $2")
	for _, spelling := range []string{name, spaced, strings.TrimSuffix(name, "s"), realName.ReplaceAllString(spaced, "full name")} {
		if _, _, recognised := fieldsOf([]string{spelling}); recognised > 0 {
			return spelling
		}
	}
	return name
}
