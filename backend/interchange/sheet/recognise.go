package sheet

import (
	"strings"

	"kith/backend/domain"
)

// OpenWorkbook opens a workbook (.xlsx, .ods, or .ods as one XML file). It returns nil if the file can be a text. It
// fails with [domain.Invalid] for a workbook that is damaged, protected or too large, and for every other known format
// that is not a text.
func OpenWorkbook(raw string) ([]Sheet, error) {
	if strings.HasPrefix(raw, "PK\x03\x04") || strings.HasPrefix(raw, "PK\x05\x06") {
		return openZip(raw)
	}
	if isFlatODS(raw) {
		return openODS(textPart(raw))
	}
	return nil, refuse(raw)
}

func openZip(raw string) ([]Sheet, error) {
	a, err := openArchive(raw)
	if err != nil {
		return nil, err
	}
	if targets, err := a.relations(""); err == nil {
		if main := targets["officeDocument"]; strings.HasPrefix(main, "xl/") && strings.HasSuffix(main, ".xml") {
			return openXLSX(a, main)
		}
	}
	switch {
	case a.has("xl/workbook.xml"):
		return openXLSX(a, "xl/workbook.xml")
	case a.has("content.xml") && a.has("mimetype"):
		return openODSArchive(a)
	case a.has("xl/workbook.bin"):
		return nil, notRead("Excel (.xlsb)")
	case a.has("word/document.xml"):
		return nil, notRead("Word")
	case a.has("ppt/presentation.xml"):
		return nil, notRead("PowerPoint")
	case a.has("Index/Document.iwa"), a.has("Index.zip"), a.has("index.numbers"), a.has("index.xml"):
		return nil, notRead("Apple Numbers")
	}
	return nil, domain.Errorf(domain.Invalid, "sheet.archive", "The file is a zip archive: %s.", a.names()).
		WithHint("sheet.unpack", "Unpack it, and import the file in it that lists the people.")
}

// signature is how the files of a format begin.
type signature struct{ begin, format string }

var signatures = []signature{
	{"%PDF-", "PDF"},
	{"{\\rtf", "RTF"},
	{"\x89PNG", "PNG"}, {"\xFF\xD8\xFF", "JPEG"}, {"GIF8", "GIF"},
	{"II*\x00", "TIFF"}, {"MM\x00*", "TIFF"},
	{"\x1F\x8B", "gzip (.gz)"}, {"BZh", "bzip2 (.bz2)"}, {"7z\xBC\xAF\x27\x1C", "7-Zip"}, {"Rar!\x1A", "RAR"},
	{"\xFD7zXZ\x00", "xz"}, {"SQLite format 3\x00", "SQLite"}, {"age-encryption.org/", "age"},
	{"\x09\x00\x04\x00", "Excel 97 (.xls)"}, {"\x09\x02\x06\x00", "Excel 97 (.xls)"},
	{"\x09\x04\x06\x00", "Excel 97 (.xls)"}, {"\x09\x08\x10\x00", "Excel 97 (.xls)"},
}

// refuse fails if the file is not a text, and says what it is.
func refuse(raw string) error {
	if strings.HasPrefix(raw, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
		return refuseCompound(raw)
	}
	for _, s := range signatures {
		if strings.HasPrefix(raw, s.begin) {
			return notRead(s.format)
		}
	}
	begin := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(raw[:min(len(raw), 4096)], mark)))
	switch {
	case strings.HasPrefix(begin, "<") && strings.Contains(begin, "urn:schemas-microsoft-com:office:spreadsheet"):
		return notRead("Excel 2003 XML (.xls)")
	case strings.HasPrefix(begin, "mime-version:") && strings.Contains(begin, "multipart/related"):
		return notRead("MHTML")
	case strings.HasPrefix(begin, "<!doctype html"), strings.HasPrefix(begin, "<html"), strings.HasPrefix(begin, "<table"),
		strings.HasPrefix(begin, "<meta"), strings.HasPrefix(begin, "<head"), strings.HasPrefix(begin, "<style"):
		return notRead("HTML")
	case strings.HasPrefix(begin, "<?xml"):
		return notRead("XML")
	}
	return nil
}

// refuseCompound says what a compound file of Microsoft's is, by the names of its streams.
func refuseCompound(raw string) error {
	has := func(stream string) bool {
		return strings.Contains(raw, strings.Join(strings.Split(stream, ""), "\x00")+"\x00\x00")
	}
	switch {
	case has("EncryptedPackage"):
		return protectedError()
	case has("WordDocument"):
		return notRead("Word")
	case has("PowerPoint Document"):
		return notRead("PowerPoint")
	case has("__properties_version1.0"):
		return notRead("Outlook (.msg)")
	}
	return notRead("Excel 97 (.xls)")
}

func notRead(format string) error {
	return domain.Errorf(domain.Invalid, "sheet.notRead", "The file is in the format %s, which cannot be read.", format).
		WithHint("sheet.saveAs", "Open it in a spreadsheet program, save the list of people as .xlsx or CSV, and import that.")
}

func damaged(cause error) error {
	return domain.Errorf(domain.Invalid, "sheet.damaged", "The workbook is damaged or cut off.").
		WithHint("sheet.saveAgain", "Open it in a spreadsheet program and save it again, as .xlsx or CSV.").WithCause(cause)
}

func tooLarge() error {
	return domain.Errorf(domain.Invalid, "sheet.tooLarge", "The workbook is too large when unpacked.").
		WithHint("sheet.copyList", "Copy the list of people into a workbook of its own, or save it as CSV.")
}
