package query

import (
	"slices"
	"strings"
	"testing"
)

// summary describes a query in one line.
func summary(q Query) string {
	var b strings.Builder
	b.WriteString(string(q.Intent))
	if q.Side != Offers {
		b.WriteString(" " + q.Side.String())
	}
	for i, t := range q.Terms {
		if i == 0 {
			b.WriteString(":")
		}
		b.WriteString(" " + t.Word)
	}
	for _, name := range q.Names {
		b.WriteString(" | named " + name)
	}
	for _, place := range q.Places {
		b.WriteString(" | near " + place)
	}
	for _, language := range q.Languages {
		b.WriteString(" | speaks " + language)
	}
	for _, t := range q.Excluded {
		b.WriteString(" | without " + t.Word)
	}
	return b.String()
}

var questions = []struct{ text, want string }{
	// Needs of the asker.
	{"who can fix my boat?", "find_people: fix boat"},
	{"Who here can help me with my taxes?", "find_people: taxes"},
	{"I need someone who knows about bees", "find_people: bees"},
	{"does anybody know a good lawyer?", "find_people: lawyer"},
	{"Does anyone know how to sharpen knives", "find_people: sharpen knives"},
	{"looking for a welder", "find_people: welder"},
	{"I'm looking for a welder", "find_people: welder"},
	{"We are looking for a grant writer in Portland", "find_people: grant writer | near Portland"},
	{"can someone recommend a plumber near Bangor?", "find_people: plumber | near Bangor"},
	{"any carpenters around Camden", "find_people: carpenters | near Camden"},
	{"is there a doctor in Lewiston, Maine?", "find_people: doctor | near Lewiston, Maine"},
	{"who do I talk to about zoning permits", "find_people: zoning permits"},
	{"my well went brackish after the storm, who do I talk to?", "find_people: well brackish storm"},
	{"My daughter wants to learn the violin", "find_people: learn violin"},
	{"My son needs a math tutor", "find_people: math tutor"},
	{"the engine of my skiff won't start anymore", "find_people: engine skiff start"},
	{"help!! my hive died", "find_people: hive died"},

	// Few words, capitals, acronyms.
	{"boat engine repair", "find_people: boat engine repair"},
	{"welder", "find_people: welder"},
	{"WELDER", "find_people: welder"},
	{"WHO CAN FIX MY FURNACE", "find_people: fix furnace"},
	{"Who Knows About Old Wooden Boats", "find_people: old wooden boats"},
	{"help with IT", "find_people: it"},
	{"somebody who knows AWS and Python", "find_people: aws python"},
	{"C++ programmer", "find_people: c++ programmer"},
	{"someone to teach me C#", "find_people: teach c#"},

	// Various wordings.
	{"who's good with spreadsheets?", "find_people: spreadsheets"},
	{"What's a good way to find an accountant?", "find_people: accountant"},
	{"who would be willing to speak at our school about fishing", "find_people: school fishing"},
	{"I'd like to meet beekeepers", "find_people: beekeepers"},
	{"I want to learn to weld", "find_people: learn weld"},
	{"Could anyone lend me a hand moving a piano on Saturday?", "find_people: lend moving piano"},
	{"who has experience with dementia care", "find_people: dementia care"},
	{"need advice on starting a nonprofit", "find_people: starting nonprofit"},
	{"anyone here a nurse?", "find_people: nurse"},
	{"are there any photographers?", "find_people: photographers"},
	{"has anyone built a greenhouse", "find_people: built greenhouse"},

	// Who needs what the asker has.
	{"who is looking for a welder?", "find_people needs: welder"},
	{"Who needs a babysitter?", "find_people needs: babysitter"},
	{"who's hiring carpenters", "find_people needs: carpenters"},
	{"anyone looking for a roommate in Portland?", "find_people needs: roommate | near Portland"},
	{"Is anybody in need of firewood?", "find_people needs: firewood"},
	{"does anyone need help with bookkeeping", "find_people needs: bookkeeping"},
	{"who wants to learn guitar", "find_people needs: learn guitar"},
	{"who could use a volunteer on weekends", "find_people needs: volunteer"},
	{"which farmers are looking for apprentices", "find_people needs: farmers apprentices"},
	{"I can teach guitar, who is interested?", "find_people needs: teach guitar"},
	{"I'd love to mentor young engineers", "find_people needs: mentor young engineers"},
	{"who can I help with gardening", "find_people needs: gardening"},
	{"I want help with my resume", "find_people: resume"},
	{"I would like help with taxes", "find_people: taxes"},
	{"we could share a boat", "find_people needs: share boat"},
	{"I have a spare room to offer", "find_people needs: spare room"},
	{"I offer free tax advice", "find_people needs: free tax"},
	{"people who need a translator", "find_people needs: translator"},

	// Shared interests.
	{"who is interested in birdwatching", "find_people either: birdwatching"},
	{"anyone into chess?", "find_people either: chess"},
	{"who likes hiking in the mountains", "find_people either: hiking mountains"},
	{"who else loves sourdough", "find_people either: sourdough"},
	{"is anyone passionate about old clocks", "find_people either: old clocks"},
	{"anybody who plays the fiddle", "find_people either: fiddle"},

	// Languages as conditions, and languages as terms.
	{"who speaks French?", "find_people either | speaks French"},
	{"someone who speaks Portuguese and knows immigration law", "find_people: immigration law | speaks Portuguese"},
	{"a Spanish-speaking therapist", "find_people: therapist | speaks Spanish"},
	{"French speakers near Lewiston", "find_people either | near Lewiston | speaks French"},
	{"doctor fluent in Arabic", "find_people: doctor | speaks Arabic"},
	{"help with forms in Spanish please", "find_people: forms | speaks Spanish"},
	{"French tutor", "find_people: french tutor"},
	{"translate from Somali to English", "find_people: translate somali english"},
	{"who knows sign language", "find_people: sign language"},

	// Places.
	{"anyone in Rockland?", "find_people either | near Rockland"},
	{"who lives near Belfast", "find_people either | near Belfast"},
	{"people in Cape Elizabeth", "find_people either | near Cape Elizabeth"},
	{"carpenter in South Portland, Maine", "find_people: carpenter | near South Portland, Maine"},
	{"roofers near me", "find_people: roofers"},
	{"electrician in the Portland area", "find_people: electrician | near Portland"},
	{"boats in maine", "find_people: boats maine"},
	{"experience in accounting", "find_people: accounting"},
	{"jobs in IT", "find_people: it"},
	{"who is from Bangor", "find_people either | near Bangor"},
	{"anyone baking in St. John?", "find_people: baking | near St. John"},
	{"anybody on Deer Isle", "find_people: deer isle"},
	{"who of us is in Sussex, N.B.?", "find_people either | near Sussex, N.B"},
	{"We've bought a cabin on Deer Isle, does anybody live there?", "find_people: deer isle"},
	{"We've bought a cabin on Deer Isle, who can fix the roof?", "find_people: bought cabin deer isle fix roof"},
	{"I was a doctor in Aleppo", "find_people: doctor aleppo"},
	{"my diploma is from Manila, what now", "find_people: diploma manila"},
	{"I need somebody from Manila", "find_people either | near Manila"},
	{"who in Cape Elizabeth needs a carpenter", "find_people needs: carpenter | near Cape Elizabeth"},
	{"someone in ME who restores pianos", "find_people: restores pianos | near ME"},

	// Exclusions.
	{"an accountant, anywhere but Lewiston", "find_people: accountant | without lewiston"},
	{"somebody who knits; I don't mean weaving", "find_people: knits | without weaving"},
	{"people in Kittery who aren't called Doyle", "find_people either | near Kittery | without doyle"},

	// People by name.
	{"who is Bob?", "about_person | named Bob"},
	{"who is bob", "about_person | named bob"},
	{"Who is Maria Okafor?", "about_person | named Maria Okafor"},
	{"tell me about Maria Okafor", "about_person | named Maria Okafor"},
	{"Tell me more about Jean-Luc Mbemba, please", "about_person | named Jean-Luc Mbemba"},
	{"tell me about maria", "find_people: maria"},
	{"what does Ellen Fogg do?", "about_person | named Ellen Fogg"},
	{"where does Sam Whitefeather live", "about_person | named Sam Whitefeather"},
	{"do you know Priya Raman?", "about_person | named Priya Raman"},
	{"find Ken Abbott", "about_person | named Ken Abbott"},
	{"Can Bob help with grants?", "about_person: grants | named Bob"},
	{"does Maria know about boats?", "about_person: boats | named Maria"},
	{"how can I reach Wendy Pike", "about_person | named Wendy Pike"},
	{"Maria Okafor", "about_person | named Maria Okafor"},

	// Words after "who is" that are not names.
	{"who is a plumber", "find_people: plumber"},
	{"who is good with horses", "find_people: horses"},
	{"who is retired", "find_people: retired"},
	{"show me Python developers", "find_people: python developers"},

	// Requests for a text.
	{"write an intro to Maria Okafor", "draft_introduction | named Maria Okafor"},
	{"Draft an email to Bob Tanaka about my grant", "draft_introduction | named Bob Tanaka"},
	{"please write a short message to Hanna", "draft_introduction | named Hanna"},
	{"can you introduce me to Ellen Fogg?", "draft_introduction | named Ellen Fogg"},
	{"Help me write a note to maria", "draft_introduction | named maria"},

	// Searches for somebody who writes.
	{"who can help me write a grant", "find_people: write grant"},
	{"I need someone to write a letter to my landlord", "find_people: write letter landlord"},
	{"someone who can help me draft a contract", "find_people: draft contract"},

	// Small talk.
	{"hello", "small_talk"},
	{"Hi there!", "small_talk"},
	{"Hallo!", "small_talk"},
	{"Guten Tag", "small_talk"},
	{"Vielen Dank für die Hilfe", "small_talk"},
	{"buenos días", "small_talk"},
	{"Obrigada!", "small_talk"},
	{"good morning", "small_talk"},
	{"thanks!", "small_talk"},
	{"Thank you so much, that was helpful", "small_talk"},
	{"ok", "small_talk"},
	{"who are you?", "small_talk"},
	{"what can you do?", "small_talk"},
	{"how are you?", "small_talk"},
	{"bye", "small_talk"},
	{"", "small_talk"},
	{"???", "small_talk"},
	{"help", "small_talk"},

	// More exclusions, and negations that are not.
	{"someone to help with immigration but not a lawyer", "find_people: immigration | without lawyer"},
	{"a writer, not a journalist", "find_people: writer | without journalist"},
	{"photographers except wedding photographers", "find_people: photographers | without wedding"},
	{"help with dogs, not cats", "find_people: dogs | without cats"},
	{"no heat since yesterday evening", "find_people: heat yesterday evening"},
	{"cold house, no heat", "find_people: cold house heat"},
	{"I'm moving to Bangor", "find_people: moving | near Bangor"},
	{"help with grief, but nothing religious", "find_people: grief | without religious"},
	{"a band, nothing loud", "find_people: band | without loud"},
	{"someone who writes letters instead of emails", "find_people: writes letters | without emails"},
	{"a web designer who isn't in Portland", "find_people: web designer | without portland"},
	{"a trainer for horses and not dogs", "find_people: trainer horses | without dogs"},
	{"no power, no heat", "find_people: power heat"},
	{"a doula close to Lewiston", "find_people: doula | near Lewiston"},
	{"a plumber next to Bath or closer to Brunswick", "find_people: plumber | near Bath | near Brunswick"},
	{"somebody close to her dying father", "find_people: dying father"},
	{"an introduction to Barnaby, please", "draft_introduction | named Barnaby"},
	{"how should I introduce myself to Orrin Bagley?", "draft_introduction | named Orrin Bagley"},
	{"therapist other than Frank Castle", "find_people: therapist | without frank | without castle"},
}

func TestParse(t *testing.T) {
	for _, c := range questions {
		t.Run(c.text, func(t *testing.T) {
			if got := summary(Parse(c.text, "")); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range questions {
		f.Add(c.text, "")
	}
	for _, c := range followUpCases {
		f.Add(c.text, c.prior)
	}
	for _, text := range []string{
		"\x00\xff\xfe", "who’s ‘good’ at “it”?", "ｗｈｏ　ｃａｎ　ｗｅｌｄ", "مَن يُصلِح القوارب؟", "誰か船を直せますか", "👩‍🔧 w\u200be\u00adld",
		"in in in in", "not a not a not a", "who is", "near", "speaks", "'s 's '", "C++++ #", strings.Repeat("who needs a ", 2000),
	} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, text, prior string) {
		q := Parse(text, prior)
		if again := Parse(text, prior); summary(again) != summary(q) || again.Topic != q.Topic {
			t.Fatalf("parsed as %q and as %q", summary(q), summary(again))
		}
		if len(q.Terms) > 2*maxQuestionWords {
			t.Fatalf("%d terms", len(q.Terms))
		}
		Parse(text, q.Topic)
	})
}

func TestParseLimitsLength(t *testing.T) {
	megabyte := strings.Repeat("welder 🚤 \u200bx", 1<<20/16)
	if q := Parse(megabyte, megabyte); len(q.Terms) > maxQuestionWords {
		t.Errorf("%d terms", len(q.Terms))
	}
}

func TestPlacesWithCodes(t *testing.T) {
	for question, want := range map[string][]string{
		"a cook in Portland, OR":           {"Portland, OR"},
		"a cook in Gary IN":                {"Gary IN"},
		"a cook in Gary, IN, please":       {"Gary, IN"},
		"a cook in Portland OR Bangor":     {"Portland", "Bangor"},
		"a cook in Portland, or in Bangor": {"Portland", "Bangor"},
		"a cook near Cambridge, MA":        {"Cambridge, MA"},
	} {
		if q := Parse(question, ""); !slices.Equal(q.Places, want) {
			t.Errorf("%q has the places %q, want %q", question, q.Places, want)
		}
	}
}

func TestNearPlaces(t *testing.T) {
	for question, want := range map[string][]string{
		"a cook near Bangor":           {"Bangor"},
		"a cook close to Bangor":       {"Bangor"},
		"somebody closer to bangor":    {"bangor"},
		"a cook around Bath or Bangor": {"Bath", "Bangor"},
		"a cook in Bangor":             nil,
		"I'm moving to Bangor":         nil,
		"un cuisinier près de Lyon":    {"Lyon"},
		"un cuisinier à Lyon":          nil,
	} {
		q := Parse(question, "")
		if !slices.Equal(q.Near, want) {
			t.Errorf("%q is near %q, want %q", question, q.Near, want)
		}
		if again := Parse(q.Topic, ""); !slices.Equal(again.Near, want) || !slices.Equal(again.Places, q.Places) {
			t.Errorf("%q has the topic %q, which is near %q and in %q", question, q.Topic, again.Near, again.Places)
		}
	}
}
