package backend_test

import (
	"encoding/json"
	"strings"
	"testing"

	"kith/backend/domain"
)

// guild is a data folder with an organization of imported people. It turns Ollama off.
func guild(t *testing.T) string {
	t.Helper()
	dir := demo(t)
	file := writeFile(t, "people.csv", "Name,Email,Headline,Company,Skills\nBob Reed,bob@example.org,Rigger,,rope\nRobert Reed,robert@example.org,Master rigger,Harbor Yard,steel\n")
	mustKith(t, dir, "org", "create", "Harbor Guild")
	mustKith(t, dir, "import", file, "--org", "Harbor Guild", "--consent", "said so")
	return dir
}

func TestEditingMembersOnTheCommandLine(t *testing.T) {
	dir := guild(t)
	member := func(args ...string) []string {
		return append([]string{"member", args[0], "--org", "Harbor Guild"}, args[1:]...)
	}
	out := mustKith(t, dir, member("edit", "bob@example.org", "--headline", "Rigger and sailor", "--skills", "rope; knots", "--company", "", "--unlist")...)
	for _, want := range []string{`headline: "Rigger" is now "Rigger and sailor"`, `skills: "rope" is now "rope; knots"`, `opted_in: "true" is now "false"`, "kith member undo"} {
		if !strings.Contains(out, want) {
			t.Errorf("it does not say %s:\n%s", want, out)
		}
	}
	if strings.Contains(out, "company") {
		t.Errorf("it says that nothing became nothing:\n%s", out)
	}
	if out := mustKith(t, dir, member("edit", "Bob Reed", "--unlist")...); out != "Nothing changed.\n" {
		t.Errorf("again, it says %s", out)
	}
	_, err := kith(t, dir, member("edit", "Bob Reed", "--name", "")...)
	if domain.CodeOf(err) != domain.Invalid {
		t.Errorf("without a name: %v", err)
	}
	mustKith(t, dir, member("undo", "Bob Reed")...)
	if out := mustKith(t, dir, member("list", "bob@")...); !strings.Contains(out, " listed") {
		t.Errorf("after the undo he is %s", out)
	}
	if _, err := kith(t, dir, member("undo", "Bob Reed")...); domain.CodeOf(err) != domain.NotFound {
		t.Errorf("a second undo: %v", err)
	}
}

func TestMergingMembersOnTheCommandLine(t *testing.T) {
	dir := guild(t)
	merge := []string{"member", "merge", "--org", "Harbor Guild", "Bob Reed", "robert@example.org", "--take", "headline"}
	out := mustKith(t, dir, append(merge, "--dry-run")...)
	for _, want := range []string{`instead of "Rigger"`, "Harbor Yard", "rope; steel", "Nothing was changed."} {
		if !strings.Contains(out, want) {
			t.Errorf("the dry run does not say %s:\n%s", want, out)
		}
	}
	var merged struct {
		Listed bool                 `json:"listed"`
		Fields []domain.MergedField `json:"fields"`
	}
	must(t, json.Unmarshal([]byte(mustKith(t, dir, append(merge, "--json")...)), &merged))
	if !merged.Listed || len(merged.Fields) != 14 {
		t.Errorf("it printed %+v", merged)
	}
	if out := mustKith(t, dir, "member", "list", "--org", "Harbor Guild", "reed"); strings.Count(out, "\n") != 1 {
		t.Errorf("the members are\n%s", out)
	}
	mustKith(t, dir, "member", "undo", "--org", "Harbor Guild", "Bob Reed")
	if out := mustKith(t, dir, "member", "list", "--org", "Harbor Guild", "reed"); strings.Count(out, "\n") != 2 {
		t.Errorf("after the undo the members are\n%s", out)
	}
}
