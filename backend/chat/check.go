package chat

import (
	"kith/backend/domain"
	"kith/backend/writer"
)

// check checks the names and citations in a model's answer, and stores the
// sentence about each person. The built-in writer needs no check: it only quotes
// evidence.
func (s *Service) check(r *Reply, text string) {
	if r.metadata.Model == domain.BuiltinModel || text == "" {
		return
	}
	people, err := r.people(text)
	if err != nil {
		s.parts.Log.Warn("the names in an answer could not be checked", "error", err)
	}
	checked := writer.Check(text, people)
	r.metadata.CheckedClaims, r.metadata.Marks = checked.Claims, checked.Marks
	shown, _ := shownIn(r.metadata)
	for i := range min(len(shown), len(people.Candidates)) {
		shown[i].AnswerSentence = writer.SentenceAbout(text[:min(r.byModel, len(text))], i+1, people)
	}
}

// people returns the names for the check: the people of the answer, those of
// earlier turns, and other listed people whom the text mentions.
func (r *Reply) people(text string) (writer.People, error) {
	var people writer.People
	shown, _ := shownIn(r.metadata)
	known := map[domain.UserID]bool{}
	for _, m := range shown {
		known[m.UserID] = true
		people.Candidates = append(people.Candidates, r.profiles[m.UserID].Name)
	}
	for id, p := range r.known {
		if !known[id] {
			known[id] = true
			people.Known = append(people.Known, p.Name)
		}
	}
	mentioned, err := r.scoped.Mentioned(r.storeContext(), text)
	for id, p := range mentioned {
		if !known[id] {
			people.Strangers = append(people.Strangers, p.Name)
		}
	}
	return people, err
}
