package match

import (
	"slices"
	"strings"

	"kith/backend/domain"
)

// smallTalk are whole texts that are no question about people.
var smallTalk = textSet(`
help
who are you
what are you
what is kith
what can you do
what can i ask
what do you do
how are you
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

func textSet(lines string) map[string]bool {
	set := make(map[string]bool)
	for line := range strings.Lines(lines) {
		set[strings.TrimSpace(line)] = true
	}
	return set
}

// courtesies make small talk of a text in which nothing else stands but words
// of besideCourtesies.
var courtesies = wordSet(`
hi hello hey hiya howdy yo greetings morning afternoon evening goodnight thanks thank thx ty cheers bye goodbye
farewell ciao ok okay cool great nice awesome perfect wonderful excellent wow lol haha sure yes yep yeah no nope sorry
welcome sup whatsup test testing`)

var besideCourtesies = wordSet(`
good there kith everyone all friend you so very much a lot for your the help that this is it was im fine how are doing
today its really and again to see later have day night one me of just what up helpful now not thats`)

// Ways to ask for a person by name, the name following. Of those that are said
// of other things too, a name has to be all that follows.
var (
	aboutSomebody = []string{
		"tell me about", "tell me more about", "tell me something about", "more about", "something about",
		"who is", "who was", "who", "what do you know about", "what can you tell me about", "have you heard of",
		"what does", "where does", "where is", "how can", "how could", "when does", "what is", "whats",
		"is", "does", "did", "can", "could", "has", "would", "should",
	}
	callsFor = []string{
		"find", "find me", "show", "show me", "contact", "reach", "how do i reach", "how can i reach", "do you know",
		"look up", "connect me with", "connect me to", "get me", "contact details of", "contact details for",
		"how do i contact", "is there a", "i am looking for", "im looking for", "looking for",
	}
	openers = wordSet(`and so ok okay please hi hello hey thanks now then well also but can could would you i want need
		like to do id lets help me`)
	pronouns = wordSet("she he her him his hers they them their")
)

// readIntent tells questions about one person, and drafts, from the rest.
func (r *reading) readIntent() {
	if r.readDraft() {
		return
	}
	start := r.skip(0, wordSet("and so ok okay please hi hello hey thanks now then also but"))
	if !r.readPerson(start) {
		r.readPerson(r.skip(start, openers))
	}
}

func (r *reading) readPerson(start int) bool {
	if start == 0 && r.isBareName() {
		r.takeName(0, 0, len(r.words))
		r.Intent = domain.IntentPerson
		return true
	}
	from := start + r.anyOf(start, aboutSomebody)
	until := r.nameAt(from)
	if from > start && until == from && r.follows(start, "who is")+start == from {
		until = r.plainName(from)
	}
	if from == start || until == from {
		from = start + r.anyOf(start, callsFor)
		until = r.nameAt(from)
		if from == start || until == from || until < len(r.words) && !r.restSaysNothing(until) {
			return false
		}
	}
	r.takeName(start, from, until)
	r.Intent = domain.IntentPerson
	return true
}

// isBareName reports whether the text is a name and nothing else: two or three
// words with capitals that are not known to mean something.
func (r *reading) isBareName() bool {
	if n := len(r.words); n < 2 || n > 3 || r.properRun(0) != n {
		return false
	}
	return !slices.ContainsFunc(r.words, func(w word) bool {
		stemmed := stem(w.folded)
		return w.upper || filler[w.folded] || languages[w.folded] || light[stemmed] || related(stemmed) != nil
	})
}

func (r *reading) takeName(start, from, until int) {
	r.Names = append(r.Names, r.written(from, until))
	r.use(start, until)
}

// nameAt returns the end of the name at i, or i.
func (r *reading) nameAt(i int) int {
	until := r.properRun(i)
	if until > i && languages[r.words[i].folded] {
		return i
	}
	return until
}

// plainName returns the end of a name in small letters, or from: one or two
// words that end the text and do not look like something that one can be.
func (r *reading) plainName(from int) int {
	until := r.plainRun(from, 3)
	if until == from || until != len(r.words) || until-from > 2 || light[stem(r.words[from].folded)] {
		return from
	}
	for _, ending := range []string{"ing", "ed", "al", "able", "ful", "ive", "ic", "ous", "ant", "ent", "ual", "ly", "er", "ist"} {
		if strings.HasSuffix(r.words[from].folded, ending) {
			return from
		}
	}
	return until
}

func (r *reading) restSaysNothing(from int) bool {
	for i := from; i < len(r.words); i++ {
		if !r.saysNothing(i) {
			return false
		}
	}
	return true
}

var (
	drafting = wordSet("write draft compose prepare make create send introduce")
	drafts   = wordSet("intro introduction introductions email mail message note letter dm")
	address  = wordSet("to for with")
	anybody  = wordSet("who whom someone somebody anyone anybody person people")
)

// readDraft takes a wish for a text to somebody: "write an intro to Maria".
func (r *reading) readDraft() bool {
	start := r.skip(0, openers)
	if !r.is(start, drafting) || r.has(anybody) || !r.draftsAt(start) {
		return false
	}
	for i := start + 1; i < len(r.words); i++ {
		if !r.is(i, address) {
			continue
		}
		until := r.nameAt(i + 1)
		if until == i+1 && r.follows(i, "to") > 0 {
			until = r.plainRun(i+1, 2)
		}
		if until > i+1 {
			r.Names = append(r.Names, r.written(i+1, until))
			break
		}
	}
	r.use(0, len(r.words))
	r.Intent = domain.IntentDraft
	return true
}

func (r *reading) draftsAt(start int) bool {
	if r.follows(start, "introduce") > 0 {
		return true
	}
	for i := start + 1; i <= start+6; i++ {
		if r.is(i, drafts) {
			return true
		}
	}
	return false
}
