package ollama

import (
	"testing"

	"github.com/ollama/ollama/envconfig"

	"kith/backend/domain"
)

func TestAddress(t *testing.T) {
	tests := []struct{ address, want string }{
		{"", "http://127.0.0.1:11434"},
		{" \"192.0.2.7\" ", "http://192.0.2.7:11434"},
		{"192.0.2.7:1234", "http://192.0.2.7:1234"},
		{"box.example", "http://box.example:11434"},
		{"box.example:1234/", "http://box.example:1234"},
		{"http://192.0.2.7", "http://192.0.2.7:80"},
		{"https://box.example/ollama", "https://box.example:443/ollama"},
		{"[2001:db8::1]:1337", "http://[2001:db8::1]:1337"},
		{"2001:db8::1", "http://[2001:db8::1]:11434"},
	}
	for _, tt := range tests {
		t.Setenv("OLLAMA_HOST", tt.address)
		client, err := New("")
		if err != nil {
			t.Errorf("%q: %v", tt.address, err)
			continue
		}
		if got := client.Address(); got != tt.want {
			t.Errorf("%q is read as %s, want %s", tt.address, got, tt.want)
		}
		if got, theirs := client.base, envconfig.Host(); got.Scheme != theirs.Scheme || got.Host != theirs.Host {
			t.Errorf("%q: %v, but Ollama reads %v", tt.address, got, theirs)
		}
	}
}

// Wildcard addresses and localhost become literal loopback addresses.
func TestAddressIsLiteral(t *testing.T) {
	for address, want := range map[string]string{
		"0.0.0.0":         "http://127.0.0.1:11434",
		"[::]:1234":       "http://[::1]:1234",
		":1234":           "http://127.0.0.1:1234",
		"localhost":       "http://127.0.0.1:11434",
		"LOCALHOST:1234":  "http://127.0.0.1:1234",
		"http://0.0.0.0/": "http://127.0.0.1:80",
	} {
		client, err := New(address)
		if err != nil || client.Address() != want {
			t.Errorf("%q: %v, %v, want %s", address, client, err, want)
		}
	}
}

func TestInvalidAddresses(t *testing.T) {
	for _, address := range []string{
		"ollama.com", "https://api.OLLAMA.com", "ollama.com.:443", "ftp://192.0.2.7", "192.0.2.7:0", "192.0.2.7:66000",
		"192.0.2.7:x", "a b", "http://me:secret@192.0.2.7", "192.0.2.7?x=1", "192.0.2.7#x", "%", "\xd1",
	} {
		if client, err := New(address); domain.CodeOf(err) != domain.Invalid {
			t.Errorf("%q: %v, %v", address, client, err)
		}
	}
}

func FuzzAddress(f *testing.F) {
	f.Add("http://127.0.0.1:11434")
	f.Add("[::1]/path")
	f.Add("ollama.com")
	f.Add("/#000")
	f.Fuzz(func(t *testing.T, address string) {
		base, err := parseAddress(address)
		if err != nil {
			if domain.CodeOf(err) != domain.Invalid {
				t.Errorf("%q: %v", address, err)
			}
			return
		}
		if again, err := parseAddress(base.String()); err != nil || again.Host != base.Host {
			t.Errorf("%q becomes %q, which becomes %v, %v", address, base, again, err)
		}
		if base.User != nil || isCloud(base.Hostname()) {
			t.Errorf("%q becomes %q", address, base)
		}
	})
}
