package match

var (
	speaking     = wordSet("speak speaks speaking spoken fluent native bilingual understands")
	beforeTongue = wordSet("in and or")
	speakers     = wordSet("speaker speakers speaking fluent fluently")
	inPlace      = wordSet("in near around outside from nearby")
	beforeTo     = wordSet("close closer closest next moving moved move relocating")
	toPlace      = wordSet("to")
	roundPlace   = wordSet("near around outside nearby")
	beforePlace  = wordSet("the greater downtown mid rural to of")
	beforeTopic  = wordSet("for about") // "records for Caraquet" are anywhere
	abbreviated  = wordSet("us usa uk nyc la sf dc eu")
	alternatives = wordSet("or and")
	asksFor      = wordSet("need needs want wants looking seeking find finding meet know")
	wasBefore    = wordSet("was were used had came arrived left grew born")
)

// readLanguages takes languages that somebody has to speak. In "a French
// tutor" French is a term like any other.
func (r *reading) readLanguages() {
	for i := range r.words {
		if w := r.words[i]; w.used || !languages[w.folded] || !r.isSpoken(i) {
			continue
		}
		r.Languages = append(r.Languages, r.written(i, i+1))
		r.use(i, i+1)
		if r.is(i+1, speakers) {
			r.use(i+1, i+2)
		}
		if verb := r.back(i-1, beforeTongue); r.is(verb, speaking) {
			r.use(verb, i)
		}
	}
}

func (r *reading) isSpoken(i int) bool {
	switch {
	case r.is(i-1, speaking), r.is(i+1, speakers):
		return true
	case r.follows(i-1, "in") > 0:
		return r.is(i-2, speaking) || i+1 == r.plainRun(i, 2)
	case r.is(i-1, beforeTongue):
		return r.is(i-2, languages) && r.words[i-2].used
	}
	return false
}

// readPlaces takes places: names after "in", and whatever is after "near". A
// word in small letters after "in" may be one too, and so may any other name, and
// where the asker was before; the scope will tell.
func (r *reading) readPlaces() {
	for i := range r.words {
		if r.saysWhere(i) && !r.words[i].used {
			r.readPlace(i, r.skip(i+1, beforePlace))
		}
	}
	for i := 0; i < len(r.words); i++ {
		if until := r.properRun(i); until > i {
			r.mayBePlaces(i, until)
			i = until - 1
		}
	}
}

// readPlace takes the place that starts at from, behind word i, which says where.
func (r *reading) readPlace(i, from int) {
	proper, plain := r.properRun(from), r.plainRun(from, 2)
	switch {
	case proper > from && r.isOwnPast(i):
	case proper > from && r.mayBePlace(from):
		r.addPlaces(from, proper)
	case plain > from && (r.is(i, roundPlace) || r.is(i, toPlace)):
		r.addPlaces(from, r.withState(plain))
	case r.follows(i, "in") > 0:
		r.mayBeIn(from, r.withState(plain))
	}
}

// mayBePlaces takes names that nothing tells to be places. One word with which a
// sentence starts is no name.
func (r *reading) mayBePlaces(from, until int) {
	for from < until {
		end := r.endOfPlace(from, until)
		sure := end > from+1 || !r.words[from].opens || from > 0 && r.afterComma(from) || until > end
		if sure && r.mayBePlace(from) && !r.is(r.back(from-1, beforePlace), beforeTopic) {
			r.Perhaps = append(r.Perhaps, r.written(from, end))
		}
		from = end
	}
}

// endOfPlace returns the end of the first of the places named from, until: at a comma,
// unless a state follows.
func (r *reading) endOfPlace(from, until int) int {
	for i := from + 1; i < until; i++ {
		if r.afterComma(i) && !isState(r.words[i].folded) {
			return i
		}
	}
	return until
}

// saysWhere reports whether a place may follow word i: "in", "close to".
func (r *reading) saysWhere(i int) bool {
	return r.is(i, inPlace) || r.is(i, toPlace) && r.is(i-1, beforeTo)
}

// isOwnPast reports whether what follows word i is where the asker came from or was
// before, and not where somebody is looked for: "my diploma is from Manila", "I was a
// doctor in Aleppo".
func (r *reading) isOwnPast(i int) bool {
	past := r.follows(i, "from") > 0
	for ; i > 0 && !r.words[i].opens; i-- {
		if r.is(i-1, others) || r.is(i-1, asksFor) {
			return false
		}
		past = past || r.is(i-1, wasBefore)
		if r.is(i-1, self) {
			return past
		}
	}
	return false
}

func (r *reading) mayBePlace(i int) bool {
	w := r.words[i]
	return !languages[w.folded] && (!w.upper || abbreviated[w.folded] || isState(w.folded))
}

// addPlaces takes a place, and with it others that are named after "or".
func (r *reading) addPlaces(from, until int) {
	for until > from {
		r.Places = append(r.Places, r.written(from, until))
		r.use(from, until)
		if !r.is(until, alternatives) {
			return
		}
		from = until + 1
		until = r.properRun(from)
	}
}

// withState adds the state after a comma to a place that ends at until.
func (r *reading) withState(until int) int {
	if until < len(r.words) && r.afterComma(until) && isState(r.words[until].folded) {
		return until + 1
	}
	return until
}

// mayBeIn marks words that perhaps are a place.
func (r *reading) mayBeIn(from, until int) {
	for i := from; i < until; i++ {
		r.words[i].placed = true
	}
}
