package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"kith/backend/domain"
	"kith/backend/models"
	"kith/backend/ollama"
)

type modelPullCommand struct {
	Name string `arg:"" help:"The model's name, from “kith model list” or ollama.com/library."`
}

func (c *modelPullCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	return withModels(ctx, k, false, func(service *models.Service) error {
		again := "kith model pull " + c.Name
		return (&fetching{service: service, streams: s, name: c.Name, again: again}).run(ctx, func() error { return service.Pull(ctx, c.Name) })
	})
}

type modelImportCommand struct {
	File string `arg:"" help:"A GGUF file." type:"path"`
	Name string `help:"The model's name. Default: the name of the file." placeholder:"NAME"`
}

func (c *modelImportCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	return withModels(ctx, k, false, func(service *models.Service) error {
		name := c.Name
		if name == "" {
			name = models.NameOf(c.File)
		}
		again := fmt.Sprintf("kith model import %q", c.File)
		return (&fetching{service: service, streams: s, name: name, again: again}).run(ctx, func() error { return service.Import(ctx, c.File, name) })
	})
}

// fetching shows the progress of a download or import.
type fetching struct {
	service *models.Service
	streams Streams
	name    string
	again   string // the command that resumes it

	shown string // the state and tens of percent that were printed last
}

// run starts the job and shows its progress until it ends. If ctx ends, it pauses
// the job.
func (f *fetching) run(ctx context.Context, begin func() error) error {
	news := make(chan []models.Job, 1)
	f.service.Listen(func(jobs []models.Job, _ bool) {
		select { // replace jobs that were not read yet
		case <-news:
		default:
		}
		news <- jobs
	})
	if err := begin(); err != nil {
		return err
	}
	for {
		select {
		case <-ctx.Done():
			return f.pause(ctx)
		case jobs := <-news:
			if ended, err := f.show(jobs); ended {
				return err
			}
		}
	}
}

func (f *fetching) pause(ctx context.Context) error {
	_ = f.service.Pause(context.WithoutCancel(ctx), f.name) // it may have ended by itself
	fmt.Fprintf(f.streams.Err, "\nPaused. To resume, run:  %s\n", f.again)
	return ctx.Err()
}

// show prints the job's progress. ended is true once the job is done, failed or
// no longer in the queue.
func (f *fetching) show(jobs []models.Job) (ended bool, err error) {
	i := slices.IndexFunc(jobs, func(j models.Job) bool { return ollama.SameName(j.Name, f.name) })
	if i < 0 || jobs[i].State == models.JobDone {
		f.line("")
		_, err := fmt.Fprintf(f.streams.Out, "%s is installed.\n", domain.OneLine(f.name))
		return true, err
	}
	if j := jobs[i]; j.State == models.JobFailed {
		f.line("")
		return true, j.Error
	}
	f.print(jobs[i])
	return false, nil
}

// print rewrites one line at a terminal. Elsewhere it prints a line for every 10 %
// and every change of state.
func (f *fetching) print(j models.Job) {
	percent := int64(0)
	if j.Total > 0 {
		percent = 100 * j.Done / j.Total
	}
	if isTerminal(f.streams.Err) {
		f.line(progressLine(j, percent))
		return
	}
	if step := fmt.Sprint(j.State, percent/10); step != f.shown {
		f.shown = step
		fmt.Fprintln(f.streams.Err, progressLine(j, percent))
	}
}

// line replaces the current line of a terminal.
func (f *fetching) line(text string) {
	if isTerminal(f.streams.Err) {
		fmt.Fprint(f.streams.Err, "\r\x1b[K"+text)
	}
}

func progressLine(j models.Job, percent int64) string {
	switch {
	case j.State == models.JobQueued, j.Total == 0 && j.State == models.JobRunning:
		return "starting …"
	case j.State == models.JobFinishing:
		return "downloaded, verifying …"
	case j.State == models.JobStalled:
		return fmt.Sprintf("%3d %%  no data; retrying …", percent)
	}
	const width = 24
	filled := int(percent * width / 100)
	bar := strings.Repeat("█", filled) + strings.Repeat("░", width-filled)
	line := fmt.Sprintf("%s %3d %%  %s of %s", bar, percent, size(j.Done), size(j.Total))
	if j.SecondsLeft >= 0 {
		line += ", " + (time.Duration(j.SecondsLeft) * time.Second).String() + " left"
	}
	return line
}

// isTerminal reports whether w is a terminal.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
