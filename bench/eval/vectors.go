package main

import (
	"encoding/gob"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"kith/backend/domain"
	"kith/backend/search/golden"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/search/minilm"
	"kith/backend/vector"
)

const model = lexicon.ExpansionModel // what Kith calls its own encoder

// vectors are what the texts of the golden set mean.
type vectors map[string]vector.Vector

// readAll reads every passage and question of the set that the cache does not
// hold, and keeps them there: without vector instructions it takes minutes.
func readAll(set golden.Set) (vectors, error) {
	encoder, err := minilm.Load()
	if err != nil {
		return nil, err
	}
	texts := textsOf(set)
	known := cached(encoder, texts[0])
	var missing []string
	for _, text := range texts {
		if known[text] == nil {
			missing = append(missing, text)
		}
	}
	if len(missing) == 0 {
		return known, nil
	}
	for text, v := range encode(encoder, missing) {
		known[text] = v
	}
	return known, known.keep()
}

func textsOf(set golden.Set) []string {
	var texts []string
	for _, m := range set.Members {
		for _, p := range index.Passages(m) {
			texts = append(texts, p.Text)
		}
	}
	for _, q := range set.Questions {
		asked := understand(q.Before, q.Text)
		texts = append(texts, conversation(q), asked.SemanticText)
		if asked.WithoutContext != nil {
			texts = append(texts, asked.WithoutContext.SemanticText)
		}
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

// encode reads texts on all processors.
func encode(e *minilm.Encoder, texts []string) vectors {
	results := make([]vector.Vector, len(texts))
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(texts); i += workers {
				results[i] = e.Encode(texts[i])
			}
		})
	}
	wait.Wait()
	read := make(vectors, len(texts))
	for i, text := range texts {
		read[text] = results[i]
	}
	return read
}

func cacheFile() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir = filepath.Join(dir, "kith")
	return filepath.Join(dir, "eval.vectors"), os.MkdirAll(dir, 0o700)
}

// cached returns what an earlier run kept, nothing where there was none or the
// encoder has a probe mean something else since.
func cached(e *minilm.Encoder, probe string) vectors {
	name, err := cacheFile()
	if err != nil {
		return vectors{}
	}
	file, err := os.Open(name)
	if err != nil {
		return vectors{}
	}
	defer file.Close()
	known := vectors{}
	if gob.NewDecoder(file).Decode(&known) != nil || !slices.Equal(known[probe], e.Encode(probe)) {
		return vectors{}
	}
	return known
}

func (v vectors) keep() error {
	name, err := cacheFile()
	if err != nil {
		return err
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	return gob.NewEncoder(file).Encode(v)
}

// of returns what all passages of somebody mean.
func (v vectors) of(p domain.Profile) (passages []index.Passage, mean []vector.Vector) {
	passages = index.Passages(p)
	for _, passage := range passages {
		mean = append(mean, v[passage.Text])
	}
	return passages, mean
}
