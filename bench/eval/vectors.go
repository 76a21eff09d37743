package main

import (
	"encoding/gob"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"kith/backend/domain"
	"kith/backend/search"
	"kith/backend/search/golden"
	"kith/backend/search/index"
	"kith/backend/search/lexicon"
	"kith/backend/vector"
)

const model = lexicon.ExpansionModel // Kith's name for the built-in embedder

// vectors are those of the texts of the golden set.
type vectors map[string]vector.Vector

// embedAll embeds every passage and question of the sets that the cache does not
// hold, and keeps them there: without vector instructions it takes minutes.
func embedAll(sets []golden.Set) (vectors, error) {
	encoder := search.NewBuiltinEmbedder()
	texts := textsOf(sets)
	probe, err := encoder.Encode(texts[0])
	if err != nil {
		return nil, err
	}
	known := cached(texts[0], probe)
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
	return known, known.store()
}

func textsOf(sets []golden.Set) []string {
	var texts []string
	for _, set := range sets {
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
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

// encode embeds texts on all cores.
func encode(e search.BuiltinEmbedder, texts []string) vectors {
	results := make([]vector.Vector, len(texts))
	var wait sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wait.Go(func() {
			for i := w; i < len(texts); i += workers {
				results[i], _ = e.Encode(texts[i]) // both encoders are loaded: it cannot fail
			}
		})
	}
	wait.Wait()
	v := make(vectors, len(texts))
	for i, text := range texts {
		v[text] = results[i]
	}
	return v
}

func cacheFile() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir = filepath.Join(dir, "kith")
	return filepath.Join(dir, "eval.vectors"), os.MkdirAll(dir, 0o700)
}

// cached returns the vectors of an earlier run. It returns none if the encoders now make
// another vector of the text probe.
func cached(probe string, now vector.Vector) vectors {
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
	if gob.NewDecoder(file).Decode(&known) != nil || !slices.Equal(known[probe], now) {
		return vectors{}
	}
	return known
}

func (v vectors) store() error {
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

// of returns the passages of a profile and their vectors.
func (v vectors) of(p domain.Profile) (passages []index.Passage, list []vector.Vector) {
	passages = index.Passages(p)
	for _, passage := range passages {
		list = append(list, v[passage.Text])
	}
	return passages, list
}
