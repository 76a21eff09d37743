package index

import (
	"runtime"
	"strconv"
	"strings"
	"testing"

	"kith/backend/domain"
)

// A hostile is a source of words that nobody used before.
type hostile struct{ words int }

func (h *hostile) text(bytes int) string {
	var b strings.Builder
	for b.Len()+8 < bytes {
		b.WriteString(strconv.FormatInt(int64(60_466_176+h.words), 36)) // six characters
		b.WriteByte(' ')
		h.words++
	}
	return strings.TrimSpace(b.String())
}

func (h *hostile) list() []string {
	list := make([]string, domain.MaxList)
	for i := range list {
		list[i] = h.text(domain.MaxLine)
	}
	return list
}

// profile returns a profile of which everything is as long as it may be.
func (h *hostile) profile(number int) domain.Profile {
	return domain.Profile{
		UserID: domain.UserID("hostile" + strconv.Itoa(number)), OptedIn: true,
		Name: h.text(domain.MaxLine), Headline: h.text(domain.MaxLine), Company: h.text(domain.MaxLine), Role: h.text(domain.MaxLine),
		Location: h.text(domain.MaxLine), Languages: h.list(), Skills: h.list(), Interests: h.list(),
		Offers: h.text(domain.MaxText), Needs: h.text(domain.MaxText), About: h.text(domain.MaxText),
	}
}

// held returns how many bytes of text and how many distinct words an index holds.
func (x *Index) held() (bytes, words int) {
	now := x.current.Load()
	for _, d := range now.Documents {
		bytes += len(d.Text)
	}
	for _, v := range now.Vocabularies {
		words += len(v.formList)
	}
	return bytes, words
}

func heap() int {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int(stats.HeapAlloc)
}

func TestHugeProfilesTakeLittleMemory(t *testing.T) {
	const huge, ordinary = 400, 400
	var h hostile
	b, before := NewBuilder(), heap()
	for i := range huge {
		b.Add(h.profile(i))
		b.Add(domain.Profile{UserID: domain.UserID("ordinary" + strconv.Itoa(i)), Headline: "Cooper", About: "barrels " + strconv.Itoa(i)})
	}
	x := b.Index()
	taken := heap() - before
	bytes, words := x.held()
	if h.words < 2_000_000 {
		t.Fatalf("only %d distinct words", h.words)
	}
	if bytes > huge*(OrdinaryBytes+1_000)+SharedBytes {
		t.Errorf("the index holds %d bytes of text", bytes)
	}
	if words > huge*MaxProfileWords || words > h.words/5 {
		t.Errorf("the index holds %d of %d words", words, h.words)
	}
	if taken > 400*words {
		t.Errorf("it takes %d bytes of memory for %d words", taken, words)
	}
	if cut, _ := x.LeftOut(); cut != huge {
		t.Errorf("of %d profiles something is left out", cut)
	}
	s := NewScope([]*Index{x})
	if n := s.DocumentFrequency(ProfileWords, "barrel"); n != ordinary {
		t.Errorf("%d of %d ordinary profiles are indexed", n, ordinary)
	}
	runtime.KeepAlive(b)
}

// Of a long profile name, headline and skills come first.
func TestLongProfilesByPriority(t *testing.T) {
	var h hostile
	p := h.profile(1)
	p.Name, p.Headline, p.Skills, p.Location, p.Languages = "Ann Cooper", "Cooper", []string{"barrels", "staves"}, "Rockland", []string{"French"}
	p.About += " unheard"
	for _, limit := range []int{OrdinaryBytes, maxProfileBytes} {
		d := newDocument(p, limit)
		if len(d.Text) > OrdinaryBytes+1_000 && limit == OrdinaryBytes {
			t.Errorf("%d bytes with the limit %d", len(d.Text), limit)
		}
		for _, word := range []string{"Ann Cooper", "barrels", "staves", "Rockland", "French", p.Role} {
			if !strings.Contains(string(d.Text), word) {
				t.Errorf("with the limit %d, %q is left out", limit, word)
			}
		}
		if strings.Contains(string(d.Text), "unheard") || d.leftOut == 0 {
			t.Errorf("with the limit %d, nothing is left out", limit)
		}
	}
}

// Long text in ordinary words is indexed in full.
func TestLongProseIsIndexed(t *testing.T) {
	p := domain.Profile{Skills: make([]string, domain.MaxList)}
	for i := range p.Skills {
		p.Skills[i] = "skill number " + strconv.Itoa(i)
	}
	for i := 0; len(p.About) < domain.MaxText-20; i++ {
		p.About += "word" + strconv.Itoa(i%300) + " and "
	}
	p.Offers, p.Needs = p.About, p.About
	if d := newDocument(p, maxProfileBytes); d.leftOut != 0 {
		t.Errorf("%d bytes are left out", d.leftOut)
	}
}

// A long profile that is removed or shortened gives back what it used.
func TestBudgetIsGivenBack(t *testing.T) {
	var h hostile
	x := Build(nil)
	for i := range 20 {
		x.Put(h.profile(i))
	}
	used := x.budget.used
	if used == 0 {
		t.Fatal("long profiles use nothing")
	}
	for range 3 {
		for i := range 20 {
			x.Put(domain.Profile{UserID: domain.UserID("hostile" + strconv.Itoa(i)), Headline: "Cooper"})
		}
		if x.budget.used != 0 {
			t.Errorf("ordinary profiles use %d bytes", x.budget.used)
		}
		h.words = 0
		for i := range 20 {
			x.Put(h.profile(i))
		}
		if x.budget.used != used {
			t.Errorf("long profiles use %d bytes, before %d", x.budget.used, used)
		}
	}
	x.budget.used = SharedBytes
	x.Put(h.profile(99))
	if d := x.current.Load().Documents[x.numbers["hostile99"]]; !d.brief || len(d.Text) > OrdinaryBytes+1_000 {
		t.Errorf("%d bytes are indexed after the budget was used up", len(d.Text))
	}
	if !x.PutCentroids("hostile99", 1, "model", Centroids{}) {
		t.Error("vectors of a profile that is not indexed in full are stale")
	}
}
