package query

import (
	"slices"
	"testing"
)

// The name of a language beside a thing is part of the topic. Beside lessons, speakers and the
// like, and alone, it is a language.
func TestLanguageAdjectives(t *testing.T) {
	for text, adjective := range map[string]bool{
		"Arabic calligraphy lessons":                 true,
		"French pastry":                              true,
		"who plays Spanish guitar?":                  true,
		"Greek dancing":                              true,
		"Greek and Turkish dancing":                  true,
		"Persian rugs":                               true,
		"somebody who does Thai massage":             true,
		"my German shepherd pulls on the lead":       true,
		"an old Swedish stove":                       true,
		"un berger allemand":                         true,
		"qui joue de la guitare espagnol ?":          true,
		"un tapis persan à réparer":                  true,
		"Spanish lessons":                            false,
		"a Spanish teacher":                          false,
		"German translators":                         false,
		"I want to learn Arabic":                     false,
		"Arabic":                                     false,
		"could somebody teach Spanish to my kids":    false,
		"help with an old German letter":             false,
		"Polish, please":                             false,
		"French for beginners":                       false,
		"cours d'espagnol":                           false,
		"un professeur espagnol":                     false,
		"apprendre l'arabe":                          false,
		"qui peut traduire un contrat en allemand ?": false,
	} {
		q := Parse(text, "")
		if got := slices.ContainsFunc(q.Terms, func(t Term) bool { return t.Adjective }); got != adjective {
			t.Errorf("%q has an adjective: %t", text, got)
		}
		if adjective && len(q.Languages) > 0 {
			t.Errorf("%q asks for the languages %q", text, q.Languages)
		}
	}
	for text, language := range map[string]string{
		"a French-speaking lawyer":     "French",
		"someone who speaks Arabic":    "Arabic",
		"un avocat qui parle espagnol": "espagnol",
		"a plumber who speaks Polish":  "Polish",
	} {
		if q := Parse(text, ""); !slices.Equal(q.Languages, []string{language}) {
			t.Errorf("%q asks for the languages %q", text, q.Languages)
		}
	}
}
