package interchange

import "strings"

// Separator returns the character that Excel expects between the cells of a CSV file
// in a locale, such as "fr-CA" or "de_DE.UTF-8": a semicolon where the comma is the
// decimal separator, else a comma.
func Separator(locale string) rune {
	locale, _, _ = strings.Cut(locale, ".")
	parts := strings.FieldsFunc(strings.ToLower(locale), func(r rune) bool { return r == '-' || r == '_' || r == '@' })
	if len(parts) == 0 {
		return ','
	}
	language, region := parts[0], parts[len(parts)-1]
	if semicolonLanguages[language] != (language == "es" && pointRegions[region]) || language == "en" && len(parts) > 1 && commaRegions[region] {
		return ';'
	}
	return ','
}

var (
	// semicolonLanguages write decimals with a comma.
	semicolonLanguages = words("af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk kl ky lb lt lv " +
		"mk mn nb nl nn no pl pt ro ru se sk sl sq sr sv tg tk tr tt uk uz vi")
	// pointRegions write Spanish decimals with a point.
	pointRegions = words("419 do gt hn mx ni pa pe pr sv us")
	// commaRegions write English decimals with a comma.
	commaRegions = words("at be ch de dk es fi fr it nl no pl pt se si za")
)
