package golden

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"kith/backend/domain"
)

// Crowd makes up members and questions in any number, to measure speed, or among
// larger communities. Their words are as common and as rare as words are (Zipf), and
// the same for the same seed.
type Crowd struct {
	*rand.Rand
	zipf *rand.Zipf
}

const crowdWords = 50_000 // the vocabulary

// NewCrowd returns the crowd of a seed.
func NewCrowd(seed uint64) *Crowd {
	r := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // the same numbers for the same seed
	return &Crowd{r, rand.NewZipf(r, 1.1, 5, crowdWords-1)}
}

// crowdWord returns the nth word. It can be pronounced and has no English ending.
func crowdWord(n uint64) string {
	const consonants, vowels = "bdfgklmnprtv", "aeiou"
	var b strings.Builder
	for n += 60; n > 0; n /= 60 {
		b.WriteByte(consonants[n%12])
		b.WriteByte(vowels[n/12%5])
	}
	return b.String()
}

// Words returns n words with spaces between them.
func (c *Crowd) Words(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = crowdWord(c.zipf.Uint64())
	}
	return strings.Join(words, " ")
}

// List returns n entries of several words each.
func (c *Crowd) List(n, words int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = c.Words(words)
	}
	return list
}

// Place returns one of 200 places.
func (c *Crowd) Place() string { return crowdWord(c.zipf.Uint64() % 200) }

// Member returns a member whose lists and long texts are still empty. The number
// makes the id.
func (c *Crowd) Member(number int) domain.Profile {
	return domain.Profile{
		UserID:   domain.UserID(fmt.Sprintf("01890a5d-ac96-774b-bcce-%012d", number)),
		Name:     c.Words(2),
		Headline: c.Words(6),
		Role:     c.Words(2),
		Company:  c.Words(2),
		Location: c.Place(),
		OptedIn:  true,
	}
}

// Question returns a question for people, with three to six words.
func (c *Crowd) Question() string { return "who can help me with " + c.Words(3+c.IntN(4)) }
