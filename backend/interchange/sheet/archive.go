package sheet

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"path"
	"strings"

	"kith/backend/domain"
)

// archive is an open zip archive.
type archive struct {
	files  []*zip.File
	byName map[string]*zip.File // by [plainName]; of several files with one name the first
}

// openArchive fails with [domain.Invalid] if the archive is damaged.
func openArchive(raw string) (archive, error) {
	opened, err := zip.NewReader(strings.NewReader(raw), int64(len(raw)))
	if err != nil {
		return archive{}, damaged(err)
	}
	a := archive{opened.File, make(map[string]*zip.File, len(opened.File))}
	for _, f := range opened.File {
		if name := plainName(f.Name); a.byName[name] == nil {
			a.byName[name] = f
		}
	}
	return a, nil
}

// plainName drops what programs write differently: capitals, and backslashes for slashes.
func plainName(name string) string { return strings.ToLower(strings.ReplaceAll(name, `\`, "/")) }

func (a archive) has(name string) bool { return a.byName[plainName(name)] != nil }

// part returns a file. One that is missing fails when it is opened.
func (a archive) part(name string) part {
	if f := a.byName[plainName(name)]; f != nil {
		return zipPart(f)
	}
	return part{open: func() (io.ReadCloser, error) { return nil, errors.New("no " + name) }}
}

// zipPart returns a file of an archive. Opening it fails if it would become absurdly large: repetitive sheets shrink to
// a hundredth.
func zipPart(f *zip.File) part {
	size, packed := f.UncompressedSize64, f.CompressedSize64
	return part{int64(min(size, math.MaxInt64)), func() (io.ReadCloser, error) {
		if size > maxUnpacked || size > 32<<20 && size/300 > packed {
			return nil, errTooLarge
		}
		return f.Open()
	}}
}

// names lists the first files.
func (a archive) names() string {
	var names []string
	for _, f := range a.files {
		if name := path.Base(domain.OneLine(f.Name)); !strings.HasSuffix(f.Name, "/") && len(name) < 60 && len(names) < 5 {
			names = append(names, name)
		}
	}
	return cmp.Or(strings.Join(names, ", "), "0")
}

// relations returns the names of the files that another one refers to: the sheets by their ids, and the parts of which
// there is one by the last word of their types.
func (a archive) relations(of string) (map[string]string, error) {
	targets := make(map[string]string)
	dir, file := path.Split(of)
	err := a.part(path.Join(dir, "_rels", file+".rels")).each(func(_ *markup, token xml.Token) (bool, error) {
		element, ok := token.(xml.StartElement)
		if !ok || element.Name.Local != "Relationship" || attribute(element, "TargetMode") == "External" {
			return true, nil
		}
		target := path.Join("/", dir, attribute(element, "Target"))
		if absolute := attribute(element, "Target"); strings.HasPrefix(absolute, "/") {
			target = path.Clean(absolute)
		}
		kind := path.Base(attribute(element, "Type"))
		targets[kind] = target[1:]
		if kind == "worksheet" {
			targets[attribute(element, "Id")] = target[1:]
		}
		return len(targets) < 10*maxSheets, nil
	})
	return targets, err
}
