package cli

import (
	"context"
	"encoding/json"
	"fmt"

	"kith/backend/domain"
	"kith/backend/store"
)

// State is how something stands.
type State string

const (
	Fine    State = "fine"
	Warning State = "warning"
	Wrong   State = "wrong"
)

// Check is one thing that the doctor looked at.
type Check struct {
	Name  string `json:"name"`
	State State  `json:"state"`
	Found string `json:"found"`
}

// Report is what the doctor found.
type Report struct {
	Version string       `json:"version"`
	Checks  []Check      `json:"checks"`
	Health  store.Health `json:"health"`
}

// Add appends a check.
func (r *Report) Add(name string, state State, found string) {
	r.Checks = append(r.Checks, Check{name, state, found})
}

type doctorCommand struct {
	JSON bool `help:"Print the report as JSON."`
}

func (*doctorCommand) readOnly() bool { return true }

func (c *doctorCommand) run(ctx context.Context, p Parts, s Streams) error {
	report, err := p.Examine(ctx)
	if err != nil {
		return err
	}
	if c.JSON {
		encoder := json.NewEncoder(s.Out)
		encoder.SetIndent("", "  ")
		err = encoder.Encode(report)
	} else {
		err = report.print(s)
	}
	if err != nil {
		return err
	}
	for _, check := range report.Checks {
		if check.State == Wrong {
			return domain.Errorf(domain.Damaged, "Something is wrong: %s.", check.Name)
		}
	}
	return nil
}

func (r Report) print(s Streams) error {
	marks := map[State]string{Fine: "  ", Warning: "! ", Wrong: "✗ "}
	for _, check := range r.Checks {
		if _, err := fmt.Fprintf(s.Out, "%s%-30s %s\n", marks[check.State], check.Name, clean(check.Found)); err != nil {
			return err
		}
	}
	return nil
}
