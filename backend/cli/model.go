package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"kith/backend/domain"
	"kith/backend/models"
)

// modelCommand gathers what looks after models. All but “use” work beside a
// running Kith, and without a data folder.
type modelCommand struct {
	List   modelListCommand   `cmd:"" help:"List the models that are installed, and those worth fetching."`
	Pull   modelPullCommand   `cmd:"" help:"Fetch a model, or go on with one."`
	Import modelImportCommand `cmd:"" help:"Bring in a model from a GGUF file."`
	Use    modelUseCommand    `cmd:"" help:"Choose who writes on this machine."`
	Probe  modelProbeCommand  `cmd:"" help:"Measure how fast a model writes, in five seconds."`
	Remove modelRemoveCommand `cmd:"" help:"Delete a model from this machine."`
}

// withModels opens what looks after models for one command.
func withModels(ctx context.Context, k Kith, write bool, do func(*models.Service) error) error {
	service, closeService, err := k.Models(ctx, write)
	if err != nil {
		return err
	}
	defer closeService()
	return do(service)
}

type modelListCommand struct {
	JSON bool `help:"Print everything as JSON."`
}

func (c *modelListCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	return withModels(ctx, k, false, func(service *models.Service) error {
		overview, err := service.Overview(ctx)
		if err != nil {
			return err
		}
		if c.JSON {
			encoder := json.NewEncoder(s.Out)
			encoder.SetIndent("", "  ")
			return encoder.Encode(overview)
		}
		_, err = fmt.Fprint(s.Out, listModels(overview))
		return err
	})
}

// listModels is how a person reads an overview.
func listModels(o models.Overview) string {
	var text strings.Builder
	fmt.Fprintln(&text, DescribeServer(o.Server))
	fmt.Fprintf(&text, "Now writes: %s\n", writerName(o))
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	if len(o.Installed) > 0 {
		fmt.Fprintln(table, "\nInstalled:")
	}
	for _, m := range o.Installed {
		fmt.Fprintf(table, "  %s\t%s\t%s\n", clean(m.Name), size(m.Size), remark(m))
	}
	fmt.Fprintln(table, "\nWorth fetching with “kith model pull NAME”:")
	for _, m := range o.Catalogue {
		if !m.Installed {
			fmt.Fprintf(table, "  %s\t%s\t%s\t%s\t%s\t%s\n", m.Name, size(m.Size), fitness(m), languages(m.Languages), m.Licence, pickWords[m.Pick])
		}
	}
	_ = table.Flush() // into memory
	if o.Memory > 0 {
		fmt.Fprintf(&text, "This machine has %s of memory.\n", size(o.Memory))
	}
	return text.String()
}

func writerName(o models.Overview) string {
	if o.Writer == domain.BuiltinModel {
		return "the built-in writer"
	}
	return clean(o.Writer)
}

func remark(m models.Installed) string {
	switch {
	case m.Refused == models.RefusedCloud:
		return "runs on somebody else’s computer; never used"
	case !m.Writes && m.Embeds:
		return "compares meanings"
	case !m.Writes:
		return "cannot chat"
	case !m.Fits:
		return "writes; too large for this machine"
	default:
		return "writes"
	}
}

func fitness(m models.Offer) string {
	switch {
	case m.Suggested:
		return "suggested"
	case m.Fits:
		return "fits"
	default:
		return "needs " + size(m.Needs) + " of memory"
	}
}

func languages(n int) string {
	if n == 1 {
		return "English"
	}
	return fmt.Sprintf("%d languages", n)
}

var pickWords = map[models.Pick]string{
	models.PickTiny:     "where memory is short",
	models.PickLight:    "quick answers on an ordinary laptop",
	models.PickBalanced: "better prose, from 16 GB on",
	models.PickStrong:   "the best prose, from 32 GB on",
	models.PickMeaning:  "not to write: compares meanings",
}

// DescribeServer says in words how the user's Ollama stands and what to do.
func DescribeServer(s models.Server) string {
	switch s.State {
	case models.Ready:
		return fmt.Sprintf("Ollama is running at %s.", s.Address)
	case models.NoModels:
		return fmt.Sprintf("Ollama is running at %s and has no model that can write. Fetch one with “kith model pull”.", s.Address)
	case models.CloudOnly:
		return fmt.Sprintf("Ollama at %s has only models that run on somebody else’s computer. Fetch one that runs here with “kith model pull”.", s.Address)
	case models.NotInstalled:
		return "Ollama is not installed; the built-in writer writes. It can be had at ollama.com/download."
	case models.NotRunning:
		return fmt.Sprintf("Ollama is installed and not running at %s. Start it, or let Kith’s window start it.", s.Address)
	case models.TooOld:
		return fmt.Sprintf("The Ollama at %s is too old. Update it from ollama.com/download.", s.Address)
	default:
		return fmt.Sprintf("No Ollama is found at %q. Check OLLAMA_HOST; without it Kith looks at http://127.0.0.1:11434.", clean(s.Address))
	}
}

// size tells bytes the way shops do.
func size(bytes int64) string {
	switch {
	case bytes >= 10_000_000_000:
		return fmt.Sprintf("%.0f GB", float64(bytes)/1e9)
	case bytes >= 1_000_000_000:
		return fmt.Sprintf("%.1f GB", float64(bytes)/1e9)
	default:
		return fmt.Sprintf("%.0f MB", float64(bytes)/1e6)
	}
}

type modelUseCommand struct {
	Name string `arg:"" help:"A model that is installed, “builtin” for the built-in writer, or “any” for the latest model."`
}

func (c *modelUseCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	return withModels(ctx, k, true, func(service *models.Service) error {
		name := c.Name
		if name == "any" {
			name = ""
		}
		if err := service.Choose(ctx, name); err != nil {
			return err
		}
		overview, err := service.Overview(ctx)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(s.Out, "From now on writes: %s\n", writerName(overview))
		return err
	})
}

type modelRemoveCommand struct {
	Name string `arg:"" help:"A model that is installed."`
}

func (c *modelRemoveCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	return withModels(ctx, k, true, func(service *models.Service) error {
		if err := service.Remove(ctx, c.Name); err != nil {
			return err
		}
		_, err := fmt.Fprintf(s.Out, "%s is deleted.\n", clean(c.Name))
		return err
	})
}

type modelProbeCommand struct {
	Name string `arg:"" optional:"" help:"A model that is installed; without it, the one that writes."`
}

func (c *modelProbeCommand) runAlone(ctx context.Context, k Kith, s Streams) error {
	return withModels(ctx, k, false, func(service *models.Service) error {
		name := c.Name
		if name == "" {
			overview, err := service.Overview(ctx)
			if err != nil {
				return err
			}
			if name = overview.Writer; name == domain.BuiltinModel {
				return domain.Errorf(domain.Invalid, "The built-in writer writes, and is as fast as people read.").
					WithHint("Name a model to measure it.")
			}
		}
		speed, err := service.Probe(ctx, name)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(s.Out, "%s writes %.1f words a second; loading took %.1f s, its first word %.1f s more.\n",
			clean(name), speed.WordsPerSecond, speed.LoadSeconds, speed.FirstSeconds)
		return err
	})
}
