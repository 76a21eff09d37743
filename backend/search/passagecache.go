package search

import (
	"container/list"
	"sync"

	"kith/backend/domain"
	"kith/backend/search/index"
)

// maxCachedBytes bounds the vectors in a [passageCache]: those of about 4,000
// profiles of 15 passages.
const maxCachedBytes = 64 << 20

// A passageCache keeps the passage vectors that questions used last, of one model.
// To read them from the database takes a question longer than everything else
// but encoding.
type passageCache struct {
	max int // bytes

	mu         sync.Mutex
	model      string
	bytes      int
	entries    map[domain.UserID]*list.Element
	lastUsed   list.List // of *cachedVectors, the last used first
	generation int       // how often something was dropped
}

type cachedVectors struct {
	of      domain.UserID
	vectors index.PassageVectors
}

// get returns the cached vectors of users, who lack them, and the generation for
// put.
func (c *passageCache) get(model string, of []domain.UserID) (cached map[domain.UserID]index.PassageVectors, missing []domain.UserID, generation int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.model != model {
		c.model, c.bytes, c.entries = model, 0, map[domain.UserID]*list.Element{}
		c.lastUsed.Init()
		c.generation++
	}
	cached = make(map[domain.UserID]index.PassageVectors, len(of))
	for _, user := range of {
		if e := c.entries[user]; e != nil {
			c.lastUsed.MoveToFront(e)
			cached[user] = e.Value.(*cachedVectors).vectors
		} else {
			missing = append(missing, user)
		}
	}
	return cached, missing, c.generation
}

// put adds vectors that were read after get returned the generation. It does
// nothing if some were dropped meanwhile, as these may be of before.
func (c *passageCache) put(generation int, read map[domain.UserID]index.PassageVectors) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.generation != generation {
		return
	}
	for user, vectors := range read {
		if c.entries[user] == nil {
			c.entries[user] = c.lastUsed.PushFront(&cachedVectors{user, vectors})
			c.bytes += size(vectors)
		}
	}
	for c.bytes > c.max {
		c.remove(c.lastUsed.Back())
	}
}

// drop removes the vectors of users that may have changed.
func (c *passageCache) drop(users ...domain.UserID) {
	if len(users) == 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.generation++
	for _, user := range users {
		if e := c.entries[user]; e != nil {
			c.remove(e)
		}
	}
}

func (c *passageCache) remove(e *list.Element) {
	one := c.lastUsed.Remove(e).(*cachedVectors)
	delete(c.entries, one.of)
	c.bytes -= size(one.vectors)
}

// size returns about how many bytes the vectors of one profile take.
func size(v index.PassageVectors) int {
	const entry, measured = 256, 32
	bytes := entry
	for _, passage := range v.Vectors {
		bytes += measured + len(passage.Vector)
	}
	for _, centroid := range v.Centroids {
		bytes += len(centroid.Vector)
	}
	return bytes
}
