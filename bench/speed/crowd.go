package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"kith/backend/domain"
)

// A crowd invents members of 90 words each, as common and as rare as words are
// (Zipf), and questions to them; the same for the same seed.
type crowd struct {
	rand *rand.Rand
	zipf *rand.Zipf
}

const knownWords = 50_000

func newCrowd(seed uint64) *crowd {
	r := rand.New(rand.NewPCG(seed, 1))
	return &crowd{r, rand.NewZipf(r, 1.1, 5, knownWords-1)}
}

// word is the nth, pronounceable and without English endings.
func word(n uint64) string {
	const consonants, vowels = "bdfgklmnprtv", "aeiou"
	var b strings.Builder
	for n += 60; n > 0; n /= 60 {
		b.WriteByte(consonants[n%12])
		b.WriteByte(vowels[n/12%5])
	}
	return b.String()
}

func (c *crowd) words(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = word(c.zipf.Uint64())
	}
	return strings.Join(words, " ")
}

func (c *crowd) list(n, each int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = c.words(each)
	}
	return list
}

func (c *crowd) member(n int) domain.Profile {
	return domain.Profile{
		UserID:    domain.UserID(fmt.Sprintf("01890a5d-ac96-774b-bcce-%012d", n)),
		Name:      c.words(2),
		Headline:  c.words(6),
		Role:      c.words(2),
		Company:   c.words(2),
		Location:  word(c.zipf.Uint64() % 200),
		Languages: c.list(2, 1),
		Skills:    c.list(6, 2),
		Offers:    c.words(8) + ". " + c.words(7),
		Needs:     c.words(10),
		About:     c.words(12) + ". " + c.words(11) + ". " + c.words(10),
		Interests: c.list(3, 2),
		OptedIn:   true,
	}
}

// question is of three to six words, one in four with a place.
func (c *crowd) question() string {
	q := "who can help me with " + c.words(3+c.rand.IntN(4))
	if c.rand.IntN(4) == 0 {
		q += " near " + word(c.zipf.Uint64()%200)
	}
	return q
}

// text is everything that a profile says, for engines that know no fields.
func text(p domain.Profile) string {
	said := []string{p.Name, p.Headline, p.Role, p.Company, p.Location, p.Offers, p.Needs, p.About}
	for _, list := range [][]string{p.Skills, p.Interests, p.Languages} {
		said = append(said, list...)
	}
	return strings.Join(said, "\n")
}
