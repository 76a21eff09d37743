package ollama

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/backend/domain"
	"kith/backend/ollama/ollamatest"
)

func write(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadFile(t *testing.T) {
	whole := ollamatest.ChatModel("{{ '<|im_start|>' }}")
	tests := []struct {
		name    string
		content []byte
		code    domain.Code
		words   string
	}{
		{"whole", whole, "", ""},
		{"cut in its weights", whole[:len(whole)-1000], domain.Damaged, "not whole"},
		{"cut in its head", whole[:200], domain.Damaged, "not whole"},
		{"another format", []byte("PK\x03\x04 a zip file, and long enough to be read"), domain.Invalid, "GGUF"},
		{"empty", nil, domain.Damaged, "not whole"},
		{"no template", ollamatest.TinyModel(false), domain.Invalid, "does not say how to chat"},
		{"unknown template", ollamatest.ChatModel("{{ 'ALFRED:' }}"), domain.Invalid, "does not know how to chat"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := ReadFile(write(t, "model.gguf", tt.content))
			if domain.CodeOf(err) != tt.code || err != nil && !strings.Contains(err.Error(), tt.words) {
				t.Fatalf("failed with %v", err)
			}
			if err == nil && (f.Title != "tiny" || f.Size != int64(len(whole)) || !strings.Contains(f.Template, "<|im_start|>") || len(f.Stops) == 0) {
				t.Errorf("read %+v", f)
			}
		})
	}
	if _, err := ReadFile(t.TempDir()); domain.CodeOf(err) != domain.NotFound {
		t.Errorf("a folder: %v", err)
	}
}

// A file truncated at any point is rejected.
func TestTruncatedFilesAreRejected(t *testing.T) {
	whole := ollamatest.ChatModel("<|im_start|>")
	for length := 0; length < len(whole); length += 997 {
		if _, err := readGGUF(bytes.NewReader(whole[:length]), int64(length)); !errors.Is(err, errTruncated) {
			t.Errorf("cut at %d: %v", length, err)
		}
	}
}

func FuzzReadGGUF(f *testing.F) {
	whole := ollamatest.ChatModel("<|im_start|>")
	f.Add(whole[:9000])
	f.Add(whole[:64])
	f.Add([]byte("GGUF\x03\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		g, err := readGGUF(bytes.NewReader(file), int64(len(file)))
		if err == nil && len(g.template)+len(g.name) > len(file) {
			t.Errorf("more was read than there is: %d bytes of %d", len(g.template)+len(g.name), len(file))
		}
	})
}

// Both servers accept every chat template, and the templates keep the messages.
func TestServersAcceptChatTemplates(t *testing.T) {
	for _, v := range ollamatest.Versions {
		t.Run(string(v), func(t *testing.T) {
			t.Parallel()
			client, _ := realClient(t, v)
			for i, l := range chatTemplates {
				file, err := ReadFile(write(t, "model.gguf", ollamatest.ChatModel(strings.Join(l.marks, " "))))
				if err != nil {
					t.Fatal(err)
				}
				if file.Template != l.text {
					t.Errorf("the marks %q are taken for another family's", l.marks)
				}
				name := "template" + string(rune('a'+i))
				if err := client.Create(t.Context(), name, file, func(Progress) {}); err != nil {
					t.Fatalf("%q: %v", l.marks, err)
				}
				short, err := client.Chat(t.Context(), ChatRequest{Model: name, Messages: question, MaxTokens: 2}, discard)
				if err != nil {
					t.Fatalf("%q: %v", l.marks, err)
				}
				longer := append([]Message{{Role: "system", Content: strings.Repeat("boats ", 50)}}, question[1:]...)
				long, err := client.Chat(t.Context(), ChatRequest{Model: name, Messages: longer, MaxTokens: 2}, discard)
				if err != nil || long.PromptTokens < short.PromptTokens+40 {
					t.Errorf("%q: the instructions are left out: %d tokens, then %d, %v", l.marks, short.PromptTokens, long.PromptTokens, err)
				}
			}
		})
	}
}

func TestImportReportsEveryByte(t *testing.T) {
	client, _ := realClient(t, ollamatest.Recent)
	file, err := ReadFile(write(t, "model.gguf", ollamatest.ChatModel("<|im_start|>")))
	if err != nil {
		t.Fatal(err)
	}
	progress := &progressRecorder{t: t}
	if err := client.Create(t.Context(), "imported", file, progress.record); err != nil {
		t.Fatal(err)
	}
	if want := (Progress{Done: file.Size, Total: file.Size, Finishing: true}); progress.last != want {
		t.Errorf("ended with %+v, want %+v", progress.last, want)
	}
	if err := client.Remove(t.Context(), "imported"); err != nil {
		t.Fatal(err)
	}
	if err := client.Remove(t.Context(), "imported"); domain.CodeOf(err) != domain.NotFound {
		t.Errorf("removed twice: %v", err)
	}
	if err := os.Remove(file.Path); err != nil {
		t.Fatal(err)
	}
	if err := client.Create(t.Context(), "gone", file, func(Progress) {}); domain.CodeOf(err) != domain.NotFound {
		t.Errorf("a file that is gone: %v", err)
	}
}
