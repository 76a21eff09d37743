package interchange

import (
	"strings"
	"unicode"
)

// nothings are what people and programs write into a cell that they have nothing for, in seven languages. Case,
// spaces and a final full stop do not count.
var nothings = entriesOf(`n/a | n.a | n\a | na | #n/a | #na | #ref! | #value! | #name? | #div/0! | #null! | #num! | #error! | nan | none | null | nil |
	(none) | (null) | (blank) | (empty) | <none> | <null> | [none] | undefined | unknown | tbd | tba | tbc | t.b.d | t.b.a | no data | not available |
	not applicable | not provided | not specified | not given | not known | not set | no value | to be determined | to be confirmed | no answer | no response |
	aucun | aucune | néant | inconnu | inconnue | non renseigné | non renseignée | non communiqué | sans objet | s/o | n/c | non disponible | pas de réponse |
	non applicable | à définir | à compléter |
	keine | keiner | keines | kein | keine angabe | keine angaben | k.a | unbekannt | entfällt | nicht vorhanden | nicht angegeben | nicht bekannt |
	nicht zutreffend | ohne angabe | o.a | fehlt |
	ninguno | ninguna | desconocido | desconocida | sin datos | no aplica | n/d | s/d | no disponible | sin especificar | no especificado | sin información | por definir |
	nenhum | nenhuma | desconhecido | desconhecida | não informado | não se aplica | não disponível | n/i | sem informação | não aplicável | a definir |
	geen | onbekend | n.v.t | nvt | niet van toepassing | niet bekend | niet opgegeven | geen opgave | niet beschikbaar | nog niet bekend |
	inga | ingen | inget | okänd | okänt | saknas | ej angivet | uppgift saknas | ej tillämpligt | inte angivet | ej aktuellt`)

// namelike are those that can also be somebody's name, such as Inga or Nil, if they begin with a capital.
var namelike = entriesOf("na | nan | nil | null | inga | keine | kein | keiner | keines | ingen | inget | fehlt | saknas | tba | tbc | nvt")

func entriesOf(list string) map[string]bool {
	set := make(map[string]bool)
	for entry := range strings.SplitSeq(list, "|") {
		set[placeholderKey(entry)] = true
	}
	return set
}

func placeholderKey(text string) string {
	return strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(text), "")), ".")
}

// maxPlaceholder is the length of the longest placeholder, generously, in bytes.
const maxPlaceholder = 60

// isPlaceholder reports whether a cell is empty or says that there is nothing: n/a, a dash, unknown.
func isPlaceholder(text string) bool {
	if text = strings.TrimSpace(text); len(text) > maxPlaceholder {
		return false
	}
	return nothings[placeholderKey(text)] || strings.TrimFunc(text, isBlank) == ""
}

func isBlank(r rune) bool {
	return unicode.IsPunct(r) || unicode.IsSpace(r) || strings.ContainsRune("~^=+<>|", r) || unicode.Is(unicode.Cf, r)
}

// isNoName is [isPlaceholder] for a name or a part of one.
func isNoName(text string) bool {
	if !isPlaceholder(text) {
		words := strings.Fields(text) // as in "Unknown Unknown"
		for _, word := range words {
			if !isPlaceholder(word) || namelike[placeholderKey(word)] {
				return false
			}
		}
		return true
	}
	letters := []rune(strings.TrimSpace(text))
	capital := len(letters) > 1 && unicode.IsUpper(letters[0]) && unicode.IsLower(letters[1])
	return !capital || !namelike[placeholderKey(text)]
}

// answers are cells that say yes or no and nothing else.
var answers = words(`yes y true 1 x on checked ✓ ✔ ✔️ ☑ ✅ oui vrai ja j wahr richtig sí si verdadero sim s verdadeiro waar sant
	no n false 0 off unchecked ✗ ✘ ❌ ☐ non faux nein falsch falso não nao nee onwaar nej falskt`)

func isYesOrNo(text string) bool { return answers[strings.ToLower(strings.TrimSpace(text))] }
