// Package invite encodes and decodes invitation codes: ten words that can be
// read out over the telephone, alone or within a link or QR code.
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

// A code is 100 bits, written as ten words of ten bits each: a version (4 bits),
// random bytes (80 bits) and a checksum (16 bits). The checksum distinguishes a mistyped
// code from one that was never issued.
const (
	version     = 1
	randomBytes = 10
	codeWords   = 10
)

// Code is the random part of an invitation code.
type Code [randomBytes]byte

// NewCode returns a random code from the system's secure random source.
func NewCode() Code {
	var c Code
	_, _ = rand.Read(c[:]) // crypto/rand crashes the program rather than return an error
	return c
}

// String returns the code as ten words joined by hyphens.
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

// Hash returns what the database stores instead of the code, and looks it up by.
// Eighty random bits cannot be guessed, so a plain SHA-256 is enough: salt and a
// slow hash protect secrets that people choose themselves.
func (c Code) Hash() []byte {
	sum := sha256.Sum256(append([]byte("kith invitation 1\x00"), c[:]...))
	return sum[:]
}

func checksum(version byte, c Code) uint16 {
	sum := sha256.Sum256(append([]byte("kith invitation checksum\x00"), append([]byte{version}, c[:]...)...))
	return binary.BigEndian.Uint16(sum[:])
}

// Parse reads a code that somebody typed or pasted: its words in upper or lower
// case, separated by anything but letters, or a link that contains them. It
// fails with [domain.Invalid] and names the wrong word, and with
// [domain.TooNew] for a code that a newer Kith made.
func Parse(typed string) (Code, error) {
	if isLink(typed) {
		link, err := parseLink(typed)
		return link.Code, err
	}
	return parseWords(typed)
}

func parseWords(typed string) (c Code, err error) {
	spelled := wordsIn(typed)
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
		return c, domain.Errorf(domain.Invalid, "invite.wordCount", "An invitation code has %d words; this one has %d.", codeWords, len(spelled)).
			WithHint("invite.copyAllWords", "Copy all of it, from the first word to the last.")
	}
	number := bits.FillBytes(make([]byte, 13)) // byte 0 is the version, bytes 11 and 12 are the checksum
	copy(c[:], number[1:])
	switch sum := binary.BigEndian.Uint16(number[11:]); {
	case sum != checksum(number[0], c):
		return c, domain.Errorf(domain.Invalid, "invite.codeInvalid", "These words are not an invitation code: one of them is wrong, or their order is.").
			WithHint("invite.compareWords", "Compare them with the invitation, word by word.")
	case number[0] != version:
		return c, newerCode()
	}
	return c, nil
}

// Mistyped returns what is wrong with a text that is meant as an invitation code
// but is none, or nil if it is a code or something else, such as a passphrase:
// most of its words, about ten, are words of codes.
func Mistyped(typed string) error {
	_, err := Parse(typed)
	if err == nil {
		return nil
	}
	known, spelled := 0, wordsIn(typed)
	for _, word := range spelled {
		if _, ok := numbers[word]; ok {
			known++
		}
	}
	if n := len(spelled); n < codeWords-2 || n > codeWords+2 || known < codeWords-2 {
		return nil
	}
	return err
}

func wordsIn(typed string) []string {
	return strings.FieldsFunc(strings.ToLower(typed), func(r rune) bool { return !unicode.IsLetter(r) })
}

func unknownWord(word string) error {
	const longest = 30
	if runes := []rune(word); len(runes) > longest {
		word = string(runes[:longest]) + "…"
	}
	err := domain.Errorf(domain.Invalid, "invite.unknownWord", "“%s” is not a word of an invitation code.", word)
	if suggestion := nearest(word); suggestion != "" {
		return err.WithHint("invite.didMean", "Did you mean “%s”?", suggestion)
	}
	return err.WithHint("invite.compareIt", "Compare it with the invitation.")
}

func newerCode() error {
	return domain.Errorf(domain.TooNew, "invite.codeTooNew", "This code was made by a newer Kith.").WithHint("invite.installNewerVersion", "Install the newer version, then try again.")
}
