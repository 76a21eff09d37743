package backend_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/racetest"
	"kith/backend/store"
)

// commandGuards are the guards of all commands.
var commandGuards = map[string]guard{
	"backup": machine, "backups": machine, "restore": machine,
	"directory export": adminOnly, "directory open": own, "profile send": memberOnly, "profile receive": own,
	"profile show": own, "profile hide": own, "signup": anybody,
	"open": machine, "version": anybody, "doctor": machine, "demo": anybody,
	"find": memberOnly, "ask": theirs, "index": own, "import": adminOnly, "imports": adminOnly, "undo-import": theirs, "export": adminOnly,
	"org list": own, "org create": own, "org rename": adminOnly, "org describe": adminOnly, "org archive": adminOnly,
	"org unarchive": adminOnly, "org delete": adminOnly, "org restore": adminOnly, "org leave": memberOnly, "org audit": adminOnly,
	"member list": adminOnly, "member role": adminOnly, "member remove": adminOnly, "member restore": adminOnly,
	"member optout": adminOnly, "invitations list": adminOnly, "invitations withdraw": adminOnly,
	"member edit": adminOnly, "member merge": adminOnly, "member undo": adminOnly,
	"invite": adminOnly, "join": own, "passcode set": own, "passcode remove": own,
	"model list": machine, "model pull": machine, "model import": machine, "model use": machine, "model probe": machine, "model remove": machine,
}

// optionalFlags are the optional flags that attacks set too, because commands do more with
// them.
var optionalFlags = []string{"org", "session", "json", "confirm", "model", "trace"}

func TestCommandsUnderAttack(t *testing.T) {
	racetest.Skip(t)
	s := newScene(t)
	file := writeFile(t, "people.csv", "Name,Email\nPat,pat@example.org\n")
	for _, a := range s.attackers {
		t.Run(a.name, func(t *testing.T) {
			for _, leaf := range leaves(t) {
				for _, target := range s.targets {
					if g := commandGuards[path(leaf)]; g != machine {
						s.attackCommand(t, leaf, a, target, file, false)
						if hasJSON(leaf) {
							s.attackCommand(t, leaf, a, target, file, true)
						}
					}
				}
			}
		})
	}
}

func hasJSON(leaf *kong.Node) bool {
	return slices.ContainsFunc(leaf.Flags, func(f *kong.Flag) bool { return f.Name == "json" })
}

func TestEveryCommandHasGuard(t *testing.T) {
	exists := map[string]bool{}
	for _, leaf := range leaves(t) {
		exists[path(leaf)] = true
		if commandGuards[path(leaf)] == 0 {
			t.Errorf("“kith %s” is new: add its guard to commandGuards, so that it is attacked", path(leaf))
		}
	}
	for name := range commandGuards {
		if !exists[name] {
			t.Errorf("there is no “kith %s” any more; take it out of commandGuards", name)
		}
	}
}

// leaves returns all commands. Those after which the attacker could not go on come last.
func leaves(t *testing.T) []*kong.Node {
	t.Helper()
	parser, err := kong.New(&cli.Line{})
	must(t, err)
	all := parser.Model.Leaves(false)
	slices.SortStableFunc(all, func(a, b *kong.Node) int {
		return ends(a) - ends(b)
	})
	return all
}

func ends(leaf *kong.Node) int {
	if slices.Contains([]string{"org leave", "passcode set"}, path(leaf)) {
		return 1
	}
	return 0
}

// path returns a command as it is typed, without its arguments.
func path(leaf *kong.Node) string {
	var words []string
	for node := leaf; node != nil && node.Type == kong.CommandNode; node = node.Parent {
		words = append([]string{node.Name}, words...)
	}
	return strings.Join(words, " ")
}

func (s scene) attackCommand(t *testing.T, leaf *kong.Node, a attacker, on target, file string, asJSON bool) {
	t.Helper()
	inStore(t, s.dir, func(st *store.Store) { s.act(t, st, a) })
	args := strings.Fields(path(leaf))
	if a.email != "" {
		args = append([]string{"--as", a.email}, args...)
	}
	for _, flag := range leaf.Flags {
		if flag.Name == "json" && !asJSON {
			continue
		}
		if flag.Required || slices.Contains(optionalFlags, flag.Name) {
			args = append(args, typed("--"+flag.Name+"=", flag.Value, on, file)...)
		}
	}
	for _, argument := range leaf.Positional {
		args = append(args, typed("", argument, on, file)...)
	}
	before := dump(t, s.dir)
	out, errs, err := kithWith(t, s.dir, "5678\n", args...)
	g := commandGuards[path(leaf)]
	if path(leaf) == "import" && on.name == "garbage" && domain.CodeOf(err) == domain.Invalid {
		return // the parser rejects it before the data folder is opened
	}
	s.check(t, "kith "+strings.Join(args, " "), g, a, on.victim, out+errs, err, before, dump(t, s.dir))
	if path(leaf) == "passcode set" && err == nil {
		s.unset(t, a)
	}
}

// unset removes the passcode that an attacker has set for themselves, which is allowed.
func (s scene) unset(t *testing.T, a attacker) {
	t.Helper()
	inStore(t, s.dir, func(st *store.Store) {
		must(t, st.Unlock(t.Context(), a.id, "5678"))
		must(t, st.In(domain.Scope{Actor: a.id}).ChangePasscode(t.Context(), "5678", ""))
	})
}

// typed returns a value as it is given on the command line.
func typed(prefix string, v *kong.Value, on target, file string) []string {
	if v.Target.Kind() == reflect.Bool {
		return []string{strings.TrimSuffix(prefix, "=")}
	}
	value, known := on.value(strings.ReplaceAll(v.Name, "-", "_"))
	switch {
	case v.Name == "file":
		value = file
	case !known:
		value = "forged"
	case value == "":
		return nil
	}
	return []string{prefix + value}
}
