package places

// A Community is where the people of one community live, as far as their profiles say it
// without doubt. It tells apart places of one name. Its zero value knows nobody.
type Community struct {
	towns  map[int32]int
	areas  map[uint16]int
	people int
}

// Add counts some people who live at a location.
func (c *Community) Add(located []Location, people int) {
	if len(located) != 1 || len(located[0].Readings) == 0 {
		return
	}
	readings := located[0].Readings
	home := readings[0]
	for _, other := range readings[1:] {
		if !other.Contains(home) && home.size() < clearlyLarger*other.size() {
			return
		}
	}
	if c.areas == nil {
		c.towns, c.areas = make(map[int32]int), make(map[uint16]int)
	}
	c.people += people
	c.towns[home.town] += people
	for area := home.area; area > 0; area = load().parent(area) {
		c.areas[area] += people
	}
}

const (
	// clearlyLarger is how many times as many people a town must have as another of its name,
	// so that the other one is seldom meant.
	clearlyLarger = 20
	// homeShare is the share of a community that must live in a state so that names mean places
	// in it first.
	homeShare = 0.3
	// localShare is that share for a name in whose first reading nobody lives.
	localShare = 0.1
)

// best returns which of the readings a community means: in this order, one in the state where
// many of its people live, unless it is tiny beside one in which somebody lives; one in which
// somebody lives; one in the state and country of most people; the first. A reading that is tiny
// beside the first one counts only in the first two cases.
func (c *Community) best(readings []Place) Place {
	if len(readings) == 0 {
		return Place{}
	}
	best, most := readings[0], 0.0
	lived := 0.0 // size of the largest reading in which somebody lives
	for _, place := range readings {
		if c.livesIn(place) {
			lived = max(lived, place.size())
		}
	}
	for _, place := range readings {
		share := c.share(place)
		isHome := share >= homeShare && clearlyLarger*place.size() >= lived
		isLocal := share >= localShare && c.livesIn(place) && !c.livesIn(readings[0])
		if readings[0].size() >= clearlyLarger*place.size() && place != readings[0] && !isHome && !isLocal {
			continue // such as Paris in Texas
		}
		if weight := c.weigh(place, isHome); weight > most {
			best, most = place, weight
		}
	}
	return best
}

// weigh returns how likely a community means a place.
func (c *Community) weigh(p Place, isHome bool) float64 {
	if c == nil || c.people == 0 {
		return 0
	}
	weight := c.share(p) + float64(c.areas[load().country(p.area)])/float64(c.people)
	if c.livesIn(p) {
		weight += weightLived
	}
	if isHome {
		weight += weightHome
	}
	return weight
}

// Weights of what a community says about a reading, beside shares of people.
const (
	weightHome  = 20
	weightLived = 10
)

// livesIn reports whether somebody is known to live in a place.
func (c *Community) livesIn(p Place) bool {
	return c != nil && (p.IsTown() && c.towns[p.town] > 0 || !p.IsTown() && c.areas[p.area] > 0)
}

// share returns the share of people, from 0 to 1, who live in the state of a place. It is 0 for a country.
func (c *Community) share(p Place) float64 {
	if c == nil || c.people == 0 || p.isCountry() {
		return 0
	}
	return float64(c.areas[load().state(p.area)]) / float64(c.people)
}

// reaches reports whether somebody lives in the state of a place. Of a community about which nothing is
// known it is true.
func (c *Community) reaches(p Place) bool {
	return p.area > 0 && (c == nil || c.people == 0 || c.areas[load().state(p.area)] > 0)
}
