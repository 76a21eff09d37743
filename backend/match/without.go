package match

var (
	negations = []string{
		"but not", "not a", "not an", "not the", "not in", "isnt a", "isnt an", "except", "except for", "other than",
		"excluding", "besides", "apart from", "anyone but", "but no", "rather than",
	}
	beforeSymptoms = wordSet("if why or whether")
)

// readWithout takes what is not wanted, up to the end of the sentence.
func (r *reading) readWithout() {
	for i := 1; i < len(r.words); i++ {
		n := r.anyOf(i, negations)
		if n == 0 || r.words[i].used || r.is(i-1, beforeSymptoms) {
			continue
		}
		until := r.endOfExclusion(i + n)
		for j := i + n; j < until; j++ {
			if !r.saysNothing(j) {
				r.Without = addTerm(r.Without, r.term(j))
			}
		}
		r.use(i, until)
	}
}

func (r *reading) endOfExclusion(from int) int {
	for i := from; i < len(r.words); i++ {
		if i > from && r.words[i].opens || r.follows(i, "who") > 0 {
			return i
		}
	}
	return len(r.words)
}
