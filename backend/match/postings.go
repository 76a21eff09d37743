package match

// A posting says that a person uses a term, and how much it says about them:
// the person's number in the upper 24 bits, the weight in the lower 8. Four
// bytes each keep a hundred thousand profiles in the processor's reach.
type posting uint32

const (
	maxPeople   = 1 << 24
	weightSteps = 1 << 8
	weightUnit  = 1.0 / 16
)

// newPosting rounds weight to sixteenths, and to what fits: from one to 255.
func newPosting(person int32, weight float32) posting {
	steps := int(weight/weightUnit + 0.5)
	return posting(person)<<8 | posting(max(1, min(steps, weightSteps-1)))
}

func (p posting) person() int32 { return int32(p >> 8) }
func (p posting) steps() uint8  { return uint8(p) }

// after counts the person's number from first instead of 0.
func (p posting) after(first int) posting { return p + posting(first)<<8 }

// until returns the postings of people numbered below n: a reader may see a
// list that has grown since its snapshot was taken.
func until(list []posting, n int) []posting {
	for len(list) > 0 && int(list[len(list)-1].person()) >= n {
		list = list[:len(list)-1]
	}
	return list
}
