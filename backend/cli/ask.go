package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"kith/backend/chat"
	"kith/backend/domain"
	"kith/backend/store"
)

type askCommand struct {
	Question []string `arg:"" help:"The question."`
	Session  string   `help:"Continue this conversation." placeholder:"ID"`
	Model    string   `help:"The model that writes the answer: a model in Ollama, or “builtin”." placeholder:"NAME"`
	Org      string   `help:"Search only this organization." placeholder:"NAME"`
	JSON     bool     `help:"Print the answer as events, one JSON object per line."`
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

// follow shows events until the last one. It returns the first error of show, the
// error of a failed reply, and [domain.Stopped] if the reply ended early.
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

var errStopped = domain.Errorf(domain.Stopped, "cli.stopped", "Stopped; what was written is kept.")

func ended(outcome domain.AnswerStatus) error {
	if outcome == domain.AnswerStopped || outcome == domain.AnswerInterrupted {
		return errStopped
	}
	return nil
}

// printEvent returns a function that prints events for people to read.
func printEvent(p Parts, scope domain.Scope, s Streams) func(chat.Event) error {
	var text prose
	return func(e chat.Event) (err error) {
		if e.Kind != chat.KindDelta && e.Kind != chat.KindThinking {
			_, err = fmt.Fprint(s.Out, text.rest())
		}
		switch e.Kind {
		case chat.KindAccepted:
			fmt.Fprintf(s.Err, "conversation %s\n", e.SessionID)
		case chat.KindMatches:
			err = errors.Join(err, printCards(p, scope, e, s))
		case chat.KindDelta:
			_, err = fmt.Fprint(s.Out, text.write(e.Text))
		case chat.KindStatus:
			fmt.Fprint(s.Err, statusWords[e.Status])
		case chat.KindDone:
			_, err = fmt.Fprintln(s.Out)
			if e.CutOff {
				fmt.Fprintln(s.Err, "(the answer was cut off at the model's length limit)")
			}
			printMarks(e.Marks, s)
		case chat.KindFailed:
			fmt.Fprint(s.Err, "\n(the question is kept)\n")
		}
		return err
	}
}

var statusWords = map[chat.Status]string{
	chat.StatusSwitched:  "\n(the built-in writer goes on)\n",
	chat.StatusRetracted: "\n(that was the model thinking; its answer follows)\n",
}

// prose makes an answer that arrives in pieces readable in a terminal.
type prose struct {
	visible domain.VisibleText
	held    string // half of what plain replaces
}

func (p *prose) write(piece string) string {
	text := p.held + p.visible.Write(piece)
	end := 0
	for end < len(text) {
		mayChange := text[end] == '*' || text[end] == '\\'
		if mayChange && end+1 == len(text) {
			break
		}
		if mayChange {
			end += len(pair.FindString(text[end:]))
		} else {
			end++
		}
	}
	p.held = text[end:]
	return plain.Replace(text[:end])
}

// rest returns what is still held back when the text ends.
func (p *prose) rest() string {
	text := p.held + p.visible.Rest()
	*p = prose{}
	return plain.Replace(text)
}

// pair matches what plain replaces, or a single character.
var pair = regexp.MustCompile(`^(?:\*\*|\\[\\*_~|&]|.)`)

// printMarks prints the statements that no matched profile supports, each once.
func printMarks(marks []domain.Mark, s Streams) {
	printed := map[string]bool{}
	for _, m := range marks {
		line := fmt.Sprintf(markWords[m.Kind], domain.OneLine(m.Text))
		if !printed[line] {
			fmt.Fprintln(s.Err, line)
		}
		printed[line] = true
	}
}

var markWords = map[domain.MarkKind]string{
	domain.MarkNumber:   "(“%s” refers to none of these people)",
	domain.MarkStranger: "(%s is a member but not one of these people; check what is said about them)",
	domain.MarkMistaken: "(“%s” does not belong to the name before it)",
}

// plain removes the Markdown of Kith's own prose.
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
	var text strings.Builder
	printPeople(&text, append(found.Matches, found.Nearest...)) // the answer says who only comes close
	if _, err := fmt.Fprint(s.Out, text.String()); err != nil {
		return err
	}
	if err := printAddresses(scoped, append(e.Matches, e.Nearest...), s); err != nil {
		return err
	}
	_, err = fmt.Fprintln(s.Out)
	return err
}

// printAddresses prints how to write to the person, if there is only one: what
// they show and no more.
func printAddresses(scoped *store.Scoped, people []domain.MatchedProfile, s Streams) error {
	if len(people) != 1 {
		return nil
	}
	profiles, err := scoped.Profiles(context.Background(), []domain.UserID{people[0].UserID})
	for _, address := range []string{profiles[people[0].UserID].Email, profiles[people[0].UserID].LinkedIn, profiles[people[0].UserID].Website} {
		if address != "" && err == nil {
			_, err = fmt.Fprintf(s.Out, "    %s\n", domain.OneLine(address))
		}
	}
	return err
}
