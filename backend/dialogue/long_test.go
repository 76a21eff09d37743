package dialogue

import (
	"fmt"
	"strings"
	"testing"

	"kith/backend/domain"
)

// The work for a turn grows with the people shown before and with its words, not with how often
// both are compared.
func TestLongConversation(t *testing.T) {
	work := func(turns int) float64 {
		s := State{}
		for i := range turns {
			found := Turn{Text: "Who can mend my clock?", Topic: "mend clock", Move: Move{Kind: Search, Question: "Who can mend my clock?"}}
			for j := range 8 {
				id := fmt.Sprintf("Ada%d Quist%d", i, j)
				found.People = append(found.People, Shown{Profile: domain.Profile{UserID: domain.UserID(id), Name: id, Role: "Welder", Location: "Bath, Maine"}})
			}
			s.Turns = append(s.Turns, found)
		}
		asked := strings.Repeat("does Ada3 Quist3 or the second one know the welder in Bath ", 10)
		return testing.AllocsPerRun(1, func() { Resolve(s, asked) })
	}
	few, many := work(5), work(50)
	t.Logf("%.0f allocations after 5 turns, %.0f after 50", few, many)
	if many > 12*few || many > maxTurnAllocations {
		t.Errorf("%.0f allocations after 5 turns, %.0f after 50", few, many)
	}
}

// maxTurnAllocations is more than a turn of 120 words takes after 400 people were shown.
const maxTurnAllocations = 1_000_000
