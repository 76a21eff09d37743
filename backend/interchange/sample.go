package interchange

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"kith/backend/domain"
)

//go:embed sample.json
var sampleFile []byte

// Sample returns the sample community: invented people in and around Maine, who
// are members of the organizations that every installation starts with. Their
// ids never change, so that loading them twice adds nobody.
func Sample() []domain.SamplePerson {
	var entries []struct {
		domain.ProfileRecord
		Organizations []string `json:"organizations"`
	}
	if err := json.Unmarshal(sampleFile, &entries); err != nil {
		panic(fmt.Sprintf("interchange: sample.json, embedded: %v", err))
	}
	people := make([]domain.SamplePerson, len(entries))
	for i, entry := range entries {
		people[i] = domain.SamplePerson{Profile: domain.Profile(entry.ProfileRecord), Organizations: organizationIDs(entry.Organizations)}
	}
	return people
}

func organizationIDs(names []string) []domain.OrgID {
	ids := make([]domain.OrgID, len(names))
	for i, name := range names {
		ids[i] = initialOrganizations[name]
	}
	return ids
}

var initialOrganizations = map[string]domain.OrgID{
	"Test Environment": domain.TestEnvironment,
	"Nexus Maine":      domain.NexusMaine,
}
