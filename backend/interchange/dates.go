package interchange

import (
	"regexp"
	"strconv"
	"strings"
)

// dateWords are what a date has besides numbers: months and days of the week in seven languages, and hours.
var dateWords = listed("dateWords")

// isDate reports whether a text is a date, with or without a time, and nothing else. Dates that programs write for
// "never", such as 0000-00-00 and 1970-01-01, are none.
func isDate(text string) bool {
	if len(text) > 60 || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	numbers, month, years := 0, false, 0
	for _, token := range dateTokens(text) {
		n, err := strconv.Atoi(token)
		switch {
		case err == nil:
			numbers++
			if isYear(token, n) {
				years++
			}
		case len(token) > 2 && dateWords[fold(token)]:
			month = true
		case !dateWords[fold(token)]:
			return false
		}
	}
	switch years {
	case 1:
		return numbers >= 3 || numbers >= 2 && month
	case 0:
		return numbers <= 2 && isCompact(text) || shortDate.MatchString(text)
	}
	return false
}

// shortDate is a date with a year of two digits.
var shortDate = regexp.MustCompile(`^(0?[1-9]|[12]\d|3[01])([./-])(0?[1-9]|[12]\d|3[01])([./-])\d\d\b`)

func isYear(token string, n int) bool { return len(token) == 4 && n > 1970 && n < 2200 }

// isCompact reports whether a text is like 20240503 or 20240503T101500Z.
func isCompact(text string) bool {
	day, _, _ := strings.Cut(text, "T")
	if len(day) != 8 {
		return false
	}
	year, errYear := strconv.Atoi(day[:4])
	month, errMonth := strconv.Atoi(day[4:6])
	return errYear == nil && errMonth == nil && isYear(day[:4], year) && month >= 1 && month <= 12
}

// dateTokens splits a text into runs of digits and runs of letters.
func dateTokens(text string) []string {
	var tokens []string
	begin, kind := 0, byte(0)
	for i := 0; i <= len(text); i++ {
		next := byte(0)
		if i < len(text) {
			next = dateKind(text[i])
		}
		if next != kind {
			if kind != 0 {
				tokens = append(tokens, strings.ToLower(text[begin:i]))
			}
			begin, kind = i, next
		}
	}
	return tokens
}

func dateKind(b byte) byte {
	switch {
	case b >= '0' && b <= '9':
		return 'n'
	case b >= 'a' && b <= 'z', b >= 'A' && b <= 'Z', b >= 0x80:
		return 'l'
	}
	return 0
}
