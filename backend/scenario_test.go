package backend_test

import (
	"encoding/json"
	"slices"
	"testing"

	"kith/backend/domain"
	"kith/backend/store"
	"kith/backend/store/storetest"
)

// TestScenario is the acceptance scenario, with questions: A and B are in Test Environment, C is
// in Nexus Maine only. A finds B, but neither C nor herself.
func TestScenario(t *testing.T) {
	t.Setenv("OLLAMA_HOST", "127.0.0.1:1")
	dir := storetest.Empty(t)
	inStore(t, dir, func(s *store.Store) {
		for _, name := range []string{"Founder", "Ada", "Ben"} {
			u, err := s.SignUp(t.Context(), domain.SurfaceDesktop, name, name+"@example.org")
			must(t, err)
			scoped := s.In(domain.Scope{Actor: u.ID, Surface: domain.SurfaceDesktop})
			must(t, scoped.SaveProfile(t.Context(), domain.Profile{Name: name, Offers: "mending sails", OptedIn: name != "Founder"}))
		}
	})
	table := writeFile(t, "cleo.csv", "Name,Email,What I can help with\nCleo,cleo@example.org,mending sails\n")
	mustKith(t, dir, "--as", "founder@example.org", "import", table, "--org", "Nexus Maine", "--consent", "she said so")

	for _, c := range []struct {
		asker, org string
		want       []string
	}{
		{"ada", "", []string{"Ben"}},
		{"ada", "Test Environment", []string{"Ben"}},
		{"ben", "", []string{"Ada"}},
		{"founder", "Nexus Maine", []string{"Cleo"}},
		{"founder", "", []string{"Ada", "Ben", "Cleo"}},
	} {
		names, nearest := sailmakers(t, dir, c.asker, c.org)
		if !slices.Equal(names, c.want) || nearest > 0 {
			t.Errorf("%s in %q finds %v and %d nearest, want %v", c.asker, c.org, names, nearest, c.want)
		}
	}
	_, err := kith(t, dir, "--as", "ada@example.org", "find", "who can mend sails?", "--org", "Nexus Maine")
	wantCode(t, err, domain.NotFound)

	mustKith(t, dir, "--as", "ada@example.org", "ask", "who can mend sails?")
	inStore(t, dir, func(s *store.Store) {
		ada, err := s.Actor(t.Context(), "ada@example.org")
		must(t, err)
		sessions, err := s.In(domain.Scope{Actor: ada.ID}).Sessions(t.Context())
		must(t, err)
		if len(sessions) != 1 || sessions[0].OrgID != domain.TestEnvironment {
			t.Errorf("asking began %+v", sessions)
		}
	})
}

// sailmakers are the names that an asker finds, in one organization or in all, and
// how many come only near.
func sailmakers(t *testing.T, dir, asker, org string) (names []string, nearest int) {
	t.Helper()
	args := []string{"--as", asker + "@example.org", "find", "--json", "who can mend sails?"}
	if org != "" {
		args = append(args, "--org", org)
	}
	var f found
	must(t, json.Unmarshal([]byte(mustKith(t, dir, args...)), &f))
	for _, m := range f.Matches {
		names = append(names, m.Name)
	}
	slices.Sort(names)
	return names, len(f.Nearest)
}

// inStore opens the store of a data folder and calls do.
func inStore(t *testing.T, dir string, do func(*store.Store)) {
	t.Helper()
	s, err := store.Open(t.Context(), dir, store.Options{})
	must(t, err)
	defer func() { must(t, s.Close()) }()
	do(s)
}
