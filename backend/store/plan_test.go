package store

import (
	"strings"
	"testing"
)

// TestHotQueriesUseIndexes checks that the queries of every question look up people by id,
// and never scan all people or all members of an organization.
func TestHotQueriesUseIndexes(t *testing.T) {
	s, _ := open(t)
	for name, query := range map[string]string{
		"profiles": visibleQuery, "names": namesQuery, "listed of": listedQuery + listedOf, "belonging of": belongingOf,
		"missing": missingQuery, "shared": sharedQuery,
		"vectors": vectorsQuery, "centroids of": centroidsQuery,
	} {
		steps, err := collect(t.Context(), s.read, func(r row) (string, error) {
			var id, parent, unused int
			var step string
			return step, r.Scan(&id, &parent, &unused, &step)
		}, "EXPLAIN QUERY PLAN "+query, "[]", "viewer", "")
		must(t, err)
		for _, step := range steps {
			if strings.HasSuffix(step, "PRIMARY KEY (org_id=?)") {
				t.Errorf("%s: %s\n%s", name, step, strings.Join(steps, "\n"))
			}
			for _, table := range []string{"users", "u", "p", "m", "profiles", "organization_members", "message_people", "saved_contacts", "profile_vectors", "profile_centroids"} {
				if strings.HasPrefix(step, "SCAN "+table+" ") || step == "SCAN "+table {
					t.Errorf("%s: %s\n%s", name, step, strings.Join(steps, "\n"))
				}
			}
		}
	}
}
