// Package invite makes and reads invitation codes: words that can be read out
// on the telephone, and the envelope in which a link or a QR code carries them.
package invite

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"math/big"
	"strings"
	"unicode"

	"kith/backend/domain"
)

// A code is ten words of ten bits: four bits of version, eighty random ones,
// sixteen of checksum, so that a mistyped code is told from a wrong one.
const (
	version     = 1
	randomBytes = 10
	codeWords   = 10
)

// Code is the random part of an invitation code.
type Code [randomBytes]byte

// NewCode draws a code from the system's randomness.
func NewCode() Code {
	var c Code
	_, _ = rand.Read(c[:]) // it never fails: the program ends where the system has no randomness
	return c
}

// String is the code as people pass it on: ten words with hyphens between.
func (c Code) String() string {
	number := append([]byte{version}, c[:]...)
	bits := new(big.Int).SetBytes(binary.BigEndian.AppendUint16(number, checksum(version, c)))
	spelled := make([]string, codeWords)
	for i := codeWords - 1; i >= 0; i-- {
		spelled[i] = words[new(big.Int).And(bits, big.NewInt(1<<bitsPerWord-1)).Int64()]
		bits.Rsh(bits, bitsPerWord)
	}
	return strings.Join(spelled, "-")
}

// Hash is what is stored of a code. A code holds eighty random bits, more than
// anybody can try, so a plain SHA-256 gives nothing away: salt and slowness are
// for what people choose themselves. The same code has the same hash, by which
// it is looked up.
func (c Code) Hash() []byte {
	sum := sha256.Sum256(append([]byte("kith invitation 1\x00"), c[:]...))
	return sum[:]
}

func checksum(version byte, c Code) uint16 {
	sum := sha256.Sum256(append([]byte("kith invitation checksum\x00"), append([]byte{version}, c[:]...)...))
	return binary.BigEndian.Uint16(sum[:])
}

// Parse reads a code as somebody typed it, in any case, with anything that is
// no letter between the words, or the envelope around it. It fails with
// [domain.Invalid], naming the word that is wrong.
func Parse(typed string) (Code, error) {
	if isLink(typed) {
		e, err := parseEnvelope(typed)
		return e.Code, err
	}
	return parseWords(typed)
}

func parseWords(typed string) (c Code, err error) {
	spelled := strings.FieldsFunc(strings.ToLower(typed), func(r rune) bool { return !unicode.IsLetter(r) })
	bits := new(big.Int)
	for _, word := range spelled {
		n, known := numbers[word]
		if !known {
			return c, unknownWord(word)
		}
		bits.Lsh(bits, bitsPerWord).Or(bits, big.NewInt(int64(n)))
		if bits.BitLen() > codeWords*bitsPerWord {
			break
		}
	}
	if len(spelled) != codeWords {
		return c, domain.Errorf(domain.Invalid, "An invitation code has %d words; this one has %d.", codeWords, len(spelled)).
			WithHint("Copy all of it, from the first word to the last.")
	}
	number := bits.FillBytes(make([]byte, 13)) // the version in the first, the checksum in the last two
	copy(c[:], number[1:])
	switch sum := binary.BigEndian.Uint16(number[11:]); {
	case sum != checksum(number[0], c):
		return c, domain.Errorf(domain.Invalid, "These words are no invitation code: one is wrong, or they are in another order.").
			WithHint("Compare them with the invitation, word by word.")
	case number[0] != version:
		return c, newerCode()
	}
	return c, nil
}

func unknownWord(word string) error {
	const longest = 30
	if runes := []rune(word); len(runes) > longest {
		word = string(runes[:longest]) + "…"
	}
	err := domain.Errorf(domain.Invalid, "“%s” is not a word of an invitation code.", word)
	if meant := nearest(word); meant != "" {
		return err.WithHint("Did you mean “%s”?", meant)
	}
	return err.WithHint("Compare it with the invitation.")
}

func newerCode() error {
	return domain.Errorf(domain.TooNew, "This code was made by a newer Kith.").WithHint("Install the newer version, then try again.")
}
