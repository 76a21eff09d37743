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
	// clearlyLarger is how many times more people a town has than others of its name that few
	// people mean.
	clearlyLarger = 20
	// homeShare is the share of a community that must live in a state for that to be where
	// its places are.
	homeShare = 0.3
)

// Best returns which of the readings a community means: the one in the state where most of
// them live; or else where somebody lives; or else in a country where somebody lives; or else the first.
func (c *Community) Best(readings []Place) Place {
	if len(readings) == 0 {
		return Place{}
	}
	best, most := readings[0], 0.0
	for _, place := range readings {
		weight := c.weigh(place)
		if place != readings[0] && weight < weightHome*homeShare && readings[0].size() >= clearlyLarger*place.size() {
			continue // Paris in Texas, unless most people live there
		}
		if weight > most {
			best, most = place, weight
		}
	}
	return best
}

// reaches reports whether somebody lives in the state of a place. Of a community about which nothing is
// known it is true.
func (c *Community) reaches(p Place) bool {
	return p.area > 0 && (c == nil || c.people == 0 || c.areas[load().state(p.area)] > 0)
}

// Weights of what a community says about a reading.
const (
	weightHome    = 100 // times the share of people in its state
	weightLived   = 10
	weightCountry = 1 // times the share of people in its country
)

func (c *Community) weigh(p Place) float64 {
	if c == nil || c.people == 0 {
		return 0
	}
	g, all := load(), float64(c.people)
	weight := weightCountry * float64(c.areas[g.country(p.area)]) / all
	if p.IsCountry() {
		return weight * weightLived
	}
	if p.IsTown() && c.towns[p.town] > 0 || !p.IsTown() && c.areas[p.area] > 0 {
		weight += weightLived
	}
	share := float64(c.areas[g.state(p.area)]) / all
	if share >= homeShare {
		weight += weightHome * share
	}
	return weight + share
}
