package query

import (
	"kith/backend/search/lexicon"
)

// isSmallTalk reports whether nothing is asked about people: the whole text is
// known as such, or is made of courtesies and what stands beside them.
func (r *parser) isSmallTalk() bool {
	if len(r.words) == 0 || smallTalk[r.folded()] {
		return true
	}
	courteous := false
	for i := range r.words {
		if !r.is(i, courtesies) && !r.is(i, besideCourtesies) {
			return false
		}
		courteous = courteous || r.is(i, courtesies)
	}
	return courteous
}

var smallTalk = lexicon.LineSet(`
help
who are you
what are you
what is kith
what can you do
what can i ask
what do you do
how are you
how are you today
who can see what i write
who can see this
can other people read what i write here
can other people see what i write
is this private
how does this work
how do you work
are you a bot
are you a robot
are you human
are you an ai
are you real
nice to meet you
good to know
that was helpful
never mind
no worries
tell me a joke`)

var courtesies = lexicon.WordSet(`
hi hello hey hiya howdy yo greetings morning afternoon evening goodnight thanks thank thx ty cheers bye goodbye
farewell ciao ok okay cool great nice awesome perfect wonderful excellent wow lol haha sure yes yep yeah no nope sorry
welcome sup whatsup test testing bonjour merci hola gracias lovely kind`)

var besideCourtesies = lexicon.WordSet(`
good there kith everyone all friend you so very much a lot for your the help that this is it was im fine how are doing
today its really and again to see later have day night one me of just what up helpful now not thats
only thing beaucoup weather once`)
