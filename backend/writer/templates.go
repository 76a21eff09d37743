package writer

// sentenceTemplate holds the wordings for a fact of one field. Facts of several
// words are usually sentences, so long quotes them after a colon.
type sentenceTemplate struct {
	short, long []string // follow the person's name
	you         string   // follows "you"
}

// sentenceTemplates use no pronoun for the person.
var sentenceTemplates = map[string]sentenceTemplate{
	"headline":  {wordings("mentions %s up front"), wordings("says up front: %s"), "say %s in your headline"},
	"about":     {wordings("mentions %s", "writes of %s"), wordings("writes: %s", "says: %s"), "write of %s"},
	"company":   {wordings("is with %s"), wordings("is with %s"), "are with %s"},
	"role":      {wordings("works as %s"), wordings("works as %s"), "work as %s"},
	"location":  {wordings("gives %s as the place"), wordings("gives %s as the place"), "give %s as your place"},
	"languages": {wordings("speaks %s"), wordings("speaks %s"), "speak %s"},
	"skills":    {wordings("lists %s under skills", "has %s among the skills"), wordings("lists %s under skills"), "list %s among your skills"},
	"offers":    {wordings("can help with %s", "offers help with %s"), wordings("offers this: %s", "can help: %s"), "offer help with %s"},
	"needs":     {wordings("is looking for %s", "could use %s"), wordings("is looking for this: %s"), "are looking for %s"},
	"interests": {wordings("is interested in %s", "has an interest in %s"), wordings("is interested in %s"), "are interested in %s"},
}

var unknownField = sentenceTemplate{wordings("mentions %s"), wordings("writes: %s"), "mention %s"}

func wordings(variants ...string) []string { return variants }

func templateOf(field string) sentenceTemplate {
	if s, known := sentenceTemplates[field]; known {
		return s
	}
	return unknownField
}

// leads introduce a person; with "" the sentence begins with the name.
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
	nobodyListed = "Nobody whom I may show you is listed here yet, so no words would find anybody. " +
		"People come in under Organizations: an admin invites them, or brings them in from a file. Then ask me again."
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
	closingsNoCards = []string{
		"Ask on: a place or a skill narrows it down.",
		"Tell me what to narrow down, or ask for something wider.",
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

	draftOffered = "A draft to %s, yours to change before it goes out:"

	modelStopped = "The model stopped here, so Kith’s built-in writer finishes the answer."
	modelSilent  = "The model did not answer, so Kith’s built-in writer does."
)

var numerals = [MaxCandidates + 1]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight"}
