package writer

// saying is how a fact of one field is told: of somebody, and to them. Facts
// of several words are sentences of their own more often than not, so they
// are quoted rather than built in.
type saying struct {
	short, long string // "Ann …"
	you         string // "you …"
}

// sayings never need a pronoun for the person.
var sayings = map[string]saying{
	"headline":  {short: "mentions %s up front", long: "says up front: %s", you: "say %s in your headline"},
	"about":     {short: "mentions %s", long: "writes: %s", you: "write of %s"},
	"company":   {short: "is with %s", long: "is with %s", you: "are with %s"},
	"role":      {short: "works as %s", long: "works as %s", you: "work as %s"},
	"location":  {short: "gives %s as the place", long: "gives %s as the place", you: "give %s as your place"},
	"languages": {short: "speaks %s", long: "speaks %s", you: "speak %s"},
	"skills":    {short: "lists %s under skills", long: "lists %s under skills", you: "list %s among your skills"},
	"offers":    {short: "can help with %s", long: "offers this: %s", you: "offer help with %s"},
	"needs":     {short: "is looking for %s", long: "is looking for this: %s", you: "are looking for %s"},
	"interests": {short: "is interested in %s", long: "is interested in %s", you: "are interested in %s"},
}

var unknownField = saying{short: "mentions %s", long: "writes: %s", you: "mention %s"}

func sayingOf(field string) saying {
	if s, known := sayings[field]; known {
		return s
	}
	return unknownField
}

// leads introduce a person; "" lets the name come first.
var leads = []string{"", "Then there is", "There is also"}

var (
	foundOne  = []string{"I found one person for this.", "One person comes to mind.", "There is somebody for that."}
	foundMany = []string{"I found %s people for this.", "There are %s people you could ask.", "Good news: %s people fit here."}

	refinedOne  = []string{"That leaves one person.", "Narrowed down, one person remains."}
	refinedMany = []string{"That leaves %s people.", "Narrowed down, %s people remain."}

	nearestOne = []string{
		"Nobody I can show you says quite that. One person comes close:",
		"I found no match for this. The nearest I have:",
	}
	nearestMany = []string{
		"Nobody I can show you says quite that. These come close:",
		"I found no match for this. The nearest I have, in case one of them knows more:",
	}

	nobody = []string{
		"Nobody I can show you mentions that yet. Other words may help, or a wider question.",
		"I found nobody for this. Try to say it another way, or name a skill, a place or a trade.",
	}
	nobodyByName = []string{"I know of nobody by that name whom I may show you. Is it spelled like that?"}

	severalByName = []string{"More than one person could be meant.", "There is more than one."}

	closings = []string{
		"Their cards say more; a heart keeps a contact for later.",
		"Open a card to read the whole profile, or tell me what to narrow down.",
		"You can write from the card, or ask on: a place or a skill narrows it down.",
	}
	closingsOne = []string{
		"The card says more; the heart keeps the contact for later.",
		"Open the card to read the whole profile, or ask for something wider.",
	}
	closingsNearest = []string{
		"Other words may find a better match.",
		"If that is off the mark, say it another way and I will look again.",
	}

	greetings = []string{
		"Hello%s! Tell me what you need help with, and I will look for people here who know about it.",
		"Good to see you%s. Ask me who knows about something, who is looking for it, or who is nearby.",
		"Hello%s. Describe a problem in your own words, and I will name people who may help.",
	}
	welcomes = []string{
		"You are welcome%s. Is there anything else you would like to find somebody for?",
		"Gladly%s. Ask again whenever you need somebody.",
	}

	modelStopped = "The model stopped here, so Kith’s built-in writer finishes the answer."
	modelSilent  = "The model did not answer, so Kith’s built-in writer does."
)

var numerals = [MaxCandidates + 1]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight"}
