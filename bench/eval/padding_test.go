package main

import (
	"reflect"
	"slices"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/golden"
)

func TestPad(t *testing.T) {
	set, err := golden.Load(golden.Maine)
	if err != nil {
		t.Fatal(err)
	}
	named := namedIn(set)
	for _, apart := range []bool{true, false} {
		padded := pad(set, 1_000, apart)
		if !reflect.DeepEqual(padded, pad(set, 1_000, apart)) {
			t.Error("two paddings of one community differ")
		}
		ids := map[domain.UserID]bool{}
		for _, m := range padded.Members {
			ids[m.UserID] = true
		}
		if len(ids) != 1_000 {
			t.Errorf("%d people are in a community of 1,000", len(ids))
		}
		for _, m := range padded.Members[len(set.Members):] {
			said := padding{named: named}.keep(slices.Concat(m.Skills, []string{m.Role, m.Location}))
			if apart && len(said) != len(m.Skills)+2 {
				t.Fatalf("%s, %s: %q names what a question or somebody graded does", m.Role, m.Location, m.Skills)
			}
		}
	}
}

func TestPaddingHasTexts(t *testing.T) {
	for _, language := range []string{"en", "fr", "de", "es", "pt"} {
		texts := loadPadding()[language]
		if len(texts.topics) < 10 || len(texts.templates) != 3 {
			t.Errorf("%s has %d topics and %d fields with templates", language, len(texts.topics), len(texts.templates))
		}
		for _, topic := range texts.topics {
			if len(topic.parts) != 4 {
				t.Errorf("%s has the parts %q", topic.role, topic.parts)
			}
		}
	}
}
