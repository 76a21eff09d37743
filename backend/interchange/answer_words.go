package interchange

// The words of answers in English, German, French, Spanish, Portuguese, Dutch and Swedish. They are without accents,
// except where an accent makes another word.
var (
	// bareYes are a yes alone, with other words of the list, or with polite ones.
	bareYes = listed("bareYes")
	// bareNo are a no alone or with polite words.
	bareNo = listed("bareNo")
	// polite words change nothing, and neither do those that say who speaks.
	polite       = listed("polite")
	placeholders = phrases("placeholders")

	// yesFirst begin a sentence that agrees, noFirst one that does not.
	yesFirst = listed("yesFirst")
	noFirst  = listed("noFirst")
	spanish  = listed("spanish")
	// portuguese words are in no other of the languages.
	portuguese = listed("portuguese")

	// agreeing words are a yes wherever a sentence has them, unless something speaks against it.
	agreeing        = listed("agreeing")
	agreeingPhrases = phrases("agreeingPhrases")
	// insideWords say that somebody is, or asks to be, in the directory.
	insideWords   = listed("insideWords")
	insidePhrases = phrases("insidePhrases")
	// listingVerbs with a negation are a refusal to be listed, also under "Do not list me".
	listingVerbs = listed("listingVerbs")
	// undecidedWords with a negation say that somebody does not know yet.
	undecidedWords = listed("undecidedWords")
	untickWords    = listed("untickWords")

	negations = listed("negations")
	// outsideWords refuse by themselves.
	outsideWords   = listed("outsideWords")
	outsidePhrases = phrases("outsidePhrases")
	// noObjection are phrases with a negation that most people mean as a yes. They are unclear.
	noObjection = phrases("noObjection")
	// limiting words make a yes unclear.
	limiting        = listed("limiting")
	limitingPhrases = phrases("limitingPhrases")
)
