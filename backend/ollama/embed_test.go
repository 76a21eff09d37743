package ollama

import (
	"encoding/json"
	"math"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ollama/ollama/api"

	"kith/backend/domain"
	"kith/backend/ollama/ollamatest"
)

// embedding starts a server that refuses texts of more than limit bytes. Its vectors
// count the letters a, b and c. The texts of each call go to called.
func embedding(t *testing.T, limit int, called func([]string)) *Client {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/tags", func(w http.ResponseWriter, _ *http.Request) {
		send(w, encode(api.ListResponse{Models: []api.ListModelResponse{{Name: "counter:latest", Digest: "1"}}}))
	})
	mux.HandleFunc("POST /api/show", func(w http.ResponseWriter, _ *http.Request) { send(w, `{"capabilities":["embedding"]}`) })
	mux.HandleFunc("POST /api/embed", func(w http.ResponseWriter, r *http.Request) {
		var request struct {
			Input    []string
			Truncate *bool
		}
		if err := json.NewDecoder(r.Body).Decode(&request); err != nil || request.Truncate == nil || *request.Truncate {
			t.Errorf("asked with %+v, %v", request, err)
		}
		called(request.Input)
		var answer api.EmbedResponse
		for _, text := range request.Input {
			if len(text) > limit {
				status(http.StatusBadRequest, `{"error":"no"}`)(w, r) // its words depend on the version
				return
			}
			answer.Embeddings = append(answer.Embeddings, counts(text))
		}
		send(w, encode(answer))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	client, err := New(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func counts(text string) []float32 {
	return []float32{float32(strings.Count(text, "a")), float32(strings.Count(text, "b")), float32(strings.Count(text, "c"))}
}

func TestLongTextsAreEmbeddedInHalves(t *testing.T) {
	ofHalves := float32(math.Sqrt(0.5))
	for _, tt := range []struct {
		name  string
		texts []string
		want  [][]float32
		calls int
	}{
		{"short", []string{"aa", "b c"}, [][]float32{{2, 0, 0}, {0, 1, 1}}, 1},
		{"in two", []string{"aaaa aaaa bbbb bbbb"}, [][]float32{{ofHalves, ofHalves, 0}}, 2},
		{"in four", []string{"aaaa aaaa aaaa aaaa bbbb bbbb bbbb bbbb"}, [][]float32{{ofHalves, ofHalves, 0}}, 6},
		{"without words", []string{strings.Repeat("a", 8) + strings.Repeat("b", 8)}, [][]float32{{ofHalves, ofHalves, 0}}, 2},
		{"among others", []string{"a", "b", "aaaa aaaa bbbb bbbb", "c"}, [][]float32{{1, 0, 0}, {0, 1, 0}, {ofHalves, ofHalves, 0}, {0, 0, 1}}, 6},
		{"of nothing", []string{strings.Repeat("xxxx ", 4)}, [][]float32{{0, 0, 0}}, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			calls := 0
			client := embedding(t, 10, func(texts []string) {
				calls++
				if i := slices.IndexFunc(texts, func(text string) bool { return text == "" || !utf8.ValidString(text) }); i >= 0 {
					t.Errorf("embedded %q", texts)
				}
			})
			got, err := client.Embed(t.Context(), "counter", tt.texts)
			if err != nil || len(got) != len(tt.want) || !slices.EqualFunc(got, tt.want, nearly) || calls != tt.calls {
				t.Errorf("got %v, want %v in %d calls, %v", got, tt.want, calls, err)
			}
		})
	}
}

func nearly(a, b []float32) bool {
	return slices.EqualFunc(a, b, func(x, y float32) bool { return math.Abs(float64(x-y)) < 1e-3 })
}

// A server that refuses everything is not asked for ever.
func TestRefusedTextsFail(t *testing.T) {
	calls := 0
	client := embedding(t, 0, func([]string) { calls++ })
	_, err := client.Embed(t.Context(), "counter", slices.Repeat([]string{strings.Repeat("boats ", 60)}, 16))
	if domain.CodeOf(err) != domain.Unavailable || calls > 30 {
		t.Errorf("%d calls, %v", calls, err)
	}
}

func FuzzHalves(f *testing.F) {
	for _, text := range []string{"", "a", "boats and sails", "ab", "水水水", "a 🙂", "  a  b ", "aaaaaaaaaa b"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		halves := halvesOf(text)
		whole := strings.TrimSpace(text)
		if halves == nil {
			if utf8.RuneCountInString(whole) > 1 {
				t.Errorf("%q has no halves", text)
			}
			return
		}
		if got := strings.Join(halves, ""); strings.Join(strings.Fields(got), "") != strings.Join(strings.Fields(whole), "") {
			t.Errorf("%q becomes %q", text, halves)
		}
		for _, half := range halves {
			if half == "" || !utf8.ValidString(half) || len(half) >= len(whole) {
				t.Errorf("%q becomes %q", text, halves)
			}
		}
	})
}

func TestRealServerEmbedsLongTexts(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, server := realClient(t, v)
			server.Create(t, "embedder", true)
			long := strings.Repeat("boats ", 540) + strings.Repeat("tides ", 60) // the server's context has 512 tokens or fewer
			vectors, err := client.Embed(t.Context(), "embedder", []string{"boats", long})
			if err != nil {
				t.Fatal(err)
			}
			parts, err := client.Embed(t.Context(), "embedder", halvesOf(long))
			if err != nil {
				t.Fatal(err)
			}
			if len(vectors) != 2 || !nearly(vectors[1], mean(parts)) || nearly(vectors[1], unit(parts[0])) {
				t.Errorf("the vectors are %v, those of the halves %v", vectors, parts)
			}
		})
	}
}
