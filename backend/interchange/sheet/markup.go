package sheet

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"kith/backend/domain"
)

const (
	// maxUnpacked is the maximum size of one part of a workbook when unpacked, in bytes. 200,000 full profiles take
	// about 150 MB.
	maxUnpacked = 256 << 20
	// maxText is the maximum length of a text, a tag or a comment, in bytes. A cell of Excel has at most 32,767
	// characters.
	maxText = 1 << 20
)

// part is an XML file that can be opened several times.
type part struct {
	size int64 // in bytes
	open func() (io.ReadCloser, error)
}

func textPart(raw string) part {
	return part{int64(len(raw)), func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(raw)), nil }}
}

// bounded is a reader that fails if it reads too much, or too much without a tag: the XML decoder keeps a text whole.
type bounded struct {
	r     io.Reader
	total int
	run   int // bytes since the last "<"
}

var errTooLarge = errors.New("the part is too large")

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.r.Read(p[:min(len(p), 32<<10)])
	b.total += n
	if i := bytes.LastIndexByte(p[:n], '<'); i >= 0 {
		if b.run+bytes.IndexByte(p[:n], '<') > maxText {
			return 0, errTooLarge
		}
		b.run = n - i
	} else {
		b.run += n
	}
	if b.total > maxUnpacked || b.run > maxText {
		return 0, errTooLarge
	}
	return n, err
}

// markup reads the tags and texts of an XML file. It takes names without their namespaces, as the two standards use
// different ones for the same thing.
type markup struct {
	decoder *xml.Decoder
	depth   int
}

// each calls take for every token of a part up to its end, or until take returns false. It fails with [domain.Invalid]
// if the part is damaged or too large. Entities other than XML's own are damage: a document type is never read.
func (p part) each(take func(m *markup, token xml.Token) (bool, error)) error {
	file, err := p.open()
	if err != nil {
		return asDamage(err)
	}
	defer file.Close()
	m := &markup{decoder: xml.NewDecoder(&bounded{r: file})}
	for {
		token, err := m.next()
		if errors.Is(err, io.EOF) && m.depth == 0 {
			return nil
		}
		if err != nil {
			return asDamage(err)
		}
		if more, err := take(m, token); err != nil || !more {
			return asDamage(err)
		}
	}
}

// whole reads at most limit bytes of a part that is not XML.
func (p part) whole(text *string, limit int64) error {
	file, err := p.open()
	if err != nil {
		return asDamage(err)
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, limit))
	*text = string(raw)
	return asDamage(err)
}

// tags calls take for every tag of a part, without its bracket and with the text behind it. It does not parse, and so is
// much faster than each.
func (p part) tags(take func(tag []byte)) error {
	file, err := p.open()
	if err != nil {
		return asDamage(err)
	}
	defer file.Close()
	in := bufio.NewReaderSize(&bounded{r: file}, 64<<10)
	for whole := true; ; {
		tag, err := in.ReadSlice('<')
		if whole {
			take(tag)
		}
		whole = !errors.Is(err, bufio.ErrBufferFull) // else the rest of a long text follows
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && whole:
			return asDamage(err)
		}
	}
}

// elementOf parses a tag. It returns one without a name if it is cut off.
func elementOf(tag []byte) xml.StartElement {
	end := bytes.IndexByte(tag, '>') + 1
	token, _ := xml.NewDecoder(strings.NewReader("<" + string(tag[:end]))).RawToken()
	element, _ := token.(xml.StartElement)
	return element
}

// next returns the next token. Its bytes are valid until the one after it.
func (m *markup) next() (xml.Token, error) {
	token, err := m.decoder.RawToken()
	if err != nil {
		return nil, err
	}
	switch token.(type) {
	case xml.StartElement:
		m.depth++
	case xml.EndElement:
		m.depth--
	case xml.Directive:
		return nil, errors.New("a document type")
	}
	return token, nil
}

// skip reads up to the end of the element that has just begun.
func (m *markup) skip() error {
	return m.inside(func(xml.Token) error { return nil })
}

// inside calls take for every token of the element that has just begun, and returns after its end.
func (m *markup) inside(take func(token xml.Token) error) error {
	for outer := m.depth - 1; ; {
		token, err := m.next()
		if err != nil {
			return err
		}
		if m.depth == outer {
			return nil
		}
		if err := take(token); err != nil {
			return err
		}
	}
}

func asDamage(err error) error {
	var coded *domain.Error
	switch {
	case err == nil || errors.As(err, &coded):
		return err
	case errors.Is(err, errTooLarge):
		return tooLarge()
	}
	return damaged(err)
}

// attribute returns the value of an attribute, or "".
func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
