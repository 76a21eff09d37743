package ollama

import (
	"errors"
	"os"
	"path/filepath"

	"kith/backend/domain"
)

// File is a model in a file that can be installed with [Client.Create].
type File struct {
	Path     string
	Size     int64    // in bytes
	Title    string   // the name in the file; "" if it has none
	Template string   // the chat template, in the language of Ollama
	Stops    []string // the texts at which an answer ends
}

// ReadFile examines a GGUF file. It fails with [domain.NotFound] if the file cannot be
// read, with [domain.Damaged] if it is truncated, and with [domain.Invalid] if it
// contains no chat model or one whose chat template Kith does not know.
func ReadFile(path string) (File, error) {
	f, err := os.Open(path)
	if err != nil {
		return File{}, unreadable(path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return File{}, unreadable(path, err)
	}
	described, err := readGGUF(f, info.Size())
	if err != nil {
		return File{}, fileError(path, err)
	}
	template, known := chatTemplateFor(described.template)
	if err := check(path, described, known); err != nil {
		return File{}, err
	}
	return File{Path: path, Size: info.Size(), Title: described.name, Template: template.text, Stops: template.stops}, nil
}

func fileError(path string, err error) error {
	name := filepath.Base(path)
	switch {
	case errors.Is(err, errTruncated):
		return domain.Errorf(domain.Damaged, "ollama.fileCut", "The file %s is not whole; nothing was imported.", name).
			WithHint("ollama.copyAgain", "Copy it again, and compare the sizes.").WithCause(err)
	case errors.Is(err, errNoGGUF):
		return domain.Errorf(domain.Invalid, "ollama.notGGUF", "The file %s holds no model in the format GGUF; nothing was imported.", name).
			WithHint("ollama.chooseGGUF", "Choose a file that ends in .gguf.").WithCause(err)
	default:
		return unreadable(path, err)
	}
}

// check rejects files that Ollama would accept but could not chat with.
func check(path string, g gguf, known bool) error {
	name := filepath.Base(path)
	switch {
	case g.parts > 1:
		return domain.Errorf(domain.Invalid, "ollama.onePartOfMany", "The file %s is one of %d parts of a model; nothing was imported.", name, g.parts).
			WithHint("ollama.joinParts", "Join the parts first, or choose a model in one file.")
	case g.tensors == 0:
		return domain.Errorf(domain.Invalid, "ollama.vocabularyOnly", "The file %s holds a vocabulary without a model; nothing was imported.", name)
	case g.template == "":
		return domain.Errorf(domain.Invalid, "ollama.templateMissing", "The model in %s does not say how to chat with it; nothing was imported.", name).
			WithHint("ollama.chooseChatModel", "Choose one whose name says “instruct”, “it” or “chat”.")
	case !known:
		return domain.Errorf(domain.Invalid, "ollama.templateUnknown", "Kith does not know how to chat with the model in %s; nothing was imported.", name).
			WithHint("ollama.importWithTemplate", "Import it with “ollama create” and a template of your own.")
	}
	return nil
}
