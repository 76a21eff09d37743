package multilingual

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// A charsmap is the normalization of the model's tokenizer: NFKC, white space becomes
// a space, and most control characters are removed. It is the tokenizer's own table: a
// trie of bytes as a double array (Aoe, 1989; Yata's darts-clone), whose values are
// offsets of replacements.
type charsmap struct {
	units        []uint32
	replacements string // each ends with a zero byte
}

// newCharsmap parses the length of the trie in bytes, the trie, and the replacements.
func newCharsmap(data string) *charsmap {
	if len(data) < 4 {
		return &charsmap{}
	}
	length := int(binary.LittleEndian.Uint32([]byte(data[:4])))
	data = data[4:]
	trie := data[:min(length, len(data))]
	c := &charsmap{replacements: data[len(trie):]}
	for ; len(trie) >= 4; trie = trie[4:] {
		c.units = append(c.units, binary.LittleEndian.Uint32([]byte(trie[:4])))
	}
	return c
}

// replace returns the replacement of the longest prefix of text that has one, and the
// length of the prefix in bytes. If none has, it returns the first character itself. A
// byte that is not valid UTF-8 becomes U+FFFD.
func (c *charsmap) replace(text string) (replacement string, length int) {
	if value, length := c.longest(text); length > 0 && value < len(c.replacements) {
		rest := c.replacements[value:]
		if end := strings.IndexByte(rest, 0); end >= 0 {
			rest = rest[:end]
		}
		return rest, length
	}
	r, size := utf8.DecodeRuneInString(text)
	if r == utf8.RuneError {
		return string(utf8.RuneError), size
	}
	return text[:size], size
}

// longest finds the longest prefix of text in the trie, and its value. A unit of the
// trie has the byte that leads to it, the offset of its children, and a bit that is set
// if a prefix ends here.
func (c *charsmap) longest(text string) (value, length int) {
	if len(c.units) == 0 {
		return 0, 0
	}
	at := unitOffset(c.units[0])
	for i := range len(text) {
		at ^= uint32(text[i])
		if at >= uint32(len(c.units)) {
			break
		}
		unit := c.units[at]
		if unit&(1<<31|0xff) != uint32(text[i]) {
			break
		}
		at ^= unitOffset(unit)
		if unit>>8&1 == 1 && at < uint32(len(c.units)) {
			value, length = int(c.units[at]&(1<<31-1)), i+1
		}
	}
	return value, length
}

func unitOffset(unit uint32) uint32 { return unit >> 10 << (unit & (1 << 9) >> 6) }

// space is how pieces write a space.
const space = "▁"

// normalize appends the normalized text to buffer: characters are replaced, and there
// is one space before each word and none elsewhere.
func (c *charsmap) normalize(buffer []byte, text string) []byte {
	inWord := false
	for text != "" {
		replacement, length := c.replace(text)
		text = text[length:]
		for _, r := range replacement {
			switch {
			case r == ' ':
				inWord = false
				continue
			case !inWord:
				buffer = append(buffer, space...)
				inWord = true
			}
			buffer = utf8.AppendRune(buffer, r)
		}
	}
	return buffer
}
