package dialogue

import (
	"slices"
	"strings"

	"kith/backend/domain"
	"kith/backend/search/query"
)

var (
	priceAsks   = phrases("price-asks")
	amountAsks  = phrases("amount-asks")
	amountNouns = set("amount-nouns")
	priceThings = phrases("price-things")
	priceVerbs  = set("price-verbs")
	priceNouns  = set("price-nouns")
	priceParts  = set("price-parts")
)

// maxPriceWords is how many words a question of prices has. A longer text tells a story, in which
// a price is one thing of several.
const maxPriceWords = 24

// price reads "how much does a plumber cost?", "what is the going rate for a roofer?". No profile
// says so; who does it may know. A price of somebody who was shown is unsaid.
func (r *resolver) price() (Move, bool) {
	if len(r.words) > maxPriceWords || !r.asksPrice() {
		return Move{}, false
	}
	var people []domain.UserID
	for _, ref := range r.references(0, len(r.words)) {
		people = union(people, ref.people)
	}
	topic := r.priced()
	if len(people) > 0 || len(query.Parse(topic, "").Terms) == 0 {
		return Move{Kind: Unsaid, People: people}, true
	}
	move := r.search(topic, "")
	move.Price = true
	return move, true
}

// asksPrice reports whether the turn asks what something costs, and not for somebody.
func (r *resolver) asksPrice() bool {
	at, _ := r.find(0, priceAsks)
	if amount, n := r.find(0, amountAsks); at < 0 && amount >= 0 && !r.is(amount+n, amountNouns) && (r.any(priceVerbs) || r.any(priceNouns)) {
		at = amount
	}
	if thing := r.skip(openers); at < 0 && r.at(thing, priceThings) > 0 && r.any(priceNouns) {
		at = thing
	}
	if at < 0 {
		return r.isPriceOfRole()
	}
	seeks, _ := r.find(0, seeking)
	return seeks < 0 || seeks > at
}

// isPriceOfRole reads "plumber prices", "tarif d'un plombier".
func (r *resolver) isPriceOfRole() bool {
	last := len(r.words) - 1
	return last > 0 && last <= 4 && (r.is(0, priceNouns) && r.isRoleNoun(last) || r.is(last, priceNouns) && r.isRoleNoun(last-1))
}

// any reports whether a word of the turn is in a set.
func (t *text) any(words wordSet) bool {
	return slices.ContainsFunc(t.words, func(w word) bool { return words[t.language][w.folded] })
}

// priced returns a question for who does what the turn asks the price of.
func (r *resolver) priced() string {
	var kept []string
	for i, w := range r.words {
		asks := r.within(i, priceAsks) || r.within(i, amountAsks) || r.is(i, priceVerbs) || r.is(i, priceNouns) || r.is(i, priceParts)
		if lead := r.skip(openers); !asks && (i < lead || i >= lead+r.at(lead, priceThings)) {
			kept = append(kept, r.raw[w.start:w.end])
		}
	}
	return r.who() + strings.Join(kept, " ")
}
