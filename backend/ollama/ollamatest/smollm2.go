package ollamatest

import (
	"os"
	"testing"
)

// SmolLM2 is the name in the server of the small real model that build/models.sh
// downloads.
const SmolLM2 = "smollm2:135m"

const chatML = "{{ range .Messages }}<|im_start|>{{ .Role }}\n{{ .Content }}<|im_end|>\n{{ end }}<|im_start|>assistant\n"

// StartSmolLM2 starts a server like [StartVersion], with SmolLM2 135M Instruct. It reads
// the model from the file KITH_TEST_MODEL (see build/models.sh), and skips the test if
// that is not set.
func StartSmolLM2(tb testing.TB, v Version) *Server {
	tb.Helper()
	path := os.Getenv("KITH_TEST_MODEL")
	if path == "" {
		tb.Skip("needs a real model: KITH_TEST_MODEL=$(build/models.sh)")
	}
	model, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	s := StartVersion(tb, v)
	s.install(tb, SmolLM2, model, chatML, map[string]any{"stop": []string{"<|im_start|>", "<|im_end|>"}})
	return s
}
