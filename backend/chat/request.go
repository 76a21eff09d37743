package chat

import (
	"slices"

	"kith/backend/dialogue"
	"kith/backend/domain"
	"kith/backend/search/lexicon"
	"kith/backend/writer"
)

// request returns what the built-in writer needs: the question, the asker and the
// people shown.
func (s *Service) request(r *Reply) (writer.Request, error) {
	people, nearest := shownIn(r.metadata)
	empty, err := r.nobodyListed(people)
	if err != nil {
		return writer.Request{}, err
	}
	topics, err := r.topics()
	if err != nil {
		return writer.Request{}, err
	}
	return writer.Request{
		Question:   r.turn.Text,
		Language:   r.language().String(),
		Intent:     r.question.Intent,
		Move:       r.move,
		Subject:    r.subject(),
		Topics:     topics,
		Counted:    r.counted,
		Asker:      r.state.Asker,
		Candidates: r.candidates(people),
		Conditions: r.metadata.Conditions,
		Nearest:    nearest,
		Empty:      empty,
		NoCards:    r.scope.Surface == domain.SurfaceCommandLine,
	}, nil
}

// candidates returns the people of the answer with what it says about them: what
// was asked about them, or why they were found.
func (r *Reply) candidates(people []domain.MatchedProfile) []writer.Candidate {
	list := candidates(people, r.profiles)
	for i, c := range list {
		asked := r.move.Kind == dialogue.Tell && r.move.Aspect != dialogue.Whole
		if evidence := r.move.Evidence(c.Profile); asked || evidence != nil {
			list[i].Evidence = evidence
		}
	}
	return list
}

// subject returns what a letter is about: what the question says, or else the
// question that found the person.
func (r *Reply) subject() string {
	if r.move.Kind != dialogue.Draft || r.move.Subject != "" {
		return r.move.Subject
	}
	return r.state.QuestionOf(r.move.People)
}

// topics returns some of the community's own topics, to choose from, if the
// question was too vague.
func (r *Reply) topics() ([]string, error) {
	if r.move.Kind != dialogue.Clarify && r.move.Kind != dialogue.Ability {
		return nil, nil
	}
	facets, err := r.scoped.Facets(r.ctx, domain.PeopleFilter{})
	var topics []string
	inLanguage := func(f domain.Facet) int {
		if lexicon.Detect(f.Value) == r.question.Language {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(facets.Skills, func(a, b domain.Facet) int { return inLanguage(a) - inLanguage(b) })
	for _, f := range facets.Skills[:min(len(facets.Skills), writer.MaxTopics)] {
		topics = append(topics, f.Value)
	}
	return topics, err
}

// nobodyListed reports whether nobody was found because nobody in the scope is
// visible.
func (r *Reply) nobodyListed(people []domain.MatchedProfile) (bool, error) {
	if len(people) > 0 {
		return false, nil
	}
	n, err := r.scoped.CountVisible(r.ctx, 1)
	return err == nil && n == 0, err
}

// turns are the earlier questions with their answers, for a model, with those
// of their people who can still be seen.
func (r *Reply) turns() []writer.Turn {
	var turns []writer.Turn
	for i := 1; i < len(r.history); i++ {
		question, answer := r.history[i-1], r.history[i]
		if question.Role != domain.FromUser || answer.Role != domain.FromAssistant {
			continue
		}
		people, nearest := shownIn(answer.Metadata)
		turns = append(turns, writer.Turn{
			Question:   question.Content,
			Intent:     answer.Metadata.QueryIntent,
			Candidates: candidates(people, r.known),
			Nearest:    nearest,
			Answer:     unchangedAnswer(answer),
		})
	}
	return turns
}

// unchangedAnswer returns the text of an answer, or "" if it may contain words that a person it showed
// has since removed from their profile.
func unchangedAnswer(answer domain.Message) string {
	if slices.ContainsFunc(answer.Metadata.Shown(), func(m domain.MatchedProfile) bool { return m.Stale }) {
		return ""
	}
	return answer.Content
}

// shownIn returns the people of an answer: the matches or, if nobody matches, the
// nearest.
func shownIn(m domain.Metadata) (people []domain.MatchedProfile, nearest bool) {
	if len(m.MatchedProfiles) > 0 {
		return m.MatchedProfiles, false
	}
	return m.NearestProfiles, len(m.NearestProfiles) > 0
}

func candidates(people []domain.MatchedProfile, profiles map[domain.UserID]domain.Profile) []writer.Candidate {
	list := make([]writer.Candidate, 0, len(people))
	for _, m := range people {
		if p, ok := profiles[m.UserID]; ok {
			list = append(list, writer.Candidate{Profile: p, Reason: m.Reason, Evidence: m.Evidence})
		}
	}
	return list
}

// language returns the language to answer in. A turn that asks once more, for people near a place, may be in
// another one than the question that it repeats.
func (r *Reply) language() lexicon.Language {
	if asksForPlace := r.move.Kind == dialogue.Clarify && r.move.Aspect == dialogue.Place; r.move.Near == "" && !asksForPlace {
		return r.question.Language
	}
	return lexicon.DetectAfter(r.turn.Text, r.state.Topic())
}
