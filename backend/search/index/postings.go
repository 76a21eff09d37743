package index

// A posting says that a person uses a term, and how much it says about them:
// the person's number in the upper 24 bits, the weight in the lower 8. Four
// bytes each keep a hundred thousand profiles in the processor's reach.
type Posting uint32

const (
	maxDocuments = 1 << 24
	weightSteps  = 1 << 8
	weightUnit   = 1.0 / 16
)

// newPosting rounds weight to sixteenths, and to what fits: from one to 255.
func newPosting(person int32, weight float32) Posting {
	steps := int(weight/weightUnit + 0.5)
	return Posting(person)<<8 | Posting(max(1, min(steps, weightSteps-1)))
}

func (p Posting) Document() int32 { return int32(p >> 8) }

func (p Posting) Steps() uint8 { return uint8(p) }

// after counts the person's number from first instead of 0.
func (p Posting) shifted(first int) Posting { return p + Posting(first)<<8 }

// until returns the postings of people numbered below n: a reader may see a
// list that has grown since its snapshot was taken.
func before(list []Posting, n int) []Posting {
	for len(list) > 0 && int(list[len(list)-1].Document()) >= n {
		list = list[:len(list)-1]
	}
	return list
}

// gain is what a posting's weight is worth, up to 1: twice the words are not
// twice the use.
var Gain = func() (gain [weightSteps]float32) {
	for steps := range gain {
		weight := float64(steps) * weightUnit
		gain[steps] = float32(weight / (weight + saturation))
	}
	return gain
}()

// saturation is k1 of BM25: the weight that is worth half.
const saturation = 1.2
