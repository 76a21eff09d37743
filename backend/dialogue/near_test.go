package dialogue

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
)

// nearMove describes what a turn asks for by its place.
func nearMove(m Move) string {
	var parts []string
	parts = append(parts, string(m.Kind))
	for _, id := range m.People {
		parts = append(parts, string(id))
	}
	if m.Near != "" {
		parts = append(parts, "near "+m.Near)
	}
	if len(m.Except) > 0 {
		parts = append(parts, "without")
	}
	for _, id := range m.Except {
		parts = append(parts, string(id))
	}
	if m.Aspect != "" {
		parts = append(parts, "/"+string(m.Aspect))
	}
	if len(m.Unplaced) > 0 {
		parts = append(parts, "not stated "+strings.Join(m.Unplaced, " "))
	}
	return strings.Join(parts, " ")
}

// TestNear asks an asker from Rockland, Maine, after the crew was shown: Ada in Bath, Ben in South Portland,
// Cleo on Vinalhaven, Dora in Portland, Oregon.
func TestNear(t *testing.T) {
	for asked, want := range map[string]string{
		"someone closer":                         "search near Rockland, Maine without ada ben dora",
		"closer to me":                           "search near Rockland, Maine without ada ben dora",
		"Is there anyone nearer to my place?":    "search near Rockland, Maine without ada ben dora",
		"somebody closer to South Portland":      "search near South Portland without ada cleo dora",
		"closer to Portland, Oregon?":            "search near Portland, Oregon without ada cleo",
		"who is nearest to me?":                  "search near Rockland, Maine",
		"who lives closest to Lewiston":          "search near Lewiston",
		"plus près de chez moi":                  "search near Rockland, Maine without ada ben dora",
		"quelqu'un de plus proche de Lewiston":   "search near Lewiston without ada ben cleo dora",
		"none of them, anybody closer to me?":    "search near Rockland, Maine without ada ben dora cleo",
		"aucun d'eux, plus près de Lewiston ?":   "search near Lewiston without ada ben cleo dora",
		"which of them lives near Portland?":     "narrow ben near Portland",
		"which of them is closest to me?":        "narrow cleo ada ben dora near Rockland, Maine",
		"which one is nearest to Bath, Maine?":   "narrow ada ben cleo dora near Bath, Maine",
		"which of them lives near me?":           "narrow cleo near Rockland, Maine",
		"which of them lives in Maine?":          "narrow ada ben cleo",
		"which of them lives in Oregon?":         "narrow dora",
		"is any of them in the US?":              "narrow ada ben cleo dora",
		"which of them lives in Canada?":         "narrow",
		"which of them lives in South Portland?": "narrow ben",
	} {
		if have := nearMove(Resolve(conversation(""), asked)); have != want {
			t.Errorf("%q is %s, want %s", asked, have, want)
		}
	}
}

// The place of an asker who states none is asked for.
func TestNearWithoutHome(t *testing.T) {
	state := conversation("")
	state.Asker.Location = ""
	for _, asked := range []string{"closer to me", "who is nearest to me?", "a welder near me", "anybody nearby?", "which of them is closest?", "plus près de chez moi", "un soudeur près de chez moi"} {
		if have := nearMove(Resolve(state, asked)); have != "clarify /place" {
			t.Errorf("%q is %s", asked, have)
		}
	}
	if have := nearMove(Resolve(state, "closer to Bath, Maine")); have != "search near Bath, Maine without ada ben cleo dora" {
		t.Error(have)
	}
}

// Who states no place is never counted as living there.
func TestNearUnplaced(t *testing.T) {
	state := conversation("")
	state.Turns[0].People = append(slices.Clone(state.Turns[0].People), Shown{Profile: domain.Profile{UserID: "eve", Name: "Eve"}}, Shown{Profile: domain.Profile{UserID: "fay", Name: "Fay", Location: "Building 4"}})
	for asked, want := range map[string]string{
		"which of them lives in Maine?":   "narrow ada ben cleo not stated Eve",
		"which of them is closest to me?": "narrow cleo ada ben dora fay near Rockland, Maine not stated Eve",
		"which of them is in Building 4?": "narrow fay not stated Eve",
	} {
		if have := nearMove(Resolve(state, asked)); have != want {
			t.Errorf("%q is %s, want %s", asked, have, want)
		}
	}
}

// Questions near the asker are searched near their place.
func TestQuestionsNearHome(t *testing.T) {
	state := State{Asker: domain.Profile{Location: "Lyon"}}
	for asked, want := range map[string]string{
		"a welder near me":                        "a welder near Lyon",
		"who around here repairs clocks?":         "who near Lyon repairs clocks?",
		"is there a baker nearby?":                "is there a baker near Lyon?",
		"un soudeur près de chez moi":             "un soudeur près de Lyon",
		"Qui dans le coin, répare les horloges ?": "Qui près de Lyon, répare les horloges ?",
		"a welder near Bangor":                    "a welder near Bangor",
		"Who is closest to retirement?":           "Who is closest to retirement?",
	} {
		if have := Resolve(state, asked).Question; have != want {
			t.Errorf("%q searches %q, want %q", asked, have, want)
		}
	}
	if move := Resolve(state, "who is nearest to me?"); move.Near != "Lyon" || !move.Kind.Searches() {
		t.Errorf("%+v", move)
	}
}

// A correction of the place keeps what was asked.
func TestCorrectedPlace(t *testing.T) {
	state := State{Asker: domain.Profile{Location: "Rockland, Maine"}}
	state.Turns = []Turn{{Text: "a plumber in Portland", Topic: "plumber in Portland", Move: Move{Kind: Search, Question: "a plumber in Portland"}}}
	for asked, want := range map[string]string{
		"I meant Portland, Oregon":     "plumber in Portland, Oregon",
		"I meant Oregon":               "plumber in Portland, Oregon",
		"no, I meant the one in Maine": "plumber in Portland, Maine",
		"sorry, Camden":                "plumber in Camden",
		"I meant Camden, Maine":        "plumber in Camden, Maine",
	} {
		if have := Resolve(state, asked).Question; have != want {
			t.Errorf("%q searches %q, want %q", asked, have, want)
		}
	}
}
