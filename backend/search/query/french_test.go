package query

import (
	"slices"
	"testing"

	"kith/backend/search/lexicon"
)

var frenchQuestions = []struct{ text, want string }{
	// Needs of the asker.
	{"Qui peut réparer mon hors-bord près de Belfast ?", "find_people: reparer hors bord | near Belfast"},
	{"Qui pourrait m'aider à remplir mes impôts ?", "find_people: remplir impots"},
	{"Je cherche un avocat en droit de l'immigration.", "find_people: avocat droit immigration"},
	{"J'ai besoin d'un plombier", "find_people: plombier"},
	{"il me faut un soudeur", "find_people: soudeur"},
	{"est-ce que quelqu'un connaît un bon notaire ?", "find_people: bon notaire"},
	{"Où trouver une couturière ?", "find_people: couturiere"},
	{"J'aimerais apprendre le tricot", "find_people: apprendre tricot"},
	{"plombier", "find_people: plombier"},
	{"QUI PEUT RÉPARER L'AUVENT", "find_people: reparer auvent"},
	{"Y a-t-il un médecin à Lewiston ?", "find_people: medecin | near Lewiston"},
	{"ma fille veut apprendre le violon", "find_people: apprendre violon"},

	// Who needs what the asker has.
	{"qui cherche un soudeur ?", "find_people needs: soudeur"},
	{"Qui a besoin d'une gardienne ?", "find_people needs: gardienne"},
	{"quelqu'un aurait besoin de bois de chauffage ?", "find_people needs: bois chauffage"},
	{"Je propose des cours de guitare", "find_people needs: cours guitare"},
	{"Je peux prêter un canot", "find_people needs: preter canot"},
	{"je sais coudre, à qui ça servirait ?", "find_people needs: coudre servirait"},
	{"Je donne un piano droit", "find_people needs: donne piano droit"},

	// Shared interests.
	{"qui aime les échecs ?", "find_people either: echecs"},
	{"Quelqu'un est passionné d'astronomie ?", "find_people either: astronomie"},

	// Languages and places.
	{"Qui parle espagnol ?", "find_people either | speaks espagnol"},
	{"un médecin qui parle l'arabe", "find_people: medecin | speaks arabe"},
	{"de l'aide avec des formulaires en portugais", "find_people: formulaires | speaks portugais"},
	{"professeur de français", "find_people: professeur francais"},
	{"une électricienne à Trois-Rivières ou Laval", "find_people: electricienne | near Trois-Rivières | near Laval"},
	{"un mécanicien près d'Orono", "find_people: mecanicien | near Orono"},
	{"Qui habite à Rivière-du-Loup ?", "find_people either | near Rivière-du-Loup"},

	// What is not wanted.
	{"un avocat, mais pas un notaire", "find_people: avocat | without notaire"},
	{"des musiciens sauf les pianistes", "find_people: musiciens | without pianistes"},
	{"un chien de garde à part les bergers", "find_people: chien garde | without bergers"},
	{"je ne trouve pas le robinet d'arrêt", "find_people: robinet arret"},

	// Persons, letters, small talk.
	{"Qui est Maria Okafor ?", "about_person | named Maria Okafor"},
	{"parle-moi de Jean Pelletier", "about_person | named Jean Pelletier"},
	{"Connaissez-vous Aline D'Amours ?", "about_person | named Aline D'Amours"},
	{"écris une lettre à Maria Okafor", "draft_introduction | named Maria Okafor"},
	{"Peux-tu rédiger un courriel pour Jean ?", "draft_introduction | named Jean"},
	{"qui peut m'écrire une lettre de motivation ?", "find_people: ecrire lettre motivation"},
	{"Bonjour à tous !", "small_talk"},
	{"merci beaucoup", "small_talk"},
}

func TestParseFrench(t *testing.T) {
	for _, c := range frenchQuestions {
		q := Parse(c.text, "")
		if got := summary(q); got != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.text, got, c.want)
		}
		if q.Language != lexicon.French {
			t.Errorf("%q is not read as French", c.text)
		}
	}
}

// A topic is parsed as the question that it stands for.
func TestFrenchTopicIsParsedTheSame(t *testing.T) {
	for _, c := range frenchQuestions {
		q := Parse(c.text, "")
		placed := slices.ContainsFunc(q.Terms, func(t Term) bool { return t.MaybePlace }) // comes last in a topic
		if q.Topic == "" || q.Intent != "find_people" || placed {
			continue
		}
		again := Parse(q.Topic, "")
		if summary(again) != summary(q) || again.Language != q.Language {
			t.Errorf("%q has the topic %q:\n got %s\nwant %s", c.text, q.Topic, summary(again), summary(q))
		}
	}
}

func TestFrenchFollowUps(t *testing.T) {
	for _, c := range []struct{ before, text, want string }{
		{"Qui peut réparer un toit à Bangor ?", "et à Portland ?", "refine: reparer toit | near Portland"},
		{"Je cherche un plombier", "quelqu'un d'autre ?", "refine: plombier"},
		{"Je cherche un plombier", "qui parle espagnol ?", "refine: plombier | speaks espagnol"},
		{"Qui garde des chats ?", "et les oiseaux ?", "refine: oiseaux"},
		{"who can fix a roof in Bangor?", "et à Portland ?", "refine: fix roof | near Portland"},
	} {
		q := Parse(c.text, Parse(c.before, "").Topic)
		if got := summary(q); got != c.want {
			t.Errorf("%q, %q:\n got %s\nwant %s", c.before, c.text, got, c.want)
		}
	}
}
