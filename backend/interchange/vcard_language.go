package interchange

import (
	"slices"
	"strings"

	"kith/backend/interchange/card"
)

// languageCodes has codes of ISO 639-1, each with the English name of the language.
var languageCodes = strings.Fields(`am Amharic ar Arabic bg Bulgarian bn Bengali bs Bosnian ca Catalan cs Czech cy Welsh
	da Danish de German el Greek en English es Spanish et Estonian eu Basque fa Persian fi Finnish fr French ga Irish
	gl Galician he Hebrew hi Hindi hr Croatian hu Hungarian hy Armenian id Indonesian is Icelandic it Italian ja Japanese
	ka Georgian ko Korean lt Lithuanian lv Latvian mk Macedonian ms Malay nb Norwegian nl Dutch nn Norwegian no Norwegian
	pa Punjabi pl Polish pt Portuguese ro Romanian ru Russian sk Slovak sl Slovenian so Somali sq Albanian sr Serbian
	sv Swedish sw Swahili ta Tamil te Telugu th Thai tl Tagalog tr Turkish uk Ukrainian ur Urdu vi Vietnamese zh Chinese`)

// nameOfLanguage returns the English name of the language of a tag such as "fr-CA",
// or the text as it is.
func nameOfLanguage(property card.Property) string {
	text := property.Text()
	code, _, _ := strings.Cut(strings.ToLower(text), "-")
	if i := slices.Index(languageCodes, code); i >= 0 && i%2 == 0 {
		return languageCodes[i+1]
	}
	return text
}
