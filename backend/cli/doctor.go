package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"kith/backend/domain"
	"kith/backend/store"
)

// State is the result of a check.
type State string

const (
	Fine    State = "fine"
	Warning State = "warning"
	Wrong   State = "wrong"
)

// Check is one check of the doctor command.
type Check struct {
	Name  string `json:"name"`
	State State  `json:"state"`
	Found string `json:"found"`
}

// Report is the result of the doctor command.
type Report struct {
	Version string        `json:"version"`
	Checks  []Check       `json:"checks"`
	Health  *store.Health `json:"health,omitempty"` // nil if the data could not be read
}

// Add appends a check.
func (r *Report) Add(name string, state State, found string) {
	r.Checks = append(r.Checks, Check{name, state, found})
}

// Fail appends a check that failed with err.
func (r *Report) Fail(name string, err error) { r.Add(name, Wrong, Explain(err)) }

// err returns [domain.Damaged] if any check is Wrong.
func (r *Report) err() error {
	var wrong []string
	for _, check := range r.Checks {
		if check.State == Wrong {
			wrong = append(wrong, check.Name)
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	return domain.Errorf(domain.Damaged, "cli.somethingWrong", "Something is wrong: %s.", strings.Join(wrong, ", "))
}

type doctorCommand struct {
	JSON bool `help:"Print the report as JSON."`
}

func (c *doctorCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	report := k.Examine(ctx)
	show := report.print
	if c.JSON {
		show = report.printJSON
	}
	if err := show(s); err != nil {
		return err
	}
	return report.err()
}

func (r *Report) printJSON(s Streams) error {
	encoder := json.NewEncoder(s.Out)
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}

func (r *Report) print(s Streams) error {
	marks := map[State]string{Fine: "  ", Warning: "! ", Wrong: "✗ "}
	for _, check := range r.Checks {
		if _, err := fmt.Fprintf(s.Out, "%s%-30s %s\n", marks[check.State], check.Name, domain.Visible(check.Found)); err != nil {
			return err
		}
	}
	return nil
}
