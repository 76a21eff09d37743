package domain

// Mark is a place in an answer that says what nobody's card holds. Start and
// End are bytes of the answer.
type Mark struct {
	Kind  MarkKind `json:"kind"`
	Start int      `json:"start"`
	End   int      `json:"end"`
	Text  string   `json:"text"`
}

// MarkKind is what is wrong at a [Mark].
type MarkKind string

const (
	MarkNumber   MarkKind = "number"   // a citation, or a name, that stands for nobody
	MarkStranger MarkKind = "stranger" // a member whom the answer was not about
	MarkMistaken MarkKind = "mistaken" // a citation of somebody else than the name before it
)
