package match

import "kith/backend/domain"

// A plan is a question as it is asked of one scope: a clause for each word.
type plan struct {
	in         scope
	looked     map[lookedUp][]suggestion
	side       Side
	giving     bool // both sides count
	telling    bool // the other one counts somewhat
	clauses    []clause
	without    []variant
	conditions []condition
	meaning    Meaning            // of the question
	recalled   Recall             // to compare it with
	helps      [meantZones][]help // who helps with it
	required   []domain.Condition // these, and what is not wanted, as they were asked for
	total      float64            // of the weights of all clauses
	essential  float64            // of those that a match has to cover

	byName         bool    // somebody is asked for by a name that is one here
	unknown        float64 // what is left of the weight of a word that nobody uses
	conditionsOnly bool    // nothing is asked but where people are or what they speak
	byMeaning      bool    // what people say is compared by meaning too
	allLight       bool    // nothing is asked but words that say little alone

	// Of all who were looked at, whether they meet the conditions or not.
	furthest float64 // toward the bar
	best     float64 // on the topic
	lead     float64 // of the best score before the fifth
	anyMeets bool    // the conditions
}

// A clause is one word of the question and everything that may stand for it.
type clause struct {
	asked     string  // the word
	weight    float64 // how much it tells people apart
	essential bool    // not merely a condition
	must      bool    // nobody answers without it
	light     bool    // says little alone
	variants  []variant
}

// A variant is a stem that stands for a word of the question.
type variant struct {
	zone   zone
	stem   string
	factor float64 // how well it stands for it, up to 1
}

// A condition is a place or language that was asked for: clauses from, until.
type condition struct {
	zone        zone
	from, until int
}

// maxClauses bounds the work that one question makes.
const maxClauses = 24

func newPlan(q Question, in scope) *plan {
	p := &plan{
		in: in, looked: make(map[lookedUp][]suggestion), side: q.Side,
		giving: q.Giving || q.MayGive && q.Meaning.gives(), telling: q.Telling, unknown: byTheWay,
	}
	if strong(q.Terms) <= fewWords {
		p.unknown = 1
	}
	for _, name := range q.Names {
		p.addName(name)
	}
	for _, place := range q.Places {
		p.addPlace(place)
	}
	for _, language := range q.Languages {
		p.require(domain.ConditionLanguage, language)
		p.addCondition(speaks, foldedWords(language))
	}
	if p.isNameHere(q) {
		p.addName(q.Terms[0].Word)
	} else {
		p.addTerms(p.addPerhaps(q))
	}
	for _, t := range q.Without {
		p.require(domain.ConditionWithout, t.Written)
		p.without = append(p.without,
			variant{has, stem(t.Word), 1}, variant{named, t.Word, 1}, variant{placed, t.Word, 1})
	}
	p.sum()
	p.meaning, p.recalled, p.byMeaning = q.Meaning, q.Recall, p.compares(q)
	if p.byMeaning {
		p.findHelps()
	}
	for _, t := range q.Earlier {
		p.addEarlier(t)
	}
	return p
}

// findHelps finds who helps on each side that counts. Who tells what they have is in
// no trouble.
func (p *plan) findHelps() {
	for _, z := range []zone{p.side.zone(), p.side.other()} {
		if counts := z == p.side.zone() || p.otherCounts() > 0; counts && !(p.giving && z == has) {
			p.helps[z] = p.meaning.helps(z)
		}
	}
}

func (p *plan) full() bool { return len(p.clauses) == maxClauses }

func (p *plan) require(kind domain.ConditionKind, written string) {
	if len(p.required) < maxConditionsTold {
		p.required = append(p.required, conditionOf(kind, written))
	}
}

func (p *plan) add(c clause) {
	if !p.full() {
		p.clauses = append(p.clauses, c)
	}
}

// sum adds up the weights. Where there are only conditions, they are essential.
func (p *plan) sum() {
	p.conditionsOnly, p.allLight = true, true
	for _, c := range p.clauses {
		p.conditionsOnly = p.conditionsOnly && !c.essential
		p.allLight = p.allLight && (!c.essential || c.light)
	}
	p.conditionsOnly = p.conditionsOnly || p.allLight && len(p.conditions) > 0
	for i := range p.clauses {
		c := &p.clauses[i]
		c.essential = c.essential && !p.conditionsOnly || p.conditionsOnly && !c.light
		p.total += c.weight
		if c.essential {
			p.essential += c.weight
		}
	}
}
