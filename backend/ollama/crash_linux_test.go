package ollama

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"

	"kith/backend/ollama/ollamatest"
)

// TestMain runs the tests. In the child process of
// TestServerEndsWhenKithIsKilled it starts a server instead and waits to be killed.
func TestMain(m *testing.M) {
	program := os.Getenv("KITH_TEST_STARTS")
	if program == "" {
		os.Exit(m.Run())
	}
	client, err := New(os.Getenv("KITH_TEST_ADDRESS"))
	if err == nil {
		_, err = client.Start(context.Background(), program, os.Getenv("KITH_TEST_LOG"))
	}
	fmt.Println("started:", err)
	time.Sleep(time.Minute) // the test kills the process before
}

// The server ends with the process that started it, even if that is killed. On other
// systems than Linux only Stop is tested.
func TestServerEndsWhenKithIsKilled(t *testing.T) {
	binary := binaryOf(t, ollamatest.Recent)
	address := freeAddress(t)
	client, log := startable(t, address)
	kith := exec.CommandContext(t.Context(), os.Args[0])
	kith.Env = append(os.Environ(), "KITH_TEST_STARTS="+binary, "KITH_TEST_ADDRESS="+address, "KITH_TEST_LOG="+log)
	out, err := kith.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := kith.Start(); err != nil {
		t.Fatal(err)
	}
	said, _ := bufio.NewReader(out).ReadString('\n') // if this fails, the check below does too
	if found := client.Inspect(t.Context()); found != Usable {
		t.Fatalf("found %v; Kith said %q", found, said)
	}
	if err := kith.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = kith.Wait() // the error says that it was killed
	deadline := time.Now().Add(20 * time.Second)
	for client.Inspect(t.Context()) != NotListening {
		if time.Now().After(deadline) {
			t.Fatal("the server outlived Kith")
		}
	}
}
