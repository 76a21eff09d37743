package ollama

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"github.com/ollama/ollama/api"

	"kith/backend/domain"
)

// Progress is the progress of fetching or importing a model, in bytes.
type Progress struct {
	Done, Total int64 // for a progress bar; 0 until the size of the weights is known
	Left        int64 // the bytes to come, as far as known
	Finishing   bool  // all bytes have arrived; the server verifies and installs them
}

// ErrTransient is among the causes of an error if trying again may help.
var ErrTransient = errors.New("ollama: try again")

var errStreamEnded = errors.New("ollama: the stream ended before the model was there")

// Pull makes the server fetch a model from Ollama's library, or from the library whose
// address its name begins with. It resumes an earlier attempt. In the calls of tell,
// neither Done nor the ratio of Done to Total decreases. tell must not block.
//
// It fails with [domain.NotFound] if there is no such model, with [domain.Invalid] if
// it runs on another computer, with [domain.Full], and with [domain.Unavailable] if it
// cannot be fetched. Then [ErrTransient] is among the causes if trying again may help.
func (c *Client) Pull(ctx context.Context, name string, tell func(Progress)) error {
	if err := CheckName(name); err != nil {
		return err
	}
	defer c.forget()
	watched, watch := newWatchdog(ctx, c.pullTimeout, c.pullTimeout)
	defer watch.stop()
	p := pull{tell: tell, watch: watch, layers: map[string]layer{}}
	request := &api.PullRequest{Model: name, Insecure: strings.HasPrefix(name, "http://127.0.0.1:")}
	err := c.api.Pull(watched, request, p.take)
	if err == nil && !p.ended {
		err = errStreamEnded
	}
	if err != nil {
		return c.pullError(watched, name, err)
	}
	return nil
}

// CheckName fails with [domain.Invalid] if name is not the name of a model, or of a
// model that runs on another computer.
func CheckName(name string) error {
	switch {
	case !modelName.MatchString(name) || len(name) > 200:
		return domain.Errorf(domain.Invalid, "ollama.notAModelName", "%q is not the name of a model.", name).WithHint("ollama.nameExample", "Names look like gemma3:1b.")
	case cloudName(name):
		return runsRemotely(name)
	}
	return nil
}

var modelName = regexp.MustCompile(`^(https?://)?[A-Za-z0-9][A-Za-z0-9._-]*(:[0-9]+/)?([/A-Za-z0-9._-]*)(:[A-Za-z0-9._-]+)?$`)

// pull adds up the progress that the server reports.
type pull struct {
	tell     func(Progress)
	watch    *watchdog
	layers   map[string]layer
	reported Progress
	share    float64 // the reported ratio of Done to Total
	ended    bool    // the server reported success
}

type layer struct{ done, total int64 }

func (p *pull) take(r api.ProgressResponse) error {
	p.ended = r.Status == "success"
	if r.Digest == "" {
		p.reported.Finishing = len(p.layers) > 0
		if p.reported.Finishing {
			p.reported.Done, p.reported.Total, p.reported.Left = p.sum().total, p.sum().total, 0
			p.watch.timeout = verifyTimeout
			p.watch.resume()
		}
		p.tell(p.reported)
		return nil
	}
	before := p.sum()
	old := p.layers[r.Digest]
	p.layers[r.Digest] = layer{max(old.done, r.Completed), max(old.total, r.Total)}
	if now := p.sum(); now.done > before.done || now.total > before.total {
		p.watch.resume()
		p.report(now)
	}
	return nil
}

func (p *pull) sum() (all layer) {
	for _, l := range p.layers {
		all.done += l.done
		all.total += l.total
	}
	return all
}

// maxSmallLayers is the maximum size of all layers besides the weights, such as the
// template and the licence.
const maxSmallLayers = 16 << 20

// report computes the progress so that a progress bar never moves backwards: the server
// reports layers one after the other, so the total grows meanwhile. It reports no ratio
// while only small layers are known.
func (p *pull) report(now layer) {
	p.reported.Left = now.total - now.done
	if now.total <= maxSmallLayers {
		p.tell(p.reported)
		return
	}
	p.reported.Total = now.total
	p.reported.Done = max(now.done, int64(p.share*float64(now.total)))
	p.share = max(p.share, float64(p.reported.Done)/float64(max(1, now.total)))
	p.tell(p.reported)
}

// pullError converts an error of a pull. It distinguishes some failures by the server's
// message, because the stream has no error codes.
func (c *Client) pullError(ctx context.Context, name string, err error) error {
	said := err.Error()
	var status api.StatusError
	var network *url.Error
	switch {
	case errors.Is(context.Cause(ctx), errStalled):
		return domain.Errorf(domain.Unavailable, "ollama.pullStalled", "Nothing more came of %s.", name).
			WithHint("ollama.partKeptCheckNetwork", "What came is kept. Check the network, then go on.").WithCause(errors.Join(ErrTransient, errStalled))
	case ctx.Err() != nil:
		return c.publicError(ctx, err)
	case errors.As(err, &status) && status.StatusCode == http.StatusPreconditionFailed, strings.Contains(said, "newer version of Ollama"):
		return domain.Errorf(domain.Unavailable, "ollama.serverTooOld", "The model %s needs a newer Ollama than the one at %s.", name, c.Address()).
			WithHint("ollama.updateOllama", "Update Ollama, or choose another model.").WithCause(err)
	case strings.Contains(said, "file does not exist"), strings.Contains(said, "not found"):
		return domain.Errorf(domain.NotFound, "ollama.noSuchModel", "There is no model called %s.", name).
			WithHint("ollama.checkName", "Check its name; ollama.com/library lists what there is.").WithCause(err)
	case isFull(err):
		return Full(name).WithCause(err)
	case errors.As(err, &network):
		return c.publicError(ctx, err)
	case isOffline(said):
		return domain.Errorf(domain.Unavailable, "ollama.sourceUnreachable", "Ollama cannot reach the place that %s comes from.", name).
			WithHint("ollama.checkNetworkOrImport", "Check the network, then go on; or bring the model in from a file.").WithCause(errors.Join(ErrTransient, err))
	case isInterrupted(err):
		return c.unavailable("ollama.brokeOff", "Ollama at %s broke off.").WithHint("ollama.partKept", "What came is kept; go on.").WithCause(errors.Join(ErrTransient, err))
	default:
		return domain.Errorf(domain.Unavailable, "ollama.fetchFailed", "Ollama could not fetch %s: %.200s", name, said).
			WithHint("ollama.partKeptCheckNetwork", "What came is kept. Check the network, then go on.").WithCause(errors.Join(ErrTransient, err))
	}
}

// isInterrupted reports whether the stream ended before its last line.
func isInterrupted(err error) bool {
	var network *net.OpError
	return errors.Is(err, errStreamEnded) || errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &network)
}

// Full returns the error for a model that does not fit on the disk.
func Full(name string) *domain.Error {
	return domain.Errorf(domain.Full, "ollama.diskFull", "The disk has no room for %s.", name).
		WithHint("ollama.makeRoom", "Make room, or choose a smaller model; what came is kept.")
}
