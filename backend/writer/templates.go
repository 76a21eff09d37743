package writer

import (
	"bytes"
	"embed"
	"encoding/json"
)

// The catalogues have the words of the built-in writer, a file a language.
//
//go:embed catalogues/*.json
var catalogueFiles embed.FS

// English is the language of answers without another one.
const English = "en"

// catalogue has all words of the built-in writer in one language. Of several wordings
// one is chosen.
type catalogue struct {
	Templates map[string]sentenceTemplate `json:"templates"` // by field; "": of other fields
	Leads     []string                    `json:"leads"`     // introduce a person; with "" the sentence begins with the name

	Who        string    `json:"who"`
	You        string    `json:"you"`
	Quotes     [2]string `json:"quotes"` // around what profiles and questions say
	And        string    `json:"and"`
	Somebody   string    `json:"somebody"`
	WorthALook string    `json:"worthALook"`

	FoundOne      []string `json:"foundOne"`
	FoundMany     []string `json:"foundMany"`
	RefinedOne    []string `json:"refinedOne"`
	RefinedMany   []string `json:"refinedMany"`
	NearestOne    []string `json:"nearestOne"`
	NearestMany   []string `json:"nearestMany"`
	Nobody        []string `json:"nobody"`
	NobodyListed  []string `json:"nobodyListed"`
	NobodyByName  []string `json:"nobodyByName"`
	SeveralByName []string `json:"severalByName"`

	Closings        []string `json:"closings"`
	ClosingsOne     []string `json:"closingsOne"`
	ClosingsNoCards []string `json:"closingsNoCards"`
	ClosingsNearest []string `json:"closingsNearest"`

	Thanks    []string `json:"thanks"` // words of a question that thanks
	Greetings []string `json:"greetings"`
	Welcomes  []string `json:"welcomes"`

	DraftOffered string `json:"draftOffered"`
	ModelStopped string `json:"modelStopped"`
	ModelSilent  string `json:"modelSilent"`

	Numerals [MaxCandidates + 1]string `json:"numerals"`
	Email    emailWords                `json:"email"`
	Turn     turnWords                 `json:"turn"`
}

// sentenceTemplate holds the wordings for a fact of one field. They use no pronoun
// for the person. Facts of several words are usually sentences, so long quotes them
// after a colon.
type sentenceTemplate struct {
	Short []string `json:"short"` // follow the person's name
	Long  []string `json:"long"`
	You   string   `json:"you"` // follows "you"
}

// emailWords are the words of a letter.
type emailWords struct {
	QuestionAbout string `json:"questionAbout"`
	About         string `json:"about"`
	WriteAbout    string `json:"writeAbout"`
	HelloFrom     string `json:"helloFrom"`
	Hello         string `json:"hello"`
	CameAcross    string `json:"cameAcross"`
	ReadThat      string `json:"readThat"`
	MyQuestion    string `json:"myQuestion"`
	I             string `json:"i"`
	IAm           string `json:"iAm"`
	AndI          string `json:"andI"`
	Wish          string `json:"wish"`
	BestWishes    string `json:"bestWishes"`
}

// turnWords are the words of answers about people who were shown, and about Kith.
type turnWords struct {
	Clarifications []string `json:"clarifications"`
	Unknown        string   `json:"unknown"`
	Suggestions    string   `json:"suggestions"`
	NotSaidByMany  string   `json:"notSaidByMany"`
	Unsaid         string   `json:"unsaid"`
	WhichPlace     string   `json:"whichPlace"`
	NoDistances    string   `json:"noDistances"`

	NearestFirst    string `json:"nearestFirst"`
	NobodyCloser    string `json:"nobodyCloser"`
	SamePlace       string `json:"samePlace"`
	Distances       string `json:"distances"`
	Kilometres      string `json:"kilometres"`
	UnknownDistance string `json:"unknownDistance"`
	PlaceNotStated  string `json:"placeNotStated"`
	Elsewhere       string `json:"elsewhere"`

	NearestUnmet string   `json:"nearestUnmet"`
	NearestOnly  string   `json:"nearestOnly"`
	NobodyUnmet  string   `json:"nobodyUnmet"`
	NoPrices     string   `json:"noPrices"`
	AskOne       []string `json:"askOne"`
	AskMany      []string `json:"askMany"`
	NobodyElse   string   `json:"nobodyElse"`
	NoneOfThem   string   `json:"noneOfThem"`

	That    string `json:"that"`
	NotSaid string `json:"notSaid"`
	Role    string `json:"role"`
	Company string `json:"company"`
	Offers  string `json:"offers"`
	Skills  string `json:"skills"`
	Needs   string `json:"needs"`
	Speaks  string `json:"speaks"`
	About   string `json:"about"`

	Email     string `json:"email"`
	LinkedIn  string `json:"linkedin"`
	Website   string `json:"website"`
	Ways      string `json:"ways"`
	OtherWays string `json:"otherWays"`
	NoWay     string `json:"noWay"`

	WhyMeaning string `json:"whyMeaning"`
	WhyWords   string `json:"whyWords"`

	CountFor  string `json:"countFor"`
	CountNone string `json:"countNone"`
	CountOne  string `json:"countOne"`
	CountMany string `json:"countMany"`
	More      string `json:"more"`

	Foreign   string            `json:"foreign"`   // of a question in a language without a catalogue
	Languages map[string]string `json:"languages"` // such languages, by code

	Privacy  string `json:"privacy"`
	Identity string `json:"identity"`
	Method   string `json:"method"`
	Ability  string `json:"ability"`
}

var catalogues = map[string]*catalogue{English: loadCatalogue(English), "fr": loadCatalogue("fr")}

func loadCatalogue(language string) *catalogue {
	text, err := catalogueFiles.ReadFile("catalogues/" + language + ".json")
	if err != nil {
		panic(err)
	}
	c := new(catalogue)
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(c); err != nil {
		panic("writer: catalogue " + language + ": " + err.Error())
	}
	return c
}

// catalogueOf returns the catalogue of a language, the English one for others.
func catalogueOf(language string) *catalogue {
	if c, known := catalogues[language]; known {
		return c
	}
	return catalogues[English]
}

func (w *catalogue) templateOf(field string) sentenceTemplate {
	if s, known := w.Templates[field]; known {
		return s
	}
	return w.Templates[""]
}
