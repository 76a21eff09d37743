package backend_test

import (
	"strings"
	"testing"

	"kith/backend/domain"
)

// TestPasscodeIsRequired uses --as for somebody with a passcode, in commands that read and in
// commands that write.
func TestPasscodeIsRequired(t *testing.T) {
	dir := demo(t)
	_, _, err := kithWith(t, dir, "open sesame\n", "passcode", "set")
	must(t, err)
	around := [][]string{
		{"find", "well"}, {"ask", "--model", "builtin", "who knows wells?"}, {"export", "everything"}, {"export", "contacts"},
		{"org", "list"}, {"demo"}, {"passcode", "remove"}, {"invite", "a@example.org", "--org", "Nexus Maine"},
	}
	for _, as := range [][]string{nil, {"--as", "you@example.org"}} {
		for _, command := range around {
			out, err := kith(t, dir, append(append([]string{}, as...), command...)...)
			if domain.CodeOf(err) != domain.Locked || strings.Contains(out, "@") {
				t.Errorf("kith %v %v: %v\n%s", as, command, err, out)
			}
		}
	}
	_, _, err = kithWith(t, dir, "another\n", "passcode", "set")
	wantCode(t, err, domain.Locked)

	t.Setenv("KITH_PASSCODE", "open sesame")
	for _, command := range around {
		if _, err := kith(t, dir, command...); err != nil {
			t.Errorf("with the passcode, kith %v: %v", command, err)
		}
	}
	t.Setenv("KITH_PASSCODE", "")
	mustKith(t, dir, "org", "list") // the passcode was removed above
}

// TestWrongPasscodesOfReadOnlyCommandsCount enters wrong passcodes in a command that only reads:
// the delay then applies to all commands.
func TestWrongPasscodesOfReadOnlyCommandsCount(t *testing.T) {
	dir := demo(t)
	_, _, err := kithWith(t, dir, "open sesame\n", "passcode", "set")
	must(t, err)
	t.Setenv("KITH_PASSCODE", "wrong")
	var codes []domain.Code
	for range 7 {
		_, err := kith(t, dir, "org", "list")
		codes = append(codes, domain.CodeOf(err))
	}
	if codes[0] != domain.Locked || codes[6] != domain.TooOften {
		t.Errorf("the errors are %v", codes)
	}
	t.Setenv("KITH_PASSCODE", "open sesame")
	_, err = kith(t, dir, "ask", "who?")
	wantCode(t, err, domain.TooOften)
}

func TestOrganizationCommands(t *testing.T) {
	dir := demo(t)
	mustKith(t, dir, "org", "create", "Harbor Guild", "--description", "Boats")
	out := mustKith(t, dir, "invite", "ana@example.org", "--org", "harbor guild")
	code := strings.Fields(out)[1]
	if strings.Count(code, "-") != 9 {
		t.Errorf("the code is %q", code)
	}
	_, err := kith(t, dir, "join", code) // the code is for another address
	wantCode(t, err, domain.Forbidden)
	_, err = kith(t, dir, "join", strings.Replace(code, code[:strings.Index(code, "-")], "qqqqq", 1))
	wantCode(t, err, domain.Invalid)
	_, err = kith(t, dir, "member", "remove", "Alex Harbor", "--org", "Harbor Guild")
	wantCode(t, err, domain.Conflict)
	if out := mustKith(t, dir, "member", "list", "agnes", "--org", "Nexus Maine"); !strings.Contains(out, "Agnes Poitras") || strings.Count(out, "\n") != 1 {
		t.Errorf("the list is\n%s", out)
	}
	mustKith(t, dir, "member", "remove", "agnes poitras", "--org", "Nexus Maine")
	if out := mustKith(t, dir, "org", "audit", "Nexus Maine"); !strings.Contains(out, "member removed") || !strings.Contains(out, "Agnes Poitras") {
		t.Errorf("the audit list is\n%s", out)
	}
	_, err = kith(t, dir, "org", "delete", "Harbor Guild")
	wantCode(t, err, domain.Invalid)
	mustKith(t, dir, "org", "delete", "Harbor Guild", "--confirm", "Harbor Guild")
	mustKith(t, dir, "org", "restore", "Harbor Guild")
}
