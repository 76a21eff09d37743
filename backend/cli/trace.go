package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
	"kith/backend/search/rank"
	"kith/backend/store"
)

// stageTimes are the stages of one ranking with the time that each took.
type stageTimes struct {
	stages []timedStage
	last   time.Time // when the last one ended
}

type timedStage struct {
	rank.Stage
	took time.Duration
}

// tracing starts the time of the first stage and returns what is told each stage
// or, if no trace is wanted, nil.
func (t *stageTimes) tracing(wanted bool) rank.Trace {
	if !wanted {
		return nil
	}
	t.last = time.Now()
	return func(s rank.Stage) {
		t.stages = append(t.stages, timedStage{s, time.Since(t.last)})
		t.last = time.Now()
	}
}

// print prints the parsed question and the stages to standard error. It reads
// names from the scoped store, and leaves out whom the acting user may not see.
func (t *stageTimes) print(ctx context.Context, scoped *store.Scoped, q query.Query, s Streams) error {
	profiles, err := t.visible(ctx, scoped)
	if err != nil {
		return err
	}
	var text strings.Builder
	fmt.Fprintln(&text, "query")
	printQuery(&text, q)
	for _, stage := range t.stages {
		fmt.Fprintf(&text, "%s (%.2f ms)\n", stage.Name, float64(stage.took.Microseconds())/1000)
		for _, line := range stage.Details {
			fmt.Fprintf(&text, "    %s\n", traced(line))
		}
		printCandidates(&text, stage.Stage, profiles)
	}
	_, err = fmt.Fprint(s.Err, text.String())
	return err
}

// visible returns the profiles of the traced candidates whom the acting user may
// see.
func (t *stageTimes) visible(ctx context.Context, scoped *store.Scoped) (map[domain.UserID]domain.Profile, error) {
	var candidates []domain.MatchedProfile
	for _, stage := range t.stages {
		for _, c := range stage.Candidates {
			candidates = append(candidates, domain.MatchedProfile{UserID: c.UserID})
		}
	}
	_, profiles, err := scoped.VisibleMatches(ctx, candidates)
	return profiles, err
}

func printCandidates(text *strings.Builder, stage rank.Stage, profiles map[domain.UserID]domain.Profile) {
	if stage.Count == 0 {
		return
	}
	fmt.Fprintf(text, "    candidates: %d\n", stage.Count)
	for _, c := range stage.Candidates {
		if p, visible := profiles[c.UserID]; visible {
			fmt.Fprintf(text, "    %8.3f  %s\n", c.Score, traced(p.Name))
		}
	}
}

// printQuery prints the fields of a query that are set.
func printQuery(text *strings.Builder, q query.Query) {
	for _, field := range []struct {
		name   string
		values []string
	}{
		{"text", []string{q.Text}},
		{"language", languageOf(q)},
		{"intent", []string{string(q.Intent)}},
		{"side", []string{q.Side.String()}},
		{"offering", yes(q.Offering)},
		{"maybe offering", yes(q.MaybeOffering)},
		{"learning", yes(q.Learning)},
		{"statement", yes(q.Statement)},
		{"terms", describeTerms(q.Terms)},
		{"excluded", describeTerms(q.Excluded)},
		{"previous terms", describeTerms(q.PreviousTerms)},
		{"names", q.Names},
		{"places", q.Places},
		{"near", q.Near},
		{"place candidates", q.PlaceCandidates},
		{"languages", q.Languages},
		{"people left out", countOf(q.Except)},
		{"semantic text", []string{q.SemanticText}},
		{"topic", []string{q.Topic}},
	} {
		if value := traced(strings.Join(field.values, ", ")); value != "" {
			fmt.Fprintf(text, "    %-16s  %s\n", field.name, value)
		}
	}
	if q.WithoutContext != nil {
		fmt.Fprintln(text, "query without context")
		printQuery(text, *q.WithoutContext)
	}
}

// languageOf names the language of a question that is not English.
func languageOf(q query.Query) []string {
	if q.Language == lexicon.English {
		return nil
	}
	return []string{q.Language.String()}
}

func countOf(people []domain.UserID) []string {
	if len(people) == 0 {
		return nil
	}
	return []string{strconv.Itoa(len(people))}
}

func yes(set bool) []string {
	if set {
		return []string{"yes"}
	}
	return nil
}

// describeTerms describes each term with what sets it apart.
func describeTerms(terms []query.Term) []string {
	var described []string
	for _, t := range terms {
		var marks []string
		if t.Word != t.Written {
			marks = append(marks, t.Word)
		}
		if t.Weight != 1 {
			marks = append(marks, fmt.Sprintf("weight %.1f", t.Weight))
		}
		if t.Named {
			marks = append(marks, "named")
		}
		if t.MaybePlace {
			marks = append(marks, "maybe a place")
		}
		text := t.Written
		if len(marks) > 0 {
			text += " (" + strings.Join(marks, "; ") + ")"
		}
		described = append(described, text)
	}
	return described
}

// longestTraced is the maximum length of a traced value, in characters.
const longestTraced = 400

// traced makes a value fit for one line of a terminal.
func traced(value string) string { return shortened(domain.OneLine(value), longestTraced) }
