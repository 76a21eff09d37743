package main

import (
	"math/rand/v2"

	"kith/backend/domain"
	"kith/backend/match"
	"kith/backend/meaning"
	"kith/backend/vector"
)

// kith is Kith by words alone.
type kith struct {
	builder *match.Builder
	index   *match.Index
}

func newKith() (builder, error) { return &kith{builder: match.NewBuilder()}, nil }

func (k *kith) add(p domain.Profile) error {
	k.builder.Add(p)
	return nil
}

func (k *kith) finish() error {
	k.index, k.builder = k.builder.Index(), nil
	return nil
}

func (k *kith) ask(question string) error {
	match.Find(match.Understand(question, ""), []*match.Index{k.index}, "", found)
	return nil
}

// kithByMeaning has each passage point anywhere, as it takes hours to read so
// many; questions are read while they are asked.
type kithByMeaning struct {
	kith
	encoder  *meaning.Encoder
	rand     *rand.Rand
	passages map[domain.UserID]passages
}

type passages struct {
	digest uint64
	said   []vector.Vector
}

const width = 384

func newKithByMeaning() (builder, error) {
	encoder, err := meaning.Load()
	return &kithByMeaning{
		kith: kith{builder: match.NewBuilder()}, encoder: encoder,
		rand: rand.New(rand.NewPCG(3, 4)), passages: map[domain.UserID]passages{},
	}, err
}

func (k *kithByMeaning) add(p domain.Profile) error {
	all := match.Passages(p)
	said := make([]vector.Vector, len(all))
	for i := range said {
		said[i] = vector.Quantize(anywhere(k.rand))
	}
	k.passages[p.UserID] = passages{match.Digest(all), said}
	return k.kith.add(p)
}

func (k *kithByMeaning) finish() error {
	err := k.kith.finish()
	for id, p := range k.passages {
		k.index.PutMeaning(id, p.digest, "random", p.said)
	}
	k.passages = nil
	return err
}

func (k *kithByMeaning) ask(question string) error {
	q := match.Understand(question, "")
	q.Meaning = match.Meaning{Model: "random", Vector: k.encoder.Encode(q.Sense)}
	match.Find(q, []*match.Index{k.index}, "", found)
	return nil
}

// anywhere is a random direction.
func anywhere(r *rand.Rand) []float32 {
	numbers := make([]float32, width)
	for i := range numbers {
		numbers[i] = float32(r.NormFloat64())
	}
	return numbers
}
