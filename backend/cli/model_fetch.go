package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"kith/backend/models"
	"kith/backend/ollama"
)

type modelPullCommand struct {
	Name string `arg:"" help:"Its name, as in “kith model list” or at ollama.com/library."`
}

func (c *modelPullCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	return withModels(ctx, k, false, func(service *models.Service) error {
		again := "kith model pull " + c.Name
		return (&fetching{service: service, streams: s, name: c.Name, again: again}).run(ctx, func() error { return service.Pull(ctx, c.Name) })
	})
}

type modelImportCommand struct {
	File string `arg:"" help:"A GGUF file." type:"path"`
	Name string `help:"What to call it; else it is called as its file." placeholder:"NAME"`
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

// fetching shows how a model comes in.
type fetching struct {
	service *models.Service
	streams Streams
	name    string
	again   string // the command that goes on with it

	shown string // last, without what changes all the time
}

// run begins with it and shows every change until it is there. An interrupt
// pauses it.
func (f *fetching) run(ctx context.Context, begin func() error) error {
	news := make(chan []models.Job, 1)
	f.service.Listen(func(jobs []models.Job, _ bool) {
		select { // what was not read yet is out of date
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
	fmt.Fprintf(f.streams.Err, "\nPaused; what came is kept. To go on:  %s\n", f.again)
	return ctx.Err()
}

// show ends with the job, which is gone once the model is there.
func (f *fetching) show(jobs []models.Job) (ended bool, err error) {
	i := slices.IndexFunc(jobs, func(j models.Job) bool { return ollama.SameName(j.Name, f.name) })
	if i < 0 || jobs[i].State == models.JobDone {
		f.line("")
		_, err := fmt.Fprintf(f.streams.Out, "%s is installed.\n", sanitize(f.name))
		return true, err
	}
	if j := jobs[i]; j.State == models.JobFailed {
		f.line("")
		return true, j.Error
	}
	f.print(jobs[i])
	return false, nil
}

// print rewrites one line at a terminal; elsewhere a line comes with every
// tenth and every change of state.
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

// line replaces the last one at a terminal.
func (f *fetching) line(text string) {
	if isTerminal(f.streams.Err) {
		fmt.Fprint(f.streams.Err, "\r\x1b[K"+text)
	}
}

func progressLine(j models.Job, percent int64) string {
	switch {
	case j.State == models.JobQueued, j.Total == 0 && j.State == models.JobRunning:
		return "beginning …"
	case j.State == models.JobFinishing:
		return "all there, checking it …"
	case j.State == models.JobStalled:
		return fmt.Sprintf("%3d %%  nothing comes; trying again …", percent)
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

// isTerminal reports whether somebody looks at what is written.
func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
