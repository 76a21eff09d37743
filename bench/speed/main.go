// Command speed measures the speed and memory of Kith and other search engines with
// communities of several sizes. It only prints figures: no time is too long.
//
//	go run ./speed            1,000, 10,000 and 100,000 members
//	go run ./speed -million   Kith with 1,000,000 besides
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
)

// sizes are the communities that all engines are measured on.
var sizes = []int{1_000, 10_000, 100_000}

const million = 1_000_000

func main() {
	withMillion := flag.Bool("million", false, "measure Kith with 1,000,000 members too; takes minutes and 3 GB")
	name := flag.String("engine", "", "measure this engine alone, as JSON")
	members := flag.Int("members", sizes[0], "with how many members")
	dir := flag.String("data", "", "the folder that the engine's members were stored in")
	flag.Parse()
	if err := run(*withMillion, *name, *members, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

func run(withMillion bool, name string, members int, dir string) error {
	if name != "" {
		f, err := measure(name, members, dir)
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(f)
	}
	printHead()
	for _, n := range sizes {
		for _, e := range engines {
			if err := inProcess(e, n); err != nil {
				return err
			}
		}
	}
	return runMillion(withMillion)
}

func runMillion(withMillion bool) error {
	if withMillion {
		return inProcess(engines[0], million)
	}
	fmt.Println("Kith with 1,000,000 members was skipped: make bench MILLION=1")
	return nil
}

// inProcess measures an engine in a separate process, so that the memory of other
// engines does not count.
func inProcess(e engine, members int) error {
	if members > e.maxMembers {
		printRow(e.name, members, nil)
		return nil
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "kith-speed")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if e.fill != nil {
		if err := e.fill(dir, members); err != nil {
			return err
		}
	}
	child := exec.Command(self, "-engine", e.name, "-members", strconv.Itoa(members), "-data", dir) //nolint:gosec,noctx // this program itself, which runs to its end
	child.Stderr = os.Stderr
	out, err := child.Output()
	if err != nil {
		return fmt.Errorf("%s with %d members: %w", e.name, members, err)
	}
	var f figures
	if err := json.Unmarshal(out, &f); err != nil {
		return err
	}
	printRow(e.name, members, &f)
	return nil
}
