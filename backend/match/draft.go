package match

import "kith/backend/domain"

var (
	drafting = wordSet("write draft compose prepare make create send introduce")
	drafts   = wordSet("intro introduction introductions email mail message note letter dm")
	address  = wordSet("to for with")
	// Whoever says one of these asks for a person to do the writing.
	anybody = wordSet("who whom someone somebody anyone anybody person people")
)

// readDraft reports whether the text wishes for a text to somebody ("write an
// intro to Maria"), and takes the name. Nothing else of it is to be found.
func (r *reading) readDraft() bool {
	start := r.skip(0, openers)
	if !r.is(start, drafting) || r.has(anybody) || !r.namesDraft(start) {
		return false
	}
	r.Intent = domain.IntentDraft
	if from, until := r.addressee(start + 1); until > from {
		r.Names = append(r.Names, r.written(from, until))
	}
	r.use(0, len(r.words))
	return true
}

// namesDraft reports whether what shall be written is named soon after a verb.
func (r *reading) namesDraft(verb int) bool {
	if r.follows(verb, "introduce") > 0 {
		return true
	}
	for i := verb + 1; i <= verb+6; i++ {
		if r.is(i, drafts) {
			return true
		}
	}
	return false
}

// addressee returns where the name of whom the text is for stands.
func (r *reading) addressee(start int) (from, until int) {
	for i := start; i < len(r.words); i++ {
		if !r.is(i, address) {
			continue
		}
		from, until = i+1, r.nameAt(i+1)
		if until == from && r.follows(i, "to") > 0 {
			until = r.plainRun(from, 2)
		}
		if until > from {
			return from, until
		}
	}
	return 0, 0
}
