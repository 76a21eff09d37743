package ollama

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/ollama/ollama/api"

	"kith/backend/domain"
)

// Create installs a model from a GGUF file that [ReadFile] has examined. It reads the
// file twice, to compute the digest and to upload it; each counts as half of the
// progress.
//
// It fails with [domain.NotFound] for a file that cannot be read, with
// [domain.Full], and with [domain.Unavailable].
func (c *Client) Create(ctx context.Context, name string, f File, tell func(Progress)) error {
	if err := CheckName(name); err != nil {
		return err
	}
	file, err := os.Open(f.Path)
	if err != nil {
		return unreadable(f.Path, err)
	}
	defer file.Close()
	defer c.forget()
	count := &counter{ctx: ctx, tell: tell, size: f.Size}
	digest, err := digestOf(count.of(file))
	if err != nil {
		return c.createError(ctx, f, err)
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return unreadable(f.Path, err)
	}
	if err := c.api.CreateBlob(ctx, digest, count.of(file)); err != nil {
		return c.createError(ctx, f, err)
	}
	tell(Progress{Done: f.Size, Total: f.Size, Finishing: true})
	return c.assemble(ctx, name, digest, f)
}

func (c *Client) assemble(ctx context.Context, name, digest string, f File) error {
	request := &api.CreateRequest{
		Model:    name,
		Files:    map[string]string{filepath.Base(f.Path): digest},
		Template: f.Template,
	}
	if len(f.Stops) > 0 {
		request.Parameters = map[string]any{"stop": f.Stops}
	}
	ended := false
	err := c.api.Create(ctx, request, func(r api.ProgressResponse) error {
		ended = r.Status == "success"
		return nil
	})
	if err == nil && !ended {
		err = errStreamEnded
	}
	if err != nil {
		return c.createError(ctx, f, err)
	}
	return nil
}

func (c *Client) createError(ctx context.Context, f File, err error) error {
	var path *os.PathError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &path):
		return unreadable(f.Path, err)
	case isFull(err):
		return Full(filepath.Base(f.Path)).WithCause(err)
	default:
		return c.publicError(ctx, err)
	}
}

func unreadable(path string, cause error) error {
	return domain.Errorf(domain.NotFound, "common.fileUnreadable", "The file %s cannot be read; nothing was imported.", path).
		WithHint("common.checkFile", "Check that it is there, and a file.").WithCause(cause)
}

func digestOf(r io.Reader) (string, error) {
	hash := sha256.New()
	if _, err := io.Copy(hash, r); err != nil {
		return "", err
	}
	return "sha256:" + hex.EncodeToString(hash.Sum(nil)), nil
}

// counter is a reader that reports its progress and fails when its context ends.
type counter struct {
	ctx  context.Context //nolint:containedctx // io.Reader has no context parameter
	from io.Reader
	tell func(Progress)
	size int64 // of the file, which is read twice
	read int64
}

func (c *counter) of(r io.Reader) io.Reader {
	c.from = r
	return c
}

func (c *counter) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.from.Read(p)
	c.read += int64(n)
	c.tell(Progress{Done: min(c.read/2, c.size), Total: c.size, Left: c.size - min(c.read/2, c.size)})
	return n, err
}
