// Package golden holds what the matching is measured on: an invented community,
// questions with the people who ought to be found, and questions with what
// ought to be understood. README.md says how it was made and what the grades
// mean. A [Crowd] is for measuring speed.
package golden

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"

	"kith/backend/domain"
)

//go:embed members/*.json questions.json understanding.json
var files embed.FS

// Set is all the data, in the order of the files.
type Set struct {
	Members        []domain.Profile
	Questions      []Question
	Understandings []Understanding
}

// Load reads the set. It fails only if a file has invalid JSON.
func Load() (Set, error) {
	var set Set
	members, err := loadMembers()
	if err != nil {
		return set, err
	}
	set.Members = members
	if err := decode("questions.json", &set.Questions); err != nil {
		return set, err
	}
	return set, decode("understanding.json", &set.Understandings)
}

func loadMembers() ([]domain.Profile, error) {
	names, err := fs.Glob(files, "members/*.json")
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
