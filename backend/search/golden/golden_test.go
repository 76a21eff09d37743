package golden_test

import (
	"slices"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/search/golden"
)

func maine(t *testing.T) golden.Set {
	t.Helper()
	set, err := golden.Load(golden.Maine)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// ofEach runs a test for each community.
func ofEach(t *testing.T, test func(*testing.T, golden.Set)) {
	t.Helper()
	sets, err := golden.LoadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, set := range sets {
		t.Run(set.Name, func(t *testing.T) { test(t, set) })
	}
}

func TestCommunitiesHaveTheirSize(t *testing.T) {
	ofEach(t, func(t *testing.T, set golden.Set) {
		t.Helper()
		if n := len(set.Members); n < 60 {
			t.Errorf("%d members are fewer than 60", n)
		}
		if n := len(set.Questions); n < 60 {
			t.Errorf("%d questions are fewer than 60", n)
		}
		unanswerable := 0
		for _, q := range set.Questions {
			if q.Kind == golden.Unanswerable {
				unanswerable++
			}
		}
		if share := float64(unanswerable) / float64(len(set.Questions)); share < 0.15 || share > 0.25 {
			t.Errorf("%.2f of the questions are unanswerable", share)
		}
	})
}

func TestMembersAreProfiles(t *testing.T) { ofEach(t, membersAreProfiles) }

func membersAreProfiles(t *testing.T, set golden.Set) {
	t.Helper()
	ids, emails := seen{}, seen{}
	for _, p := range set.Members {
		ids.once(t, string(p.UserID))
		emails.once(t, p.Email)
		written := p
		if err := p.Clean(); err != nil {
			t.Errorf("%s: %v", p.UserID, err)
		}
		if strings.TrimSpace(p.Name) == "" || !p.OptedIn {
			t.Errorf("%s has no name or is not listed", p.UserID)
		}
		if p.Headline != written.Headline || p.About != written.About || p.Offers != written.Offers ||
			p.Needs != written.Needs || len(p.Skills) != len(written.Skills) {
			t.Errorf("%s is changed by Clean", p.UserID)
		}
		if !strings.HasSuffix(p.Email, "@example.org") {
			t.Errorf("%s: %s is not invented", p.UserID, p.Email)
		}
	}
}

func TestMembersAreVaried(t *testing.T) {
	var terse, rambling, bilingual int
	for _, p := range maine(t).Members {
		switch words := len(strings.Fields(strings.Join([]string{
			p.Headline, p.About, p.Offers, p.Needs, strings.Join(p.Skills, " "), strings.Join(p.Interests, " "),
		}, " "))); {
		case words <= 15:
			terse++
		case words >= 200:
			rambling++
		}
		if len(p.Languages) > 1 {
			bilingual++
		}
	}
	if terse < 20 || rambling < 10 || bilingual < 80 {
		t.Errorf("%d terse, %d rambling, %d bilingual profiles are too much alike", terse, rambling, bilingual)
	}
}

func TestQuestionsAreGraded(t *testing.T) { ofEach(t, questionsAreGraded) }

func questionsAreGraded(t *testing.T, set golden.Set) {
	t.Helper()
	members := map[domain.UserID]bool{}
	for _, p := range set.Members {
		members[p.UserID] = true
	}
	for _, q := range set.Questions {
		if (q.Kind == golden.Unanswerable) != (len(q.Relevant) == 0) {
			t.Errorf("%s is %s with %d people graded", q.ID, q.Kind, len(q.Relevant))
		}
		if (q.Kind == golden.FollowUp) != (len(q.Before) > 0) {
			t.Errorf("%s is %s with %d questions before it", q.ID, q.Kind, len(q.Before))
		}
		right := q.Kind == golden.Unanswerable
		for id, grade := range q.Relevant {
			if !members[id] {
				t.Errorf("%s grades %s, who is nobody", q.ID, id)
			}
			if grade != golden.Useful && grade != golden.Right {
				t.Errorf("%s grades %s with %d", q.ID, id, grade)
			}
			right = right || grade == golden.Right
		}
		if !right {
			t.Errorf("%s has nobody who is right", q.ID)
		}
	}
}

func TestQuestionsOfEachKind(t *testing.T) {
	least := map[golden.Kind]int{
		golden.Need: 60, golden.Offer: 20, golden.Place: 20, golden.Name: 16, golden.Role: 20,
		golden.TwoConditions: 20, golden.Negation: 14, golden.Vague: 12, golden.FollowUp: 20,
		golden.Unanswerable: 30,
	}
	set := maine(t)
	total := map[golden.Kind]int{}
	tune := map[golden.Kind]int{}
	for _, q := range set.Questions {
		if least[q.Kind] == 0 || (q.Part != golden.Tune && q.Part != golden.Report) {
			t.Errorf("%s is of kind %q and part %q", q.ID, q.Kind, q.Part)
		}
		total[q.Kind]++
		if q.Part == golden.Tune {
			tune[q.Kind]++
		}
	}
	for kind, n := range least {
		if total[kind] < n {
			t.Errorf("%d questions of kind %s are fewer than %d", total[kind], kind, n)
		}
		if report := total[kind] - tune[kind]; 2*report < n || tune[kind]+1 < report {
			t.Errorf("%s has %d to tune on, %d to report", kind, tune[kind], report)
		}
	}
	if have := len(set.Part(golden.Tune)) + len(set.Part(golden.Report)); have != len(set.Questions) {
		t.Errorf("the parts hold %d of %d questions", have, len(set.Questions))
	}
}

func TestUnderstandingsAreValid(t *testing.T) {
	understandings := understandings(t)
	if len(understandings) < 150 {
		t.Errorf("%d understandings are fewer than 150", len(understandings))
	}
	intents := []domain.Intent{
		domain.IntentFindPeople, domain.IntentRefine, domain.IntentPerson, domain.IntentDraft, domain.IntentSmallTalk,
	}
	sides := []golden.Side{golden.Offers, golden.Needs, golden.Either}
	for _, u := range understandings {
		if !slices.Contains(intents, u.Intent) || !slices.Contains(sides, u.Side) {
			t.Errorf("%s expects %q, %q", u.ID, u.Intent, u.Side)
		}
		if u.Intent == domain.IntentRefine && len(u.Before) == 0 {
			t.Errorf("%s refines nothing", u.ID)
		}
		for _, said := range slices.Concat(u.Places, u.Languages, u.Names) {
			if !strings.Contains(u.Text, said) {
				t.Errorf("%s expects %q, which %q does not say", u.ID, said, u.Text)
			}
		}
	}
}

func understandings(t *testing.T) []golden.Understanding {
	t.Helper()
	all, err := golden.LoadUnderstandings()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestQuestionsAreUnique(t *testing.T) {
	ofEach(t, func(t *testing.T, set golden.Set) {
		t.Helper()
		ids, texts := seen{}, seen{}
		for _, q := range set.Questions {
			ids.once(t, q.ID)
			texts.once(t, strings.Join(append(slices.Clone(q.Before), q.Text), "\n"))
		}
		if set.Name == golden.Maine {
			for _, u := range understandings(t) {
				ids.once(t, u.ID)
				texts.once(t, u.Text)
			}
		}
	})
}

// seen finds duplicates, ignoring case.
type seen map[string]bool

func (s seen) once(t *testing.T, text string) {
	t.Helper()
	key := strings.ToLower(strings.TrimSpace(text))
	if key == "" || s[key] {
		t.Errorf("%q is empty or comes twice", text)
	}
	s[key] = true
}
