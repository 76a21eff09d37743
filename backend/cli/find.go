package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"time"

	"kith/backend/domain"
	"kith/backend/search/lexicon"
	"kith/backend/search/query"
	"kith/backend/store"
)

type findCommand struct {
	Query []string `arg:"" optional:"" help:"The question. Default: questions are read from standard input, one per line."`
	Limit int      `help:"Maximum number of people." default:"8"`
	Org   string   `help:"Search only this organization." placeholder:"NAME"`
	JSON  bool     `help:"Print one JSON object per question."`

	Explain bool `help:"Show the parts of each score."`
	Trace   bool `help:"Print how the question was parsed and what each stage of ranking did, on standard error."`
}

func (*findCommand) readOnly() bool { return true }

func (c *findCommand) run(ctx context.Context, p Parts, s Streams) error {
	if c.Limit < 1 {
		return domain.Errorf(domain.Invalid, "cli.limitTooSmall", "--limit must be at least 1.")
	}
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	if err := ready(ctx, p, scope); err != nil {
		return err
	}
	if err := warnWithoutVectors(ctx, p, scope, s); err != nil {
		return err
	}
	if len(c.Query) > 0 {
		return c.one(ctx, p, scope, s, strings.Join(c.Query, " "))
	}
	return c.eachLine(ctx, p, scope, s)
}

// ready builds the index. Meanwhile the heap may grow to three times what is in use
// before garbage is collected: an index is nearly all that this process allocates,
// and to mark a growing index again and again takes a sixth of the time. Four times
// would take more memory and save nothing more.
func ready(ctx context.Context, p Parts, scope domain.Scope) error {
	defer debug.SetGCPercent(debug.SetGCPercent(200))
	return p.Finder.Ready(ctx, scope)
}

// eachLine answers the questions on standard input. If some are too long, it
// answers the others and then fails.
func (c *findCommand) eachLine(ctx context.Context, p Parts, scope domain.Scope, s Streams) (failed error) {
	questions := newQuestionReader(s.In)
	for {
		text, err := questions.next(ctx)
		switch {
		case errors.Is(err, io.EOF):
			return failed
		case domain.CodeOf(err) == domain.Invalid:
			failed = errPrinted{err}
			err = printUnanswered(questions.line, err, c.JSON, s)
		case err == nil && text != "":
			err = c.one(ctx, p, scope, s, text)
		}
		if err != nil {
			return err
		}
	}
}

func (c *findCommand) one(ctx context.Context, p Parts, scope domain.Scope, s Streams, text string) error {
	began := time.Now()
	question := query.Parse(text, "")
	var stages stageTimes
	result, err := p.Finder.FindTraced(ctx, scope, question, c.Limit, stages.tracing(c.Trace))
	if err != nil {
		return err
	}
	found := foundPeople{
		Query:  text,
		Intent: question.Intent,
		TookMS: float64(time.Since(began).Microseconds()) / 1000,

		Conditions: result.Conditions,
		language:   question.Language,
	}
	if c.Trace {
		if err := stages.print(ctx, p.Store.In(scope), question, s); err != nil {
			return err
		}
	}
	if found.Matches, err = rows(ctx, p.Store.In(scope), result.Matches, c.Explain); err != nil {
		return err
	}
	if found.Nearest, err = rows(ctx, p.Store.In(scope), result.Nearest, c.Explain); err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.Out).Encode(found)
	}
	return found.print(s)
}

// foundPeople is the JSON output of find. TookMS is the time in milliseconds to
// parse the question and rank people. It does not include opening the data
// folder, building the index or loading profiles.
type foundPeople struct {
	Query   string        `json:"query"`
	Intent  domain.Intent `json:"intent"`
	TookMS  float64       `json:"took_ms"`
	Matches []foundPerson `json:"matches"`
	Nearest []foundPerson `json:"nearest"`

	Conditions []domain.Condition `json:"conditions,omitempty"` // all matches meet them

	language lexicon.Language // of the question
}

type foundPerson struct {
	UserID   domain.UserID      `json:"user_id"`
	Name     string             `json:"name"`
	Score    float64            `json:"score"`
	Reason   string             `json:"reason"`
	Evidence []domain.Evidence  `json:"evidence"`
	Shares   []domain.ScorePart `json:"shares,omitempty"` // only with --explain

	described string // the headline; if it and the reason say nothing, the role
}

// rows returns the people of a ranking whom the acting user may see.
func rows(ctx context.Context, scoped *store.Scoped, ranked []domain.MatchedProfile, explained bool) ([]foundPerson, error) {
	found := []foundPerson{}
	visible, profiles, err := scoped.VisibleMatches(ctx, ranked)
	for _, m := range visible {
		if !explained {
			m.ScoreParts = nil
		}
		p := profiles[m.UserID]
		described := p.Headline
		if m.Reason == "" {
			described = cmp.Or(described, p.Role)
		}
		found = append(found, foundPerson{m.UserID, p.Name, m.Score, m.Reason, m.Evidence, m.ScoreParts, described})
	}
	return found, err
}

func (f foundPeople) print(s Streams) error {
	var text strings.Builder
	language := f.language.AnswerLanguage()
	if len(f.Matches) == 0 {
		fmt.Fprintln(&text, [...]string{"Nobody matches.", "Personne ne correspond."}[language])
	}
	printPeople(&text, f.Matches)
	if len(f.Nearest) > 0 {
		fmt.Fprintln(&text, [...]string{"\nThe nearest:", "\nLes plus proches :"}[language])
		printPeople(&text, f.Nearest)
	}
	_, err := fmt.Fprint(s.Out, text.String())
	return err
}

func printPeople(text *strings.Builder, people []foundPerson) {
	for i, p := range people {
		fmt.Fprintf(text, "%2d. %s", i+1, domain.OneLine(p.Name))
		if p.described != "" {
			fmt.Fprintf(text, ", %s", domain.OneLine(p.described))
		}
		text.WriteString("\n")
		if p.Reason != "" {
			fmt.Fprintf(text, "    %s\n", domain.OneLine(p.Reason))
		}
		printScoreParts(text, p)
	}
}
