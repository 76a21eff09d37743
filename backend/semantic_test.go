package backend_test

import (
	"bytes"
	"strings"
	"testing"

	"kith/backend"
	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/store"
	"kith/backend/store/storetest"
)

// kithWithVectors runs a command like [kith], with semantic search.
func kithWithVectors(t *testing.T, dir string, args ...string) (out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	streams := cli.Streams{In: strings.NewReader(""), Out: &o, Err: &e}
	line, _, err := cli.Parse(append([]string{"--data", dir}, args...), streams)
	must(t, err)
	must(t, line.Run(t.Context(), backend.CommandLine(backend.Options{DataDir: line.Data, Version: "test"}), streams))
	return o.String(), e.String()
}

// TestSemanticSearchAtTheCommandLine finds people whose profiles share no word with the
// question. They are embedded when they are imported. It also searches while another process
// has the data folder open, so that the command can only read it.
func TestSemanticSearchAtTheCommandLine(t *testing.T) {
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	dir := storetest.Empty(t)
	inStore(t, dir, func(s *store.Store) {
		_, err := s.SignUp(t.Context(), domain.SurfaceDesktop, "Founder", "founder@example.org")
		must(t, err)
	})
	table := writeFile(t, "few.csv", "Name,Email,Headline,What I can help with\n"+
		"Ann,ann@example.org,Large-animal veterinarian,sick horses and cows\n"+
		"Ben,ben@example.org,Database engineer,slow queries\n"+
		"Cy,cy@example.org,Baker,sourdough and rye\n")
	_, errs := kithWithVectors(t, dir, "import", table, "--org", "Nexus Maine", "--consent", "they said so")
	if !strings.Contains(errs, "3 profiles") {
		t.Errorf("it said %q", errs)
	}
	const question = "my mare is limping badly"
	inStore(t, dir, func(*store.Store) {
		if out := mustKith(t, dir, "find", "--json", question); strings.Contains(out, `"name"`) {
			t.Errorf("by words it finds %s", out)
		}
		out, errs := kithWithVectors(t, dir, "find", "--json", question)
		if first, _, _ := strings.Cut(out, `"evidence"`); !strings.Contains(first, `"name":"Ann"`) {
			t.Errorf("by meaning it finds %s", out)
		}
		if errs != "" {
			t.Errorf("it said %q", errs)
		}
	})
	if out, _ := kithWithVectors(t, dir, "ask", question); !strings.Contains(out, "Ann") {
		t.Errorf("by meaning it answers %s", out)
	}
	table = writeFile(t, "another.csv", "Name,Email,Headline\nDi,di@example.org,Farrier\n")
	mustKith(t, dir, "import", table, "--org", "Nexus Maine", "--consent", "she said so")
	if _, errs := kithWithVectors(t, dir, "find", question); !strings.Contains(errs, "1 profile can be found by keywords only") {
		t.Errorf("with a profile without vectors it said %q", errs)
	}
	if out, errs := kithWithVectors(t, dir, "index"); out != "Prepared for semantic search: 1 profile\n" || !strings.Contains(errs, "Preparing 1 profile ") {
		t.Errorf("index said %q, %q", out, errs)
	}
	if out, errs := kithWithVectors(t, dir, "index"); out != "Nothing was left to prepare.\n" || errs != "" {
		t.Errorf("index again said %q, %q", out, errs)
	}
}
