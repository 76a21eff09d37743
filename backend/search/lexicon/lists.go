package lexicon

import (
	"strings"
)

func LineSet(lines string) map[string]bool {
	set := make(map[string]bool)
	for line := range strings.Lines(lines) {
		set[strings.TrimSpace(line)] = true
	}
	return set
}

// light are stems of words that say little alone; beside others they count less.
var Light = stemSet(`
neighbor neighbour resident townspeople villager care lend donate provide share affordable back bad basic beginner beginners big break broke broken build building business buy buying cheap
company create creating daily damaged deal do early easy end extra fast fix fixing fixed free fresh full fun
group guide happening hard high hire hiring home house improve install installing issue issues keep kept large late latest learn learning
leave less live low main manage managing modern move moving nice night number old online open own part parts plan
planning possible powerful program project projects properly question questions ready repair repaired repairing
replace replacing retired run running sell selling serious service services set setting simple single slow small soon
special start started starting stay stop strong system take teach teaches teaching team time times train tricky turn
understand use used volunteer wild work worked working works world write young
put come coming let hold pass pick leaving carry cut sit stand drop fall fell fill hit hate laugh refuse play visit meant
meaning fit stuck lost become arrive send sent show written answer question class lesson practice practise research word
front corner side top bottom edge spot half table room day morning evening month hour minute midnight twice pay paying
paid woman women man men boy girl black white red green blue dirty clean close far ran
three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety
hundred thousand million first second third fun`)

// languages are those that people in a community are asked for most.
var Languages = WordSet(`
afrikaans albanian amharic arabic armenian asl basque bengali bosnian bulgarian burmese cantonese catalan cherokee
chinese creole croatian czech danish dari dutch english estonian farsi filipino finnish french gaelic georgian german
greek gujarati haitian hausa hawaiian hebrew hindi hmong hungarian icelandic igbo indonesian irish italian japanese
khmer kikongo kinyarwanda kirundi korean kurdish lao latin latvian lingala lithuanian macedonian malay malayalam
mandarin marathi mongolian navajo nepali norwegian oromo pashto passamaquoddy persian polish portuguese punjabi
quechua romanian russian serbian shona sinhala slovak slovenian somali spanish swahili swedish tagalog tamil telugu
thai tibetan tigrinya tongan turkish ukrainian urdu uzbek vietnamese welsh wolof xhosa yiddish yoruba zulu`)

func firstOfLines(text string) map[string]string {
	table := make(map[string]string)
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		for _, word := range words {
			table[word] = words[0]
		}
	}
	return table
}

var FunctionWords = WordSet(`
a about above after again all also although am an and any are as at be because been before being below between both
but by can could did do does doing down during each etc for from further had has have having he her here hers him his
how i if im in into is it its itself ive just me more most my myself no nor not now of off on once only or other our
ours out over own same she should so some such than that the their theirs them then there these they this those
through to too under until up us very was we were what when where which while who whom why will with would you your
yours`)

func stemSet(list string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(list) {
		set[Stem(word)] = true
	}
	return set
}

func WordSet(list string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}
