package rank

import (
	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
)

// A plan is a question as it is asked of one scope: a clause for each word.
type plan struct {
	in          index.Scope
	suggestions map[spellingKey][]index.Suggestion
	side        query.Side
	offering    bool // both sides count
	statement   bool // the other one counts somewhat
	terms       []queryTerm
	excluded    []termVariant
	conditions  []condition
	vector      index.QueryVector                 // of the question
	load        index.LoadVectors                 // to compare it with
	expansions  [index.SemanticGroups][]expansion // who helps with it
	required    []domain.Condition                // these, and what is not wanted, as they were asked for
	total       float64                           // of the weights of all clauses
	essential   float64                           // of those that a match has to cover

	byName            bool    // somebody is asked for by a name that is one here
	unknownTermWeight float64 // what is left of the weight of a word that nobody uses
	conditionsOnly    bool    // nothing is asked but where people are or what they speak
	semantic          bool    // what people say is compared by meaning too
	allLight          bool    // nothing is asked but words that say little alone

	// Of all who were looked at, whether they meet the conditions or not.
	bestReach float64 // toward the bar
	bestTopic float64 // on the topic
	lead      float64 // of the best score before the fifth
	anyMeets  bool    // the conditions
}

// A clause is one word of the question and everything that may stand for it.
type queryTerm struct {
	asked     string  // the word
	weight    float64 // how much it tells people apart
	essential bool    // not merely a condition
	must      bool    // nobody answers without it
	light     bool    // says little alone
	variants  []termVariant
}

// A variant is a stem that stands for a word of the question.
type termVariant struct {
	zone   index.Group
	stem   string
	factor float64 // how well it stands for it, up to 1
}

// A condition is a place or language that was asked for: clauses from, until.
type condition struct {
	zone        index.Group
	from, until int
}

func newPlan(r Request) *plan {
	q := r.Query
	p := &plan{
		in: index.NewScope(r.Indexes), suggestions: make(map[spellingKey][]index.Suggestion), side: q.Side,
		offering: q.Offering || q.MaybeOffering && soundsLikeOffer(r.Vector), statement: q.Statement, unknownTermWeight: unknownTermWeight,
	}
	if query.StrongTerms(q.Terms) <= shortQuestion {
		p.unknownTermWeight = 1
	}
	for _, name := range q.Names {
		p.addName(name)
	}
	for _, place := range q.Places {
		p.addPlace(place)
	}
	for _, language := range q.Languages {
		p.require(domain.ConditionLanguage, language)
		p.addCondition(index.LanguageWords, lexicon.FoldedWords(language))
	}
	if p.isNameInScope(q) {
		p.addName(q.Terms[0].Word)
	} else {
		p.addTerms(p.addPlaceCandidates(q))
	}
	for _, t := range q.Excluded {
		p.require(domain.ConditionWithout, t.Written)
		p.excluded = append(p.excluded,
			termVariant{index.ProfileWords, lexicon.Stem(t.Word), 1}, termVariant{index.NameWords, t.Word, 1}, termVariant{index.PlaceWords, t.Word, 1})
	}
	p.sum()
	p.vector, p.load, p.semantic = r.Vector, r.Load, p.comparesVectors(r)
	if p.semantic {
		p.findHelps()
	}
	for _, t := range q.PreviousTerms {
		p.addEarlier(t)
	}
	return p
}

// findHelps finds who helps on each side that counts. Who tells what they have is in
// no trouble.
func (p *plan) findHelps() {
	for _, z := range []index.Group{groupOf(p.side), otherGroup(p.side)} {
		if counts := z == groupOf(p.side) || p.otherCounts() > 0; counts && !(p.offering && z == index.ProfileWords) {
			p.expansions[z] = expand(p.vector, z)
		}
	}
}

func (p *plan) full() bool { return len(p.terms) == maxQueryTerms }

func (p *plan) require(kind domain.ConditionKind, written string) {
	if len(p.required) < query.MaxConditions {
		p.required = append(p.required, query.NewCondition(kind, written))
	}
}

func (p *plan) add(c queryTerm) {
	if !p.full() {
		p.terms = append(p.terms, c)
	}
}

// sum adds up the weights. Where there are only conditions, they are essential.
func (p *plan) sum() {
	p.conditionsOnly, p.allLight = true, true
	for _, c := range p.terms {
		p.conditionsOnly = p.conditionsOnly && !c.essential
		p.allLight = p.allLight && (!c.essential || c.light)
	}
	p.conditionsOnly = p.conditionsOnly || p.allLight && len(p.conditions) > 0
	for i := range p.terms {
		c := &p.terms[i]
		c.essential = c.essential && !p.conditionsOnly || p.conditionsOnly && !c.light
		p.total += c.weight
		if c.essential {
			p.essential += c.weight
		}
	}
}
