package query

import (
	"kith/backend/search/lexicon"
)

// Lists that several steps use. Their words are folded as [lexicon.Scanner] folds them:
// "what's" is what, "don't" is dont, "I'm" is im.
var (
	fillerWords         = lexicon.WordSet("filler-words")
	kinship             = lexicon.WordSet("kinship")
	determiners         = lexicon.WordSet("determiners")
	beforeWellAdverb    = lexicon.WordSet("before-well-adverb")
	afterWellAdverb     = lexicon.WordSet("after-well-adverb")
	nameParticles       = lexicon.WordSet("name-particles")
	capitalizedNonNames = lexicon.WordSet("capitalized-non-names")
)
