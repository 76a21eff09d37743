package query

import (
	"reflect"
	"testing"
)

var followUpCases = []struct{ prior, text, want string }{
	{"fix boat engine", "and in Portland?", "refine: fix boat engine | near Portland"},
	{"fix boat engine near Rockland", "And in Bangor?", "refine: fix boat engine | near Bangor"},
	{"fix boat engine near Rockland", "what about someone younger who speaks French?", "refine: fix boat engine | near Rockland | speaks French"},
	{"fix boat engine", "in Portland?", "refine: fix boat engine | near Portland"},
	{"fix boat engine", "anyone else?", "refine: fix boat engine"},
	{"fix boat engine", "anyone closer?", "refine: fix boat engine"},
	{"electrician near Portland", "what about a plumber?", "refine: plumber | near Portland"},
	{"electrician near Portland", "or a carpenter", "refine: carpenter | near Portland"},
	{"electrician near Portland", "how about Bangor?", "refine: electrician | near Bangor"},
	{"electrician", "what about Bangor?", "refine: electrician bangor"},
	{"fix boat engine", "someone who also knows diesel", "refine: fix boat engine diesel"},
	{"fix boat engine", "do any of them speak French?", "refine: fix boat engine | speaks French"},
	{"fix boat engine", "only people near Camden", "refine: fix boat engine | near Camden"},
	{"who needs welder", "and in Portland?", "refine needs: welder | near Portland"},
	{"who needs welder", "what about carpenters?", "refine needs: carpenters"},
	{"fix boat engine", "who can teach me piano?", "find_people: teach piano"},
	{"fix boat engine", "thanks, that was helpful!", "small_talk"},
	{"who is Maria Okafor", "where does she live?", "about_person | named Maria Okafor"},
	{"who is Maria Okafor", "write her an email", "draft_introduction | named Maria Okafor"},
	{"who is Maria Okafor", "can she weld?", "about_person: weld | named Maria Okafor"},
	{"boat engine", "write an intro to the first one", "draft_introduction: boat engine"},
	{"boat engine", "Write an intro to Maria Okafor", "draft_introduction | named Maria Okafor"},
	{"boat engine", "tell me about Yuki Mori", "about_person | named Yuki Mori"},
	{"lawyer speaks Spanish", "and one who speaks French", "refine: lawyer | speaks French"},
	{"lawyer", "but not in Portland", "refine: lawyer | without portland"},
	{"grant writer", "with experience in farming", "refine: grant writer farming"},
	{"grant writer", "hello", "small_talk"},
	{"grant writer near Portland", "I need a plumber", "find_people: plumber"},
	{"electrician", "not an apprentice", "refine: electrician | without apprentice"},
	{"bakery", "no tourists, please", "refine: bakery | without tourists"},
	{"therapist", "without a waiting list", "refine: therapist | without waiting | without list"},
	{"window restoration", "closer to Bangor", "refine: window restoration | near Bangor"},
	{"dementia", "somebody who could sit with her at night", "refine: dementia sit night"},
	{"fiddle repair", "write to him, short and friendly", "draft_introduction: fiddle repair"},
}

func TestParseFollowUp(t *testing.T) {
	for _, c := range followUpCases {
		t.Run(c.prior+" / "+c.text, func(t *testing.T) {
			if got := summary(Parse(c.text, c.prior)); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestParseKeepsPreviousTerms(t *testing.T) {
	if q := Parse("who puts shoes on it?", "vet horse"); len(q.PreviousTerms) != 2 || q.PreviousTerms[0].Word != "vet" {
		t.Errorf("earlier %v", q.PreviousTerms)
	}
	if q := Parse("and in Bangor?", "vet horse"); len(q.PreviousTerms) > 0 {
		t.Errorf("earlier %v is asked now", q.PreviousTerms)
	}
}

func TestParseWithoutContext(t *testing.T) {
	const before = "who can look at a brackish well?"
	for text, want := range map[string]bool{
		"who can repair a particle accelerator?": true,
		"who can test it for arsenic and salt?":  false,
		"and in Bangor?":                         false,
		"who can weld?":                          false,
		"and somebody who welds?":                true,
	} {
		q := Parse(text, Parse(before, "").Topic)
		if (q.WithoutContext != nil) != want {
			t.Errorf("%q without context: %v, want %v", text, q.WithoutContext, want)
		}
		if alone := Parse(text, ""); want && !reflect.DeepEqual(*q.WithoutContext, alone) {
			t.Errorf("%q without context is %+v, alone %+v", text, *q.WithoutContext, alone)
		}
	}
	q := Parse("who can weld brass in Bangor?", "brackish well").WithoutConditions([]string{"place:bangor"})
	if q.WithoutContext == nil || len(q.WithoutContext.Places) > 0 {
		t.Errorf("without its place %+v", q.WithoutContext)
	}
}
