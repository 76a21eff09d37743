package index

// A Posting says that a document contains a term, and with which weight: the
// number of the document is in the upper 24 bits, the weight in the lower 8. It
// is that small so that the postings of 100,000 profiles fit in the caches.
type Posting uint32

const (
	weightSteps = 1 << 8
	weightUnit  = 1.0 / 16
)

// newPosting rounds the weight to sixteenths, from 1 to 255 of them.
func newPosting(document int32, weight float32) Posting {
	steps := int(weight/weightUnit + 0.5)
	return Posting(document)<<8 | Posting(max(1, min(steps, weightSteps-1)))
}

// Document returns the number of the document.
func (p Posting) Document() int32 { return int32(p >> 8) }

// Steps returns the weight in sixteenths. See [Gain].
func (p Posting) Steps() uint8 { return uint8(p) }

// shifted adds first to the number of the document.
func (p Posting) shifted(first int) Posting { return p + Posting(first)<<8 }

// before returns the postings of documents numbered below n. A reader may see a
// list that has grown since its snapshot was taken.
func before(list []Posting, n int) []Posting {
	for len(list) > 0 && int(list[len(list)-1].Document()) >= n {
		list = list[:len(list)-1]
	}
	return list
}

// Gain is the saturated weight of a posting as in BM25, from 0 to 1, by its
// steps: each further occurrence adds less.
var Gain = func() (gain [weightSteps]float32) {
	for steps := range gain {
		weight := float64(steps) * weightUnit
		gain[steps] = float32(weight / (weight + saturation))
	}
	return gain
}()

// saturation is k1 of BM25: the weight whose gain is one half.
const saturation = 1.2
