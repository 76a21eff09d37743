package cli

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"kith/backend/domain"
	"kith/backend/models"
)

// listModels formats an overview for people to read.
func listModels(o models.Overview) string {
	var text strings.Builder
	fmt.Fprintln(&text, DescribeServer(o.Server))
	fmt.Fprintf(&text, "Answers are written by: %s\n", writerName(o))
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	if len(o.Installed) > 0 {
		fmt.Fprintln(table, "\nInstalled:")
	}
	for _, m := range o.Installed {
		fmt.Fprintf(table, "  %s\t%s\t%s\n", domain.OneLine(m.Name), size(m.Size), modelNote(m))
	}
	fmt.Fprintln(table, "\nRecommended; install with “kith model pull NAME”:")
	for _, m := range o.Catalogue {
		if !m.Installed {
			fmt.Fprintf(table, "  %s\t%s\t%s\t%s\t%s\t%s\n", m.Name, size(m.Size), fitness(m), languages(m.Languages), m.Licence, pickWords[m.Pick])
		}
	}
	_ = table.Flush() // into memory
	if o.Memory > 0 {
		fmt.Fprintf(&text, "This computer has %s of memory.\n", size(o.Memory))
	}
	return text.String()
}

func writerName(o models.Overview) string {
	if o.Writer == domain.BuiltinModel {
		return "the built-in writer"
	}
	return domain.OneLine(o.Writer)
}

func modelNote(m models.Installed) string {
	switch {
	case m.Refused == models.RefusedCloud:
		return "runs on a remote computer; never used"
	case !m.Writes && m.Embeds:
		return "for semantic search"
	case !m.Writes:
		return "cannot chat"
	case !m.Fits:
		return "can write; too large for this computer"
	default:
		return "can write"
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
	models.PickTiny:     "for computers with little memory",
	models.PickLight:    "quick answers on an ordinary laptop",
	models.PickBalanced: "better prose",
	models.PickStrong:   "the best prose, written more slowly",
	models.PickMeaning:  "for semantic search, not for writing",
}

// DescribeServer describes the state of the user's Ollama and what to do next.
func DescribeServer(s models.Server) string {
	switch s.State {
	case models.Ready:
		return fmt.Sprintf("Ollama is running at %s.", s.Address)
	case models.NoModels:
		return fmt.Sprintf("Ollama is running at %s and has no model that can write. Install one with “kith model pull”.", s.Address)
	case models.CloudOnly:
		return fmt.Sprintf("Ollama at %s has only models that run on a remote computer. Install one that runs here with “kith model pull”.", s.Address)
	case models.NotInstalled:
		return "Ollama is not installed; the built-in writer is used. Download Ollama from ollama.com/download."
	case models.NotRunning:
		return fmt.Sprintf("Ollama is installed but not running at %s. Start it yourself or in Kith’s settings.", s.Address)
	case models.TooOld:
		return fmt.Sprintf("The Ollama at %s is too old. Update it from ollama.com/download.", s.Address)
	default:
		return fmt.Sprintf("No Ollama was found at %q. Check OLLAMA_HOST; its default is http://127.0.0.1:11434.", domain.OneLine(s.Address))
	}
}

// size formats bytes in decimal megabytes or gigabytes.
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
