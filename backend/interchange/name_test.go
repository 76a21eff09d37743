package interchange

import (
	"strings"
	"testing"
)

// splitNames has names with their parts: family|given|additional|prefix|suffix.
var splitNames = map[string]string{
	"":                                 "||||",
	"Cher":                             "|Cher|||",
	"Ingrid Haskell":                   "Haskell|Ingrid|||",
	"Anneke van der Velde-Saunders":    "van der Velde-Saunders|Anneke|||",
	"Aurelio Mbemba dos Santos":        "dos Santos|Aurelio|Mbemba||",
	"Dr. Emeka Nwosu":                  "Nwosu|Emeka||Dr.|",
	"Arthur P. Winslow III":            "Winslow|Arthur|P.||III",
	`Leland "Skip" Ames`:               `Ames|Leland|"Skip"||`,
	"Rev. Dr. Ann Lee-Ray Jr. M. PhD":  "M.|Ann|Lee-Ray Jr.|Rev. Dr.|PhD",
	"Van Morrison":                     "Morrison|Van|||",
	"Ana de la Cruz, PhD":              "de la Cruz|Ana|||PhD",
	"Lind, Gro":                        "Lind|Gro|||",
	"LIND, GRO":                        "LIND|GRO|||",
	"LIND, GRO, PHD":                   "LIND|GRO|||PHD",
	"Lind, J.":                         "Lind|J.|||",
	"de la Cruz, Ana María":            "de la Cruz|Ana|María||",
	"King, Martin Luther, Jr.":         "King|Martin|Luther||Jr.",
	"King Jr., Martin Luther":          "King|Martin|Luther||Jr.",
	"Velde, Dr. Anneke van der":        "van der Velde|Anneke||Dr.|",
	"Dr. Zoë O'Lune-van der Berg, Jr.": "O'Lune-van der Berg|Zoë||Dr.|Jr.",
	"Ann Lee, M.D., FRCS":              "Lee|Ann|||M.D. FRCS",
	"Ann Lee, MBA PMP":                 "Lee|Ann|||MBA PMP",
	"Ann Lee, B.Sc. (Hons)":            "Lee|Ann|||B.Sc. (Hons)",
	"Ann Lee (she/her)":                "Lee|Ann|||(she/her)",
	"Ann Lee, she/her":                 "Lee|Ann|||she/her",
	"Ann Lee, MA":                      "Lee|Ann|||MA",
	"Lind, JP":                         "Lind|JP|||",
	"Jack Yuan Ma":                     "Ma|Jack|Yuan||",
	"Cher, PhD":                        "|Cher|||PhD",
	"José Ortega y Gasset":             "Ortega y Gasset|José|||",
	"João Marques e Silva":             "Marques e Silva|João|||",
	"John E. Smith":                    "Smith|John|E.||",
	"Karl zu Guttenberg":               "zu Guttenberg|Karl|||",
	"Otto von und zu Berg":             "von und zu Berg|Otto|||",
	"Jan van 't Hof":                   "van 't Hof|Jan|||",
	"Mme Anne Le Guen":                 "Le Guen|Anne||Mme|",
	"Prof. Dr. Eva Lind":               "Lind|Eva||Prof. Dr.|",
	"山田 太郎":                            "山田|太郎|||",
	"王小明":                              "|王小明|||",
	"김 민수":                             "김|민수|||",
	",":                                "||||",
	"Lind,":                            "|Lind|||",
	", Gro":                            "|Gro|||",
}

func TestSplitName(t *testing.T) {
	for name, want := range splitNames {
		if got := strings.Join(splitName(name), "|"); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// FuzzSplitName checks that a name has five parts, and that no word is lost.
func FuzzSplitName(f *testing.F) {
	for name := range splitNames {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		parts := splitName(name)
		if len(parts) != 5 {
			t.Fatalf("%q: %q", name, parts)
		}
		words := strings.Fields(strings.NewReplacer(",", " ", "，", " ", "、", " ").Replace(name))
		if got := strings.Fields(strings.Join(parts, " ")); len(got) != len(words) {
			t.Errorf("%q: %q", name, parts)
		}
	})
}
