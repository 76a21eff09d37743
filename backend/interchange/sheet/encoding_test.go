package sheet

import (
	"testing"

	"kith/backend/domain"
)

func TestDecode(t *testing.T) {
	tests := map[string]struct{ raw, want, encoding string }{
		"UTF-8":                    {"é", "é", "utf-8"},
		"ASCII":                    {"e", "e", "utf-8"},
		"UTF-8 with a mark":        {"\xEF\xBB\xBFé", "é", "utf-8"},
		"UTF-8, marked, damaged":   {"\xEF\xBB\xBFa\xE9b", "aéb", "utf-8"},
		"UTF-8, one bad byte":      {"Zoë Ödegård, Montr\xE9al", "Zoë Ödegård, Montréal", "utf-8"},
		"UTF-8, cut in a rune":     {"aé\xE2\x82", "aé", "utf-8"},
		"Latin-1":                  {"caf\xE9 noir", "café noir", "windows-1252"},
		"Windows-1252":             {"\x93hi\x94", "“hi”", "windows-1252"},
		"an apostrophe":            {"O\x92Brien", "O’Brien", "windows-1252"},
		"UTF-16, little end":       {"\xFF\xFEa\x00\xE9\x00", "aé", "utf-16le"},
		"UTF-16, big end":          {"\xFE\xFF\x00a\x00\xE9", "aé", "utf-16be"},
		"UTF-16 without a mark":    {"a\x00b\x00\xE9\x00", "abé", "utf-16le"},
		"UTF-16 of another script": {"\x18\x04O\x04\t\x00@\x00\n\x00", "И\u044f\t@\n", "utf-16le"},
		"UTF-16, cut in a letter":  {"\xFF\xFEa\x00b", "a\uFFFD", "utf-16le"},
		"nothing":                  {"", "", "utf-8"},
	}
	for name, test := range tests {
		if got, encoding, err := Decode(test.raw, ""); got != test.want || encoding != test.encoding || err != nil {
			t.Errorf("%s: got %q in %s, %v, want %q in %s", name, got, encoding, err, test.want, test.encoding)
		}
	}
}

// TestGuess reads short lists of names in the encodings of many regions.
func TestGuess(t *testing.T) {
	tests := map[string][]string{
		"windows-1250": {"Jiří Dvořák;Plzeň", "Zdeněk Černý;Třebíč", "Łucja Żak;Łódź"},
		"windows-1253": {"Γιώργος Παπαδόπουλος;Αθήνα", "Ελένη Δημητρίου;Πάτρα"},
		"windows-1254": {"Şule Yıldız;İzmir", "Çağla Öztürk;Muğla"},
		"windows-1255": {"דוד כהן;חיפה", "שרה לוי;ירושלים"},
		"windows-1257": {"Jūratė Žukauskienė;Šiauliai", "Rūta Kazlauskaitė;Panevėžys"},
		"iso-8859-2":   {"Jiří Dvořák;Plzeň", "Šárka Nováková;Děčín", "Růžena Říhová;Brno"},
		"windows-1251": {"Иван Петров;Тула", "Ольга Смирнова;Казань"},
		"koi8-r":       {"Иван Петров;Тула", "Юлия Ёлкина;Орёл"},
		"windows-1252": {"Zoë Ödegård;Tromsø", "José Pérez;Cádiz", "Jürgen Groß;Köln"},
		"macintosh":    {"Jürgen Groß;Köln", "Bärbel Schröder;München", "Jörg Müller;Düsseldorf"},
		"ibm850":       {"Jürgen Groß;Köln", "Bärbel Schröder;München", "Zoé Noël;Nîmes"},
		"shift_jis":    {"山田太郎;東京", "佐藤花子;大阪", "鈴木一郎;名古屋"},
		"euc-jp":       {"山田太郎;東京", "佐藤花子;大阪"},
		"iso-2022-jp":  {"山田太郎;東京", "佐藤花子;大阪"},
		"gb18030":      {"张伟;北京", "王芳;上海"},
		"big5":         {"陳怡君;台北", "林志明;高雄", "黃淑芬;臺中"},
		"euc-kr":       {"김철수;서울", "이영희;부산", "박지성;수원"},
	}
	for name, people := range tests {
		text := "Name;City;Email\r\n"
		for _, person := range people {
			text += person + ";somebody@example.org\r\n"
		}
		raw, err := byName(name).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		if got, guessed, err := Decode(raw, ""); got != text {
			t.Errorf("%s is taken for %s: %q, %v", name, guessed, got, err)
		}
		if got, _, err := Decode(raw, name); got != text || err != nil {
			t.Errorf("%s as told: %q, %v", name, got, err)
		}
	}
}

func TestEncodings(t *testing.T) {
	for _, name := range Encodings {
		if got, as, err := Decode("a\x00", name); err != nil || as != name {
			t.Errorf("%s: %q as %s, %v", name, got, as, err)
		}
	}
	for spelling, want := range map[string]string{
		"UTF8": "utf-8", "latin1": "windows-1252", "cp1250": "windows-1250", "1251": "windows-1251", "Shift-JIS": "shift_jis",
		"sjis": "shift_jis", "GBK": "gbk", "gb2312": "gbk", "CP850": "ibm850", "MacRoman": "macintosh", "ISO_8859-2": "iso-8859-2",
	} {
		if _, got, err := Decode("a", spelling); got != want || err != nil {
			t.Errorf("%s is %s, %v; want %s", spelling, got, err, want)
		}
	}
	for _, none := range []string{"klingon", "replacement", "x-user-defined", " "} {
		if _, _, err := Decode("a", none); domain.CodeOf(err) != domain.Invalid {
			t.Errorf("%q: %v", none, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("Name\r\nZo\xEB", "")
	f.Add("a\x00b\x00", "shift_jis")
	f.Add("\xB1\xE8\x1B$B", "")
	f.Fuzz(func(t *testing.T, raw, encoding string) {
		if _, _, err := Decode(raw, encoding); err != nil && domain.CodeOf(err) != domain.Invalid {
			t.Fatal(err)
		}
	})
}
