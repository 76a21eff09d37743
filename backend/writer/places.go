package writer

import (
	"fmt"
	"math"
	"slices"

	"kith/backend/dialogue"
	"kith/backend/domain"
	gazetteer "kith/backend/search/places"
)

// places says where the people live who were asked for by their place: how far away, that it is
// elsewhere, or that they do not state it. It is "" if no place was asked for.
func (c composer) places() string {
	if c.Move.Near != "" {
		return c.distances(c.seek(c.Move.Near))
	}
	for _, condition := range c.Conditions {
		if condition.Kind == domain.ConditionPlace {
			return c.elsewhere(c.seek(condition.Text))
		}
	}
	return c.notStated(nil)
}

func (c composer) seek(place string) gazetteer.Sought {
	var people []domain.Profile
	for _, candidate := range c.Candidates {
		people = append(people, candidate.Profile)
	}
	return gazetteer.Seek(place, c.Move.Near != "", dialogue.CommunityOf(c.Asker, people))
}

// distances says how far the people live from a place.
func (c composer) distances(s gazetteer.Sought) string {
	where := short(s.Text, maxPlace)
	if !s.Known() {
		return fmt.Sprintf(c.Turn.NoDistances, where)
	}
	var same, away, unknown, unstated []string
	for i, p := range c.Candidates {
		who := c.cite(p, i+1)
		switch km, ok := s.Kilometres(p.Profile.Location); {
		case p.Profile.Location == "":
			unstated = append(unstated, who)
		case !ok:
			unknown = append(unknown, c.placed(p, i+1))
		case km == 0:
			same = append(same, who)
		default:
			away = append(away, fmt.Sprintf(c.Turn.Kilometres, who, roundedKilometres(km)))
		}
	}
	return paragraphs(
		c.listed(c.Turn.SamePlace, where, same), c.listed(c.Turn.Distances, where, away),
		c.listed(c.Turn.UnknownDistance, where, unknown), c.notStated(unstated),
	)
}

// roundedKilometres rounds a distance to what the positions of towns allow.
func roundedKilometres(km float64) int {
	step := 5.0
	if km < 10 {
		step = 1
	}
	return int(max(1, math.Round(km/step)*step))
}

// elsewhere says who does not live in a place.
func (c composer) elsewhere(s gazetteer.Sought) string {
	var elsewhere, unstated []string
	for i, p := range c.Candidates {
		switch answer := s.Answer(p.Profile.Location); {
		case p.Profile.Location == "":
			unstated = append(unstated, c.cite(p, i+1))
		case answer == gazetteer.Elsewhere && c.Nearest:
			elsewhere = append(elsewhere, c.placed(p, i+1))
		}
	}
	return paragraphs(c.listed(c.Turn.Elsewhere, short(s.Text, maxPlace), elsewhere), c.notStated(unstated))
}

// notStated names those whose profile states no place, with those of the people shown before
// whom a turn leaves out for that.
func (c composer) notStated(who []string) string {
	for _, name := range c.Move.Unplaced {
		if name = short(name, maxName); !slices.Contains(who, name) {
			who = append(who, name)
		}
	}
	if len(who) == 0 {
		return ""
	}
	return fmt.Sprintf(c.Turn.PlaceNotStated, c.list(who))
}

// listed fills a sentence with a place and a list, if there is one.
func (c composer) listed(sentence, place string, who []string) string {
	if len(who) == 0 {
		return ""
	}
	return fmt.Sprintf(sentence, place, c.list(who))
}
