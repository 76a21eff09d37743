package store

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"kith/backend/domain"
)

const (
	takenBack    = "restringing harpsichords"
	storedAnswer = "Zebulon restrings harpsichords."
)

// matchReaders are the methods of the scoped store that return stored text of other people's
// profiles.
var matchReaders = map[string]func(context.Context, *Scoped, domain.Turn) (any, error){
	"Messages": func(ctx context.Context, d *Scoped, turn domain.Turn) (any, error) {
		messages, err := d.Messages(ctx, turn.Session.ID)
		return metadataOf(messages), err
	},
	"Answer": func(ctx context.Context, d *Scoped, turn domain.Turn) (any, error) {
		answer, err := d.Answer(ctx, turn.Answer)
		return answer.Metadata, err
	},
	"Contacts":        func(ctx context.Context, d *Scoped, _ domain.Turn) (any, error) { return d.Contacts(ctx) },
	"RemovedContacts": func(ctx context.Context, d *Scoped, _ domain.Turn) (any, error) { return d.RemovedContacts(ctx) },
	"VisibleMatches": func(ctx context.Context, d *Scoped, turn domain.Turn) (any, error) {
		visible, _, err := d.VisibleMatches(ctx, aboutZebulon(turn.Session.UserID))
		return visible, err
	},
}

func metadataOf(messages []domain.Message) (all []domain.Metadata) {
	for _, m := range messages {
		all = append(all, m.Metadata)
	}
	return all
}

func aboutZebulon(id domain.UserID) []domain.MatchedProfile {
	return []domain.MatchedProfile{{
		UserID: id, Score: 1, Reason: "Can help with “" + takenBack + "”", AnswerSentence: storedAnswer,
		Evidence:   []domain.Evidence{{Field: "offers", Text: takenBack}},
		ScoreParts: []domain.ScorePart{{Kind: domain.ScorePartWord, Field: "offers", Found: takenBack, Part: 1}},
	}}
}

// TestRemovedWordsAreNotReturned stores words of somebody's profile with an answer and a
// contact. After they remove the words or hide, no method returns them.
func TestRemovedWordsAreNotReturned(t *testing.T) {
	for name, read := range matchReaders {
		t.Run(name, func(t *testing.T) {
			s, clock := open(t)
			d, zebulon := founder(t, s), signUp(t, s, "Zebulon")
			optIn(t, zebulon, domain.Profile{Offers: takenBack})
			turn := answerWith(t, d, zebulon.scope.Actor)
			got(d.SaveContact(t.Context(), zebulon.scope.Actor, turn.Answer))(t)
			if name == "RemovedContacts" {
				must(t, d.RemoveContact(t.Context(), zebulon.scope.Actor))
			}
			turn.Session.UserID = zebulon.scope.Actor // VisibleMatches filters the matches of this user
			says := func() string { return fmt.Sprintf("%+v", got(read(t.Context(), d, turn))(t)) }
			if said := says(); !strings.Contains(said, takenBack) || !strings.Contains(said, storedAnswer) {
				t.Fatalf("at first it says %s", said)
			}
			for _, p := range []domain.Profile{{Offers: "something else", OptedIn: true}, {Offers: takenBack}} {
				clock.at = clock.at.Add(1_000_000_000)
				p.Name = "Zebulon"
				must(t, zebulon.SaveProfile(t.Context(), p))
				if said := says(); strings.Contains(said, takenBack) || strings.Contains(said, storedAnswer) {
					t.Errorf("after %+v it says %s", p, said)
				}
			}
		})
	}
}

func answerWith(t *testing.T, d *Scoped, id domain.UserID) domain.Turn {
	t.Helper()
	turn := got(d.BeginTurn(t.Context(), "", "a question"))(t)
	must(t, d.SaveAnswer(t.Context(), turn.Answer, "An answer.", domain.Metadata{
		Status: domain.AnswerComplete, MatchedProfiles: aboutZebulon(id), NearestProfiles: aboutZebulon(id),
	}))
	return turn
}

// TestAllMatchReadersAreTested finds a method of the scoped store that returns
// stored matches, evidence or contacts and is not among matchReaders.
func TestAllMatchReadersAreTested(t *testing.T) {
	scoped := reflect.TypeFor[*Scoped]()
	for i := range scoped.NumMethod() {
		m := scoped.Method(i)
		for o := range m.Type.NumOut() {
			if _, tested := matchReaders[m.Name]; !tested && containsMatches(m.Type.Out(o), map[reflect.Type]bool{}) {
				t.Errorf("%s returns %s: add it to matchReaders", m.Name, m.Type.Out(o))
			}
		}
	}
}

func containsMatches(in reflect.Type, seen map[reflect.Type]bool) bool {
	if seen[in] {
		return false
	}
	seen[in] = true
	switch in {
	case reflect.TypeFor[domain.MatchedProfile](), reflect.TypeFor[domain.Evidence](), reflect.TypeFor[domain.Contact]():
		return true
	}
	switch in.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return containsMatches(in.Elem(), seen)
	case reflect.Struct:
		for field := range in.Fields() {
			if containsMatches(field.Type, seen) {
				return true
			}
		}
	}
	return false
}
