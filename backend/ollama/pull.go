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

// Progress is how far a model is on its way in, in bytes.
type Progress struct {
	Done, Total int64 // for a bar; 0 as long as the weights are not known
	Left        int64 // to come, of what is known
	Finishing   bool  // all bytes are there; they are checked and put in place
}

// ErrTransient is among the causes of a failure for which trying again may help.
var ErrTransient = errors.New("ollama: try again")

var errEnded = errors.New("ollama: the stream ended before the model was there")

// Pull lets the server fetch a model from Ollama's library, or from the one
// that its name begins with. It goes on where an earlier attempt ended. Done
// never falls, nor does Done in proportion to Total; tell must not block.
//
// It fails with [domain.NotFound] where there is no such model, with
// [domain.Invalid] for one that runs on another computer, with [domain.Full],
// and with [domain.Unavailable] where nothing comes, because of
// [ErrTransient] if trying again may help.
func (c *Client) Pull(ctx context.Context, name string, tell func(Progress)) error {
	if err := CheckName(name); err != nil {
		return err
	}
	defer c.forget()
	watched, watch := newWatchdog(ctx, c.stalling, c.stalling)
	defer watch.stop()
	p := pull{tell: tell, watch: watch, layers: map[string]layer{}}
	request := &api.PullRequest{Model: name, Insecure: strings.HasPrefix(name, "http://127.0.0.1:")}
	err := c.api.Pull(watched, request, p.take)
	if err == nil && !p.ended {
		err = errEnded
	}
	if err != nil {
		return c.explainPull(watched, name, err)
	}
	return nil
}

// CheckName fails with [domain.Invalid] for what is no name of a model, or of
// one that runs on another computer.
func CheckName(name string) error {
	switch {
	case !modelName.MatchString(name) || len(name) > 200:
		return domain.Errorf(domain.Invalid, "ollama.notAModelName", "%q is not the name of a model.", name).WithHint("ollama.nameExample", "Names look like gemma3:1b.")
	case cloudName(name):
		return runsElsewhere(name)
	}
	return nil
}

var modelName = regexp.MustCompile(`^(https?://)?[A-Za-z0-9][A-Za-z0-9._-]*(:[0-9]+/)?([/A-Za-z0-9._-]*)(:[A-Za-z0-9._-]+)?$`)

// pull adds up what the server tells of one attempt.
type pull struct {
	tell   func(Progress)
	watch  *watchdog
	layers map[string]layer
	told   Progress
	share  float64 // of Done in Total, as told
	ended  bool    // the server said that the model is there
}

type layer struct{ done, total int64 }

func (p *pull) take(r api.ProgressResponse) error {
	p.ended = r.Status == "success"
	if r.Digest == "" {
		p.told.Finishing = len(p.layers) > 0
		if p.told.Finishing {
			p.told.Done, p.told.Total, p.told.Left = p.sum().total, p.sum().total, 0
			p.watch.silence = checking
			p.watch.resume()
		}
		p.tell(p.told)
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

// small is what comes besides weights at most: a template, a licence.
const small = 16 << 20

// report keeps the bar from running backwards: layers become known one after
// the other, so that the whole grows while its parts arrive. Small ones that
// come first are no measure of it.
func (p *pull) report(now layer) {
	p.told.Left = now.total - now.done
	if now.total <= small {
		p.tell(p.told)
		return
	}
	p.told.Total = now.total
	p.told.Done = max(now.done, int64(p.share*float64(now.total)))
	p.share = max(p.share, float64(p.told.Done)/float64(max(1, now.total)))
	p.tell(p.told)
}

// explainPull reads the server's words where a stream has nothing else to tell
// failures apart by.
func (c *Client) explainPull(ctx context.Context, name string, err error) error {
	said := err.Error()
	var status api.StatusError
	var network *url.Error
	switch {
	case errors.Is(context.Cause(ctx), errStalled):
		return domain.Errorf(domain.Unavailable, "ollama.pullStalled", "Nothing more came of %s.", name).
			WithHint("ollama.partKeptCheckNetwork", "What came is kept. Check the network, then go on.").WithCause(errors.Join(ErrTransient, errStalled))
	case ctx.Err() != nil:
		return c.explain(ctx, err)
	case errors.As(err, &status) && status.StatusCode == http.StatusPreconditionFailed, strings.Contains(said, "newer version of Ollama"):
		return domain.Errorf(domain.Unavailable, "ollama.serverTooOld", "The model %s needs a newer Ollama than the one at %s.", name, c.Address()).
			WithHint("ollama.updateOllama", "Update Ollama, or choose another model.").WithCause(err)
	case strings.Contains(said, "file does not exist"), strings.Contains(said, "not found"):
		return domain.Errorf(domain.NotFound, "ollama.noSuchModel", "There is no model called %s.", name).
			WithHint("ollama.checkName", "Check its name; ollama.com/library lists what there is.").WithCause(err)
	case isFull(err):
		return Full(name).WithCause(err)
	case errors.As(err, &network):
		return c.explain(ctx, err)
	case isOffline(said):
		return domain.Errorf(domain.Unavailable, "ollama.sourceUnreachable", "Ollama cannot reach the place that %s comes from.", name).
			WithHint("ollama.checkNetworkOrImport", "Check the network, then go on; or bring the model in from a file.").WithCause(errors.Join(ErrTransient, err))
	case isBrokenOff(err):
		return c.unavailable("ollama.brokeOff", "Ollama at %s broke off.").WithHint("ollama.partKept", "What came is kept; go on.").WithCause(errors.Join(ErrTransient, err))
	default:
		return domain.Errorf(domain.Unavailable, "ollama.fetchFailed", "Ollama could not fetch %s: %.200s", name, said).
			WithHint("ollama.partKeptCheckNetwork", "What came is kept. Check the network, then go on.").WithCause(errors.Join(ErrTransient, err))
	}
}

// isBrokenOff recognises a stream that ended before its last line.
func isBrokenOff(err error) bool {
	var network *net.OpError
	return errors.Is(err, errEnded) || errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &network)
}

// Full is the failure of a model for which the disk has no room.
func Full(name string) *domain.Error {
	return domain.Errorf(domain.Full, "ollama.diskFull", "The disk has no room for %s.", name).
		WithHint("ollama.makeRoom", "Make room, or choose a smaller model; what came is kept.")
}
