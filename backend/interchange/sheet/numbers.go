package sheet

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"time"
)

// format is how a number is shown: as a date, as a percentage, with zeros before it, or plainly.
type format struct {
	date, clock bool
	percent     bool
	decimals    int // of a percentage
	zeros       int // minimum number of digits
}

// readStyles reads the number formats of a workbook's cells.
func (x *xlsx) readStyles(name string) error {
	if name == "" {
		return nil
	}
	formats := make(map[string]format) // by id
	inCells := false
	return x.archive.part(name).each(func(_ *markup, token xml.Token) (bool, error) {
		switch element := token.(type) {
		case xml.StartElement:
			switch element.Name.Local {
			case "numFmt":
				formats[attribute(element, "numFmtId")] = formatOf(attribute(element, "formatCode"))
			case "cellXfs":
				inCells = true
			case "xf":
				if inCells {
					id := attribute(element, "numFmtId")
					f, custom := formats[id]
					if !custom {
						f = formatOf(builtIn(id))
					}
					x.formats = append(x.formats, f)
				}
			}
		case xml.EndElement:
			inCells = inCells && element.Name.Local != "cellXfs"
		}
		return len(x.formats) < 100_000 && len(formats) < 100_000, nil
	})
}

// builtIn returns the code of a format that the standard numbers, as far as its kind matters here.
func builtIn(id string) string {
	n, err := strconv.Atoi(id)
	switch {
	case err != nil:
		return ""
	case n == 9:
		return "0%"
	case n == 10:
		return "0.00%"
	case n >= 14 && n <= 17, n >= 27 && n <= 31, n == 36, n >= 50 && n <= 54, n >= 57 && n <= 58:
		return "yyyy-mm-dd"
	case n >= 18 && n <= 21, n >= 32 && n <= 35, n >= 45 && n <= 47, n == 55, n == 56:
		return "hh:mm"
	case n == 22:
		return "yyyy-mm-dd hh:mm"
	}
	return ""
}

// formatOf reads a format code such as dd/mm/yyyy or 0.0%. It looks only at the first section, for positive numbers.
func formatOf(code string) format {
	code = strings.ToLower(bare(code))
	f := format{
		date: strings.ContainsAny(code, "yd") || strings.Contains(code, "mmm"), clock: strings.ContainsAny(code, "hs"),
		percent: strings.Contains(code, "%"),
	}
	if strings.Contains(code, "general") {
		return format{}
	}
	if _, digits, ok := strings.Cut(code, "."); ok {
		f.decimals = min(strings.Count(digits, "0"), 9)
	} else if strings.Trim(code, "0") == "" {
		f.zeros = len(code)
	}
	return f
}

// bare drops from the first section of a format code what is shown as it stands: quoted text, escaped characters, and
// colours or languages in brackets, but not hours in brackets.
func bare(code string) string {
	var out strings.Builder
	for i := 0; i < len(code); i++ {
		var end int
		switch code[i] {
		case ';':
			return out.String()
		case '"':
			end = strings.IndexByte(code[i+1:], '"')
		case '\\', '_', '*':
			end = 0
		case '[':
			if end = strings.IndexByte(code[i+1:], ']'); end > 0 && strings.Trim(strings.ToLower(code[i+1:i+1+end]), "hms") == "" {
				out.WriteString(code[i+1 : i+1+end])
			}
		default:
			out.WriteByte(code[i])
			continue
		}
		if end < 0 {
			return out.String()
		}
		i += end + 1
	}
	return out.String()
}

// text returns a number as a person sees it. Dates are in the form of ISO 8601.
func (f format) text(value string, from1904 bool) string {
	value = strings.TrimSpace(value)
	v, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return value
	}
	switch {
	case (f.date || f.clock) && v >= 0 && v < 2_958_466: // up to the year 9999
		return f.moment(v, from1904)
	case f.percent:
		return strconv.FormatFloat(v*100, 'f', f.decimals, 64) + "%"
	}
	text := value
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64); err == nil && math.Abs(v) < 1e21 {
		text = strconv.FormatFloat(rounded, 'f', -1, 64)
	}
	if len(text) < f.zeros && v >= 0 && !strings.Contains(text, ".") {
		text = strings.Repeat("0", min(f.zeros, 50)-len(text)) + text
	}
	return text
}

// moment returns a number of days as a date, a time of day, or both.
func (f format) moment(days float64, from1904 bool) string {
	whole, part := math.Modf(days)
	seconds := time.Duration(math.Round(part*86_400)) * time.Second
	first := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		first = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	case whole < 60: // Excel takes 1900 for a leap year
		first = first.AddDate(0, 0, 1)
	}
	at := first.AddDate(0, 0, int(whole)).Add(seconds)
	clock := "15:04"
	if at.Second() != 0 {
		clock = "15:04:05"
	}
	switch {
	case !f.date:
		return at.Format(clock)
	case seconds == 0 || !f.clock:
		return at.Format(time.DateOnly)
	}
	return at.Format(time.DateOnly + " " + clock)
}
