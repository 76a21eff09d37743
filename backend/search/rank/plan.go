package rank

import (
	"slices"

	"kith/backend/domain"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/places"
	"kith/backend/search/query"
	"kith/backend/search/sentence"
)

// A plan is a query prepared for one scope: its terms with their variants and weights, its conditions, and its
// vectors.
type plan struct {
	in          index.Scope
	suggestions map[spellingKey][]index.Suggestion // spelling look-ups so far
	language    lexicon.Language                   // of the query
	translated  bool                               // words of the other language count, see minFrenchShare
	side        query.Side
	offering    bool // the asker offers something: both sides count
	learning    bool // the asker would learn from who needs somebody: both sides count together
	seeking     bool // the text says that the asker looks for something, whatever else they offer
	statement   bool // the text asks for nobody: the other side counts with statementFactor
	terms       []queryTerm
	excluded    []termVariant   // terms that a match must not have
	except      []domain.UserID // who is not shown
	refines     bool            // the query is a follow-up
	conditions  []condition
	community   *places.Community                 // where the people in scope live, once it is needed
	vector      index.QueryVector                 // of the query
	load        index.LoadVectors                 // loads the vectors to compare it with
	expansions  [index.SemanticGroups][]expansion // by the group of their answers
	required    []domain.Condition                // conditions and exclusions as they were written
	total       float64                           // weight of all terms
	essential   float64                           // weight of the essential terms

	byName            bool    // the query asks for a name that somebody in scope has
	unknownTermWeight float64 // factor of terms that nobody uses
	conditionsOnly    bool    // the query has only conditions
	semantic          bool    // passage vectors are compared
	allLight          bool    // all essential terms are light

	// Over all reranked candidates, whether they meet the conditions or not.
	bestTopic  float64   // best topic score
	anyMeets   bool      // some candidate meets the conditions
	bestPair   float64   // best log odds of a PairScorer; 0 without one
	anyCovers  bool      // some candidate has words of the topic
	features   *Features // by which the model of answerability decided
	answerable bool      // somebody answers; only with vectors
}

// A queryTerm is one word of the query with the variants that may stand for it.
type queryTerm struct {
	language  lexicon.Language
	asked     string  // the word
	weight    float64 // inverse document frequency, with factors
	essential bool    // part of the topic, not merely a condition
	must      bool    // a match must answer it
	light     bool    // carries little information alone
	unknown   bool    // nobody uses the word
	variants  []termVariant
}

// A termVariant is a stem that stands for a word of the query.
type termVariant struct {
	group  index.Group
	stem   string
	factor float64 // how well it stands for the word, up to 1
}

// A condition is a place or language that was asked for: terms[from:until].
type condition struct {
	group       index.Group
	from, until int
	place       places.Sought // of a place
}

func newPlan(r Request) *plan {
	q := r.Query
	p := &plan{
		in: index.NewScope(r.Indexes), language: q.Language, suggestions: make(map[spellingKey][]index.Suggestion), side: q.Side,
		except: q.Except, refines: q.Intent == domain.IntentRefine, offering: q.Offering || q.MaybeOffering && soundsLikeOffer(r.Vector), statement: q.Statement, learning: q.Learning, seeking: sentence.Seeks(q.Text), unknownTermWeight: unknownTermWeight,
	}
	p.translated = q.Language == lexicon.French || p.in.Share(index.ProfileWords, lexicon.French) >= minFrenchShare
	if query.StrongTerms(q.Terms) <= shortQuestion {
		p.unknownTermWeight = 1
	}
	for _, name := range q.Names {
		p.addName(name)
	}
	for _, place := range q.Places {
		p.addPlace(place, slices.Contains(q.Near, place))
	}
	for _, language := range q.Languages {
		p.require(domain.ConditionLanguage, language)
		p.addCondition(index.LanguageWords, lexicon.FoldedWords(language), sought{})
	}
	if p.isNameInScope(q) {
		p.addName(q.Terms[0].Word)
	} else {
		p.addTerms(p.addPlaceCandidates(q))
	}
	for _, t := range q.Excluded {
		p.require(domain.ConditionWithout, t.Written)
		p.exclude(t)
	}
	p.sum()
	p.vector, p.load, p.semantic = r.Vector, r.Load, p.comparesVectors(r)
	p.vector.Foreign, p.vector.Unread = p.in.Foreign(), p.knowsNoWord(q)
	if p.semantic {
		p.addExpansions()
	}
	for _, t := range q.PreviousTerms {
		p.addPrevious(t)
	}
	return p
}

// knowsNoWord reports whether no word of a question is known to be English, nor used by anybody, nor a misspelling of
// such a word: "fontanero".
func (p *plan) knowsNoWord(q query.Query) bool {
	known := func(t query.Term) bool { return p.used(t) || len(p.corrections(t)) > 0 }
	return len(q.Terms) > 0 && len(p.required) == 0 && !p.byName && !lexicon.KnowsEnglish(q.Text) && !slices.ContainsFunc(q.Terms, known)
}

// exclude adds a term that a match must not have.
func (p *plan) exclude(t query.Term) {
	p.excluded = append(p.excluded,
		termVariant{index.ProfileWords, t.Stem(), 1}, termVariant{index.NameWords, t.Word, 1}, termVariant{index.PlaceWords, t.Word, 1})
	if !p.translated {
		return
	}
	others := lexicon.Translations(t.Stem())
	if same := englishOf(t.Language, t.Word); same != "" {
		others = append(others[:len(others):len(others)], same)
	}
	for _, stem := range others {
		p.excluded = append(p.excluded, termVariant{index.ProfileWords, stem, 1})
	}
}

// addExpansions finds the expansions for each side that counts. Offers have none for profile words.
func (p *plan) addExpansions() {
	for _, group := range []index.Group{groupOf(p.side), otherGroup(p.side)} {
		if counts := group == groupOf(p.side) || p.otherCounts() > 0; counts && !((p.offering || p.learning) && group == index.ProfileWords) {
			p.expansions[group] = expand(p.vector, group)
		}
	}
}

func (p *plan) full() bool { return len(p.terms) == maxQueryTerms }

func (p *plan) require(kind domain.ConditionKind, written string) {
	if len(p.required) < query.MaxConditions {
		p.required = append(p.required, query.NewCondition(kind, written))
	}
}

func (p *plan) add(t queryTerm) {
	if !p.full() {
		p.terms = append(p.terms, t)
	}
}

// sum adds up the weights of terms. If the query has only conditions, these are essential.
func (p *plan) sum() {
	p.conditionsOnly, p.allLight = true, true
	for _, t := range p.terms {
		p.conditionsOnly = p.conditionsOnly && !t.essential
		p.allLight = p.allLight && (!t.essential || t.light)
	}
	p.conditionsOnly = p.conditionsOnly || p.allLight && len(p.conditions) > 0
	for i := range p.terms {
		t := &p.terms[i]
		t.essential = t.essential && !p.conditionsOnly || p.conditionsOnly && !t.light
		p.total += t.weight
		if t.essential {
			p.essential += t.weight
		}
	}
}
