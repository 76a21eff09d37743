package backend_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kith/backend"
	"kith/backend/cli"
	"kith/backend/domain"
	"kith/backend/models"
	"kith/backend/ollama/ollamatest"
)

func overviewOf(t *testing.T, dir string) (o models.Overview) {
	t.Helper()
	must(t, json.Unmarshal([]byte(mustKith(t, dir, "model", "list", "--json")), &o))
	return o
}

// TestModelCommands pulls, chooses, probes and removes a model with commands.
func TestModelCommands(t *testing.T) {
	dir := demo(t)
	server := ollamatest.Start(t)
	t.Setenv("OLLAMA_HOST", server.Address)
	registry := ollamatest.StartRegistry(t, 1<<20)
	if o := overviewOf(t, dir); o.Server.State != models.NoModels || o.Writer != domain.BuiltinModel {
		t.Errorf("at first %+v", o)
	}

	out, progress, err := kithWith(t, dir, "", "model", "pull", registry.Name)
	must(t, err)
	if !strings.Contains(out, "is installed.") || !strings.Contains(progress, "100 %") && !strings.Contains(progress, "verifying") {
		t.Errorf("pulling said %q, %q", out, progress)
	}
	o := overviewOf(t, dir)
	if o.Server.State != models.Ready || len(o.Installed) != 1 || o.Writer != o.Installed[0].Name {
		t.Fatalf("after pulling %+v", o)
	}
	pulled := o.Writer

	file := filepath.Join(t.TempDir(), "Other.gguf")
	must(t, os.WriteFile(file, ollamatest.ChatModel("<start_of_turn>"), 0o600))
	mustKith(t, dir, "model", "import", file)
	if out := mustKith(t, dir, "model", "use", pulled); !strings.Contains(out, pulled) {
		t.Errorf("choosing said %q", out)
	}
	if o := overviewOf(t, dir); o.Chosen != pulled || o.Writer != pulled || len(o.Installed) != 2 {
		t.Errorf("after importing %+v", o)
	}
	if out := mustKith(t, dir, "model", "probe"); !strings.Contains(out, "words a second") {
		t.Errorf("probing said %q", out)
	}
	mustKith(t, dir, "model", "remove", pulled)
	if o := overviewOf(t, dir); o.Chosen != "" || o.Writer != "other:latest" {
		t.Errorf("after removing %+v", o)
	}
	if text := mustKith(t, dir, "model", "list"); !strings.Contains(text, "Answers are written by: other:latest") || !strings.Contains(text, "gemma3:1b") {
		t.Errorf("the list is\n%s", text)
	}
}

func TestModelCommandErrors(t *testing.T) {
	dir := demo(t)
	for _, c := range []struct {
		args []string
		want domain.Code
	}{
		{[]string{"model", "pull", "gemma3:1b"}, domain.Unavailable},
		{[]string{"model", "pull", "gpt-oss:120b-cloud"}, domain.Invalid},
		{[]string{"model", "use", "gemma3:1b"}, domain.Unavailable},
		{[]string{"model", "remove", "gemma3:1b"}, domain.Unavailable},
		{[]string{"model", "probe"}, domain.Invalid},
		{[]string{"model", "probe", "gemma3:1b"}, domain.Unavailable},
		{[]string{"model", "import", filepath.Join(dir, "none.gguf")}, domain.NotFound},
		{[]string{"model", "import", filepath.Join(dir, "kith.db")}, domain.Invalid},
		{[]string{"model"}, domain.Invalid},
	} {
		_, err := kith(t, dir, c.args...)
		if have := domain.CodeOf(err); have != c.want {
			t.Errorf("kith %s: %v has code %q, want %q", strings.Join(c.args, " "), err, have, c.want)
		}
	}
	mustKith(t, dir, "model", "use", "builtin")
	if o := overviewOf(t, dir); o.Chosen != domain.BuiltinModel {
		t.Errorf("chosen %+v", o)
	}
}

func TestModelListWithoutDataFolder(t *testing.T) {
	t.Setenv("OLLAMA_HOST", "not an address")
	o := overviewOf(t, filepath.Join(t.TempDir(), "none"))
	if o.Server.State != models.WrongAddress || o.Server.Error == nil || len(o.Catalogue) == 0 {
		t.Errorf("without a data folder %+v", o)
	}
}

// TestModelPullInterrupted: an interrupted pull prints the command that resumes it, and this
// command completes it.
func TestModelPullInterrupted(t *testing.T) {
	dir := demo(t)
	t.Setenv("OLLAMA_HOST", ollamatest.Start(t).Address)
	registry := ollamatest.StartRegistry(t, 4<<20)
	registry.Allow(2 << 20)
	ctx, cancel := context.WithCancel(t.Context())
	var out, errs bytes.Buffer
	streams := cli.Streams{In: strings.NewReader(""), Out: &out, Err: &errs}
	line, _, err := cli.Parse([]string{"--data", dir, "model", "pull", registry.Name}, streams)
	must(t, err)
	ended := make(chan error)
	go func() { ended <- line.Run(ctx, backend.CommandLine(backend.Options{DataDir: dir}), streams) }()
	registry.AwaitStall(t)
	cancel()
	err = <-ended
	if !errors.Is(err, context.Canceled) || !strings.Contains(errs.String(), "To resume, run:  kith model pull "+registry.Name) {
		t.Errorf("interrupted with %v, it says %q", err, &errs)
	}
	registry.Allow(-1)
	mustKith(t, dir, "model", "pull", registry.Name)
}
