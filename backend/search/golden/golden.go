// Package golden holds what the matching is measured on: invented communities of
// many shapes, questions with the people who ought to be found, and questions with
// what ought to be understood. README.md says how they were made and what the grades
// mean. A [Crowd] is for measuring speed, and for making communities larger.
package golden

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"kith/backend/domain"
)

//go:embed communities/*/members/*.json communities/*/questions.json understanding.json
var files embed.FS

// Set is one community and its questions, in the order of the files.
type Set struct {
	Name      string // of its folder
	Members   []domain.Profile
	Questions []Question
}

// Maine is the community that the ranking's rules were once written by.
const Maine = "maine"

// Load reads one community. It fails only for an unknown name, or if a file was
// edited into something that cannot be read.
func Load(name string) (Set, error) {
	members, err := loadMembers(name)
	if err != nil {
		return Set{}, err
	}
	set := Set{Name: name, Members: members}
	err = decode(path.Join("communities", name, "questions.json"), &set.Questions)
	return set, err
}

// LoadAll reads all communities, in the order of their names.
func LoadAll() ([]Set, error) {
	folders, err := files.ReadDir("communities")
	if err != nil {
		return nil, err
	}
	sets := make([]Set, len(folders))
	for i, folder := range folders {
		if sets[i], err = Load(folder.Name()); err != nil {
			return nil, err
		}
	}
	return sets, nil
}

// LoadUnderstandings reads the questions with what ought to be understood.
func LoadUnderstandings() ([]Understanding, error) {
	var all []Understanding
	err := decode("understanding.json", &all)
	return all, err
}

func loadMembers(name string) ([]domain.Profile, error) {
	names, err := fs.Glob(files, path.Join("communities", name, "members", "*.json"))
	if err != nil {
		return nil, err
	}
	profiles := []domain.Profile{}
	for _, name := range names {
		var members []domain.ProfileRecord
		if err := decode(name, &members); err != nil {
			return nil, err
		}
		for _, m := range members {
			profiles = append(profiles, domain.Profile(m))
		}
	}
	return profiles, nil
}

// Parts returns the parts that the questions are of, in their order.
func (s Set) Parts() []Part {
	var parts []Part
	for _, q := range s.Questions {
		if !slices.Contains(parts, q.Part) {
			parts = append(parts, q.Part)
		}
	}
	return parts
}

// Part returns the questions of one part.
func (s Set) Part(part Part) []Question {
	return slices.DeleteFunc(slices.Clone(s.Questions), func(q Question) bool { return q.Part != part })
}

func decode(name string, into any) error {
	text, err := files.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
