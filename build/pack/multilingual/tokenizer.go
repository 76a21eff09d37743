package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A tokenizer is the needed parts of a SentencePiece model.
type tokenizer struct {
	pieces   []piece
	lowest   float32 // the score of the rarest piece
	charsmap []byte
}

// A piece is an entry of the vocabulary.
type piece struct {
	text   string
	number int // in the original model
	score  float32
	kind   uint64
}

// The numbers of fields and kinds in sentencepiece_model.proto.
const (
	modelPieces, modelNormalizer       = 1, 3
	pieceText, pieceScore, pieceKind   = 1, 2, 3
	normalizerName, normalizerCharsmap = 1, 2

	kindNormal = 1
)

// specials is how many special tokens are before the pieces: unknown, begin and end.
const specials = 3

func readTokenizer(model []byte) (*tokenizer, error) {
	t := &tokenizer{}
	err := each(model, func(f field) error {
		switch f.number {
		case modelPieces:
			return t.readPiece(f.data)
		case modelNormalizer:
			return t.readNormalizer(f.data)
		}
		return nil
	})
	if err == nil && (len(t.pieces) <= specials || len(t.charsmap) == 0) {
		err = errors.New("the tokenizer has no pieces or no normalization")
	}
	return t, err
}

func (t *tokenizer) readPiece(message []byte) error {
	p := piece{number: len(t.pieces), kind: kindNormal}
	err := each(message, func(f field) error {
		switch f.number {
		case pieceText:
			p.text = string(f.data)
		case pieceScore:
			p.score = math.Float32frombits(uint32(f.value))
		case pieceKind:
			p.kind = f.value
		}
		return nil
	})
	if strings.Contains(p.text, "\n") {
		return fmt.Errorf("piece %d is more than a line", p.number)
	}
	t.pieces = append(t.pieces, p)
	t.lowest = min(t.lowest, p.score)
	return err
}

func (t *tokenizer) readNormalizer(message []byte) error {
	return each(message, func(f field) error {
		switch {
		case f.number == normalizerName && string(f.data) != "nmt_nfkc":
			return fmt.Errorf("the normalization is %s", f.data)
		case f.number == normalizerCharsmap:
			t.charsmap = f.data
		}
		return nil
	})
}

// prune keeps the special tokens and the pieces of the languages offered.
func (t *tokenizer) prune() {
	t.pieces = slices.DeleteFunc(t.pieces, func(p piece) bool {
		return p.number >= specials && (p.kind != kindNormal || !offered(p.text))
	})
}

// letters are those of English, French, German, Spanish, Portuguese, Italian and Dutch,
// and of Swedish.
const letters = "abcdefghijklmnopqrstuvwxyz" + "àâæçéèêëîïôœùûüÿ" + "äöüß" + "áéíñóúü" + "ãâàáçéêíóôõú" + "ìíîòóùú" + "åäö"

// offered reports whether a piece is of the languages offered: each character is one of
// their letters, or belongs to no script, as digits, punctuation and symbols do. Other
// Latin letters are kept as single characters, for names.
func offered(piece string) bool {
	if r, size := utf8.DecodeRuneInString(piece); size == len(piece) && unicode.Is(unicode.Latin, r) {
		return true
	}
	for _, r := range piece {
		if !unicode.In(r, unicode.Common, unicode.Inherited) && !strings.ContainsRune(letters, unicode.ToLower(r)) {
			return false
		}
	}
	return true
}
