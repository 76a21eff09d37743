// Command speed measures how fast people are found in communities of several
// sizes, and what memory that takes: by Kith and by what else one would take
// for it. It prints figures; nothing fails on a clock.
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
	alone := flag.Bool("million", false, "measure Kith with 1,000,000 members too; takes minutes and 3 GB")
	name := flag.String("engine", "", "measure this engine alone, as JSON")
	members := flag.Int("members", sizes[0], "of how many members")
	dir := flag.String("data", "", "where those are that it stores")
	flag.Parse()
	if err := run(*alone, *name, *members, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

func run(alone bool, name string, members int, dir string) error {
	if name != "" {
		f, err := measure(name, members, dir)
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(f)
	}
	head()
	for _, n := range sizes {
		for _, e := range engines {
			if err := inProcess(e, n); err != nil {
				return err
			}
		}
	}
	return runMillion(alone)
}

func runMillion(alone bool) error {
	if alone {
		return inProcess(engines[0], million)
	}
	fmt.Println("Kith with 1,000,000 members was skipped: make bench MILLION=1")
	return nil
}

// inProcess measures in a process of its own, so that no engine sees another's
// memory.
func inProcess(e engine, members int) error {
	if members > e.most {
		row(e.name, members, nil)
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
	child := exec.Command(self, "-engine", e.name, "-members", strconv.Itoa(members), "-data", dir)
	child.Stderr = os.Stderr
	out, err := child.Output()
	if err != nil {
		return fmt.Errorf("%s with %d members: %w", e.name, members, err)
	}
	var f figures
	if err := json.Unmarshal(out, &f); err != nil {
		return err
	}
	row(e.name, members, &f)
	return nil
}
