package sentence

import (
	"slices"
	"strings"
	"testing"
)

// The word in stars is declined.
func TestDeclines(t *testing.T) {
	for _, text := range []string{
		"I no longer do *taxes*", "Please don't ask me about *taxes* or my divorce", "I don't do wills, *taxes* or accounts", "I am not a *lawyer*",
		"*Taxes*? No longer", "*Taxes* I don't do any more", "I sew, but I won't *knit*", "Everything except *plumbing*", "No *weddings* please",
		"I gave up *teaching* in May", "We can't *host* anybody", "I have no experience with *boilers*", "Anything but *taxes*", "not *cats*",
		"Je ne fais plus d'*impôts*", "Ne me demandez pas de *traduire*", "Je n'ai jamais appris le *russe*", "Pas de *mariages* svp", "J'ai arrêté la *couture*",
		"Je ne sais pas *coudre*, mais je cuisine", "Tout sauf la *plomberie*", "j'fais pas les *toits*",
		"Ich mache keine *Steuern* mehr", "Bitte nicht nach *Umzügen* fragen lassen", "*Steuern* mache ich nicht mehr", "Mit *Dächern* habe ich aufgehört, ich habe aufgehört mit *Dächern*",
		"Bitte keine Anfragen zu *Steuern*", "Ich repariere nichts mit *Strom*", "I avoid *tax* work",
		"Ya no hago *impuestos*", "No doy clases de *piano*", "Por favor no me pregunten por *visados*", "He dejado de *coser*, yo he dejado de *coser*",
		"Já não faço *bolos*", "Não dou aulas de *piano*", "Eu parei de *costurar*",
	} {
		plain := strings.ReplaceAll(text, "*", "")
		offsets := starred(text)
		if last := offsets[len(offsets)-1]; !declines(plain, last) {
			t.Errorf("%q declines nothing", text)
		}
	}
}

func TestDoesNotDecline(t *testing.T) {
	for _, text := range []string{
		"I do *taxes*", "I no longer do wills, but I do *taxes*", "I don't mind *teaching* beginners", "Don't throw out your *lamp*", "No *job* is too small",
		"Takes over *lines* that nobody has the code for", "If you can't *sew*, ask me", "When not *baking* I sail", "Not only *wills*", "I fix *bikes* and no longer cars",
		"No. 5 *Mill* Lane", "Everything except plumbing, and I mean *carpentry*", "Free *lessons*, no charge", "People who cannot *read*",
		"N'hésitez pas à demander de la *couture*", "Pas cher: *ménage*", "Plus de 20 ans de *couture*", "Je ne fais que du *pain*", "Pas seulement le *pain*",
		"Kein *Boot* ist zu klein", "Ich helfe nicht nur bei *Steuern*", "Keine Scheu vor *Formularen*, fragen Sie", "Sie können nicht *nähen*? Ich schon", "Wenn Sie keine *Zeit* haben",
		"No solo *clases* de piano", "No dudes en pedir *ayuda*", "Não só *bolos*", "Não hesite em pedir *aulas*",
	} {
		if plain := strings.ReplaceAll(text, "*", ""); declines(plain, starred(text)[0]) {
			t.Errorf("%q declines", text)
		}
	}
}

func declines(sentence string, offset int) bool {
	return slices.ContainsFunc(Declined(sentence), func(s Span) bool { return s.Start <= offset && offset < s.End })
}

// starred returns the offsets of the starred words, in the text without stars.
func starred(text string) []int {
	var offsets []int
	length := 0
	for i, part := range strings.Split(text, "*") {
		if i%2 == 1 {
			offsets = append(offsets, length)
		}
		length += len(part)
	}
	return offsets
}

func TestSeeks(t *testing.T) {
	for text, want := range map[string]bool{
		"Looking for a piano teacher": true, "I'm looking for work": true, "I need a van": true, "Need a van": true, "wants to learn Welsh": true, "I own two vans and need a driver": true,
		"Can anyone fix a clock?": true, "We are seeking a tenor": true, "Am I the only one looking for eels?": true,
		"Je cherche une gardienne": true, "cherche piano": true, "J'ai besoin d'un toit": true, "Ich suche eine Wohnung": true, "Wir brauchen Holz": true,
		"Busco trabajo": true, "Necesito un coche": true, "Procuro emprego": true, "Preciso de ajuda": true,
		"Looking for work? I read your letters": false, "I help people looking for work": false, "For those who need a van": false, "If you need a van, ask": false,
		"Pour ceux qui cherchent un toit": false, "Wer eine Wohnung sucht": false, "Quien busca trabajo": false, "Para quem procura emprego": false,
		"I teach piano": false, "Clinical research": false, "": false,
	} {
		if got := Seeks(text); got != want {
			t.Errorf("%q seeks: %v", text, got)
		}
	}
}

func TestDeclinesAnything(t *testing.T) {
	for text, want := range map[string]bool{
		"Pas de souffleuses, y a quelqu'un pour ça": true, "Everything except plumbing": false, "I row": false, "Ich koche nicht mehr": true,
	} {
		if got := DeclinesAnything(text); got != want {
			t.Errorf("%q declines: %v", text, got)
		}
	}
}
