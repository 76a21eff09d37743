package ollama

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// Program returns the path of the Ollama that is installed: the one on PATH,
// else in one of the places where its installers put it; "" where there is none.
func Program() string {
	if path, err := exec.LookPath("ollama"); err == nil {
		return path
	}
	for _, place := range places(runtime.GOOS, os.Getenv) {
		if path, err := exec.LookPath(place); err == nil {
			return path
		}
	}
	return ""
}

// places are where installers of a system put Ollama. A program that is started
// by double-click often has a shorter PATH than a terminal.
func places(system string, env func(string) string) []string {
	switch system {
	case "windows":
		return []string{
			filepath.Join(env("LOCALAPPDATA"), "Programs", "Ollama", "ollama.exe"),
			filepath.Join(env("ProgramFiles"), "Ollama", "ollama.exe"),
		}
	case "darwin":
		return []string{
			"/Applications/Ollama.app/Contents/Resources/ollama",
			env("HOME") + "/Applications/Ollama.app/Contents/Resources/ollama",
			"/usr/local/bin/ollama",
			"/opt/homebrew/bin/ollama",
		}
	default:
		return []string{
			"/usr/local/bin/ollama",
			"/usr/bin/ollama",
			env("HOME") + "/.local/bin/ollama",
			"/snap/bin/ollama",
			"/home/linuxbrew/.linuxbrew/bin/ollama",
		}
	}
}

// Folder is where this machine's Ollama keeps its models: that of
// OLLAMA_MODELS, else where an installer's service keeps them, else the user's
// own.
func Folder() string {
	if folder := os.Getenv("OLLAMA_MODELS"); folder != "" {
		return folder
	}
	const service = "/usr/share/ollama/.ollama/models"
	if info, err := os.Stat(service); err == nil && info.IsDir() {
		return service
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".ollama", "models")
}
