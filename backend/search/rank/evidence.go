package rank

import (
	"slices"

	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
	"kith/backend/search/sentence"
)

// A passage is a sentence of a profile with the words in it that answer the query.
type passage struct {
	index.Sentence
	hits      []hit
	worth     float64 // of its words
	share     float64 // of the weight of the topic that its words answer
	declined  float64 // the same of the words that it declines
	meaning   float64 // similarity to the query or to an expansion; 0 if it is not known
	direct    float64 // similarity to the query
	compared  bool    // it has a vector
	features  ReasonFeatures
	strength  float64 // how well it answers
	essential bool    // it has words of the topic, not merely of conditions
}

// passages returns the sentences of a profile that answer anything, in its order. The person has a standing.
func (p *plan) passages(c scoredCandidate, by standing) []passage {
	var all []passage
	hits, meanings := c.hits, p.meanings(c)
	for s := range c.Document.Sentences {
		n := 0
		for n < len(hits) && (hits[n].entry < s.Entry || hits[n].entry == s.Entry && hits[n].start < s.Until) {
			n++
		}
		own := p.weigh(s, hits[:n])
		hits = hits[n:]
		if 0 <= s.Passage && s.Passage < len(meanings) {
			own.compared, own.meaning, own.direct = true, meanings[s.Passage].meaning, meanings[s.Passage].direct
		}
		own.features = p.reasonFeatures(own, by)
		own.strength = reasonModel.strength(own.features)
		if len(own.hits) > 0 || own.meaning > 0 {
			all = append(all, own)
		}
	}
	return all
}

// weigh sums up the words of a sentence that answer the query.
func (p *plan) weigh(s index.Sentence, hits []hit) passage {
	own := passage{Sentence: s}
	if len(hits) == 0 {
		return own
	}
	var declined []hit
	spans := sentence.Declined(hits[0].text[s.From:s.Until])
	for _, h := range hits {
		for len(spans) > 0 && spans[0].End <= h.start-s.From {
			spans = spans[1:]
		}
		switch {
		case !p.mayQuote(h):
		case len(spans) > 0 && spans[0].Start <= h.start-s.From:
			declined = append(declined, h)
		default:
			own.hits = append(own.hits, h)
		}
	}
	for i, best := range p.answered(own.hits) {
		own.worth += p.terms[i].weight * best
		own.essential = own.essential || p.terms[i].essential && best > 0
	}
	own.share, own.declined = p.share(own.hits), p.share(declined)
	return own
}

// share returns the share of the weight of the topic that words answer. Words that carry little information do not
// count, unless the query asks for nothing else.
func (p *plan) share(hits []hit) float64 {
	sum := 0.0
	for i, best := range p.answered(hits) {
		if t := p.terms[i]; t.essential && (!t.light || p.allLight && !p.semantic) {
			sum += t.weight * best / p.essential
		}
	}
	return sum
}

// A meaning has the similarities of a passage.
type meaning struct{ meaning, direct float64 }

// meanings returns for each passage its similarity to the query, and to an expansion that counts on its side.
func (p *plan) meanings(c scoredCandidate) []meaning {
	if !c.similarity.known {
		return nil
	}
	var buffer [index.MaxPassages]index.Group
	_, groups := c.Document.PassageDigest(buffer[:0])
	meant := make([]meaning, len(groups))
	asked := p.vector.With(c.Document.Language)
	for i, v := range c.vectors.Vectors {
		meant[i].direct = asked.Similarity(v)
		meant[i].meaning = meant[i].direct
	}
	for group, expansions := range p.expansions {
		for _, e := range expansions {
			answer := e.vector.With(c.Document.Language)
			for i, v := range c.vectors.Vectors {
				if groups[i] == index.Group(group) {
					meant[i].meaning = max(meant[i].meaning, e.weight*answer.Similarity(v))
				}
			}
		}
	}
	return meant
}

// mayQuote reports whether a word may be the reason for a match. A word of a name, place or language may be if the
// query asks for one.
func (p *plan) mayQuote(h hit) bool {
	switch index.Fields[h.field].Group {
	case index.NameWords:
		return p.byName || h.factor >= 1
	case index.PlaceWords:
		return p.conditionsOnly || p.isCondition(h.term)
	case index.LanguageWords:
		return p.conditionsOnly || p.isCondition(h.term) || p.terms[h.term].must
	}
	return true
}

// isReason reports whether a passage of a person with this standing is probably a reason.
func (p *plan) isReason(own passage, by standing) bool {
	switch {
	case !p.mayBeReason(own):
		return false
	case !own.compared && by.answer:
		return own.share >= minShare
	case !own.compared:
		return own.share >= minNearestShare
	}
	return own.direct >= minDirect && own.strength >= minStrength && own.strength+reasonModel.prior(own.features) >= minReason
}

// mayBeReason reports whether a passage is a reason if it answers well enough: it does not say the opposite, and is
// more than a stray word in the name of a company.
func (p *plan) mayBeReason(own passage) bool {
	declines := own.declined > 0 && own.declined >= own.share || len(own.hits) == 0 && sentence.DeclinesAnything(own.Text)
	if declines || !p.isOnSide(own) || p.hasExcluded(own) {
		return false
	}
	return own.Field != index.FieldCompany || own.share >= minCompanyShare
}

// meetsCondition reports whether a passage has a word of a condition.
func (p *plan) meetsCondition(own passage) bool {
	return slices.ContainsFunc(own.hits, func(h hit) bool { return p.isCondition(h.term) })
}

func (p *plan) isCondition(term int) bool {
	return slices.ContainsFunc(p.conditions, func(c condition) bool { return c.from <= term && term < c.until })
}

// isOnSide reports whether a passage is on the side that the query is about: who offers does not seek, and the
// reverse. For an offer both sides are.
func (p *plan) isOnSide(own passage) bool {
	if p.side == query.Either || p.offering && !p.seeking {
		return true
	}
	switch index.Fields[own.Field].Group {
	case index.NeedWords:
		return p.side == query.Needs
	case index.ProfileWords:
		return sentence.Seeks(own.Text) == (p.side == query.Needs)
	}
	return true
}

// hasExcluded reports whether a passage has a word that the query excludes.
func (p *plan) hasExcluded(own passage) bool {
	if len(p.excluded) == 0 {
		return false
	}
	return slices.ContainsFunc(lexicon.Stems(own.Text), func(stem string) bool {
		return slices.ContainsFunc(p.excluded, func(v termVariant) bool { return v.stem == stem })
	})
}
