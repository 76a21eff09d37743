package domain

// Mark is a passage of an answer that the shown profiles do not support. Start
// and End are byte offsets in the answer.
type Mark struct {
	Kind  MarkKind `json:"kind"`
	Start int      `json:"start"`
	End   int      `json:"end"`
	Text  string   `json:"text"`
}

// MarkKind is what is wrong with a marked passage.
type MarkKind string

const (
	MarkNumber   MarkKind = "number"   // a citation or name that refers to nobody
	MarkStranger MarkKind = "stranger" // names a member who is not among the shown people
	MarkMistaken MarkKind = "mistaken" // the citation and the name before it refer to different people
)
