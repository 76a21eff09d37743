package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"kith/backend/chat"
	"kith/backend/domain"
)

type askCommand struct {
	Question []string `arg:"" help:"The question."`
	Session  string   `help:"Go on with this conversation." placeholder:"ID"`
	Model    string   `help:"Who writes: a model of Ollama, or “builtin”." placeholder:"NAME"`
	Org      string   `help:"Ask in this organization only." placeholder:"NAME"`
	JSON     bool     `help:"Print the reply's events, a line of JSON each."`
}

func (*askCommand) readOnly() bool { return false }

func (c *askCommand) run(ctx context.Context, p Parts, s Streams) error {
	scope, err := p.scope(ctx, c.Org)
	if err != nil {
		return err
	}
	events := newEventQueue()
	id := domain.NewID()
	_, err = p.Chat.Ask(ctx, scope, chat.Ask{
		RequestID: id,
		SessionID: domain.SessionID(c.Session),
		Text:      strings.Join(c.Question, " "),
		Model:     c.Model,
		Listen:    events.put,
	})
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { _ = p.Chat.Stop(scope.Actor, id) }) // it may have ended by itself
	defer stop()
	if c.JSON {
		encoder := json.NewEncoder(s.Out)
		return follow(events, func(e chat.Event) error { return encoder.Encode(e) })
	}
	return follow(events, printEvent(p, scope, s))
}

// follow shows events until the last. It fails with the first that could not be
// shown, with what the reply failed with, and with [domain.Stopped] where it was
// ended early.
func follow(events *eventQueue, show func(chat.Event) error) (err error) {
	for {
		for _, e := range events.take() {
			if err == nil {
				err = show(e)
			}
			switch e.Kind {
			case chat.KindDone:
				return errors.Join(err, ended(e.Outcome))
			case chat.KindFailed:
				return errors.Join(e.Error, err)
			}
		}
	}
}

var errStopped = domain.Errorf(domain.Stopped, "Stopped; what was written is kept.")

func ended(outcome domain.AnswerStatus) error {
	if outcome == domain.AnswerStopped || outcome == domain.AnswerInterrupted {
		return errStopped
	}
	return nil
}

// printEvent returns how a person reads a reply: the people, then the prose.
func printEvent(p Parts, scope domain.Scope, s Streams) func(chat.Event) error {
	return func(e chat.Event) (err error) {
		switch e.Kind {
		case chat.KindAccepted:
			fmt.Fprintf(s.Err, "conversation %s\n", e.SessionID)
		case chat.KindMatches:
			err = printCards(p, scope, e, s)
		case chat.KindDelta:
			_, err = fmt.Fprint(s.Out, plain.Replace(sanitize(e.Text)))
		case chat.KindStatus:
			if e.Status == chat.StatusSwitched {
				fmt.Fprint(s.Err, "\n(the built-in writer goes on)\n")
			}
		case chat.KindDone:
			_, err = fmt.Fprintln(s.Out)
			if e.CutOff {
				fmt.Fprintln(s.Err, "(the model had more to say than there was room for)")
			}
			printMarks(e.Marks, s)
		case chat.KindFailed:
			fmt.Fprint(s.Err, "\n(the question is kept)\n")
		}
		return err
	}
}

// printMarks tells what an answer says and no card holds, each thing once.
func printMarks(marks []domain.Mark, s Streams) {
	told := map[string]bool{}
	for _, m := range marks {
		line := fmt.Sprintf(markWords[m.Kind], sanitize(m.Text))
		if !told[line] {
			fmt.Fprintln(s.Err, line)
		}
		told[line] = true
	}
}

var markWords = map[domain.MarkKind]string{
	domain.MarkNumber:   "(“%s” stands for nobody here)",
	domain.MarkStranger: "(%s is a member, but this answer was not about them: better check)",
	domain.MarkMistaken: "(“%s” is somebody else than the name before it)",
}

// plain takes out the Markdown that Kith's own prose is written in.
var plain = strings.NewReplacer("**", "", `\\`, `\`, `\*`, "*", `\_`, "_", `\~`, "~", `\|`, "|", `\&`, "&")

func printCards(p Parts, scope domain.Scope, e chat.Event, s Streams) (err error) {
	if len(e.Matches)+len(e.Nearest) == 0 {
		return nil
	}
	var found foundPeople
	scoped := p.Store.In(scope)
	if found.Matches, err = rows(context.Background(), scoped, e.Matches, false); err != nil {
		return err
	}
	if found.Nearest, err = rows(context.Background(), scoped, e.Nearest, false); err != nil {
		return err
	}
	if err := found.print(s); err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.Out)
	return err
}
