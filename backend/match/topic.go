package match

import "strings"

// topic says in the fewest words what was understood, so that understanding
// them gives the same.
func (q *Question) topic() string {
	words := append(q.lead(), q.Names...)
	var in []string
	for _, t := range q.Terms {
		switch {
		case t.Placed && t.Named: // after "in" it would be a place, here or not
			in = append(in, "on", t.Written)
		case t.Placed:
			in = append(in, "in", t.Written)
		default:
			words = append(words, t.Written)
		}
	}
	words = append(words, in...)
	for _, place := range q.Places {
		words = append(words, "near", place)
	}
	for _, language := range q.Languages {
		words = append(words, "speaks", language)
	}
	for i, t := range q.Without {
		if i == 0 {
			words = append(words, "except")
		}
		words = append(words, t.Written)
	}
	return strings.Join(words, " ")
}

// lead begins a topic that could be misunderstood without it.
func (q *Question) lead() []string {
	switch {
	case len(q.Names) > 0:
		return []string{"who is"}
	case q.Side == Needs:
		return []string{"who needs"}
	case q.Side == Either && len(q.Terms) > 0:
		return []string{"who likes"}
	case len(q.Terms) > 0 && (drafting[q.Terms[0].Word] || courtesies[q.Terms[0].Word]):
		return []string{"who can"}
	}
	return nil
}
