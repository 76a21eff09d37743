package ollama

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// Program returns the path of the installed Ollama: the one on PATH, else in one
// of its installers' folders; "" if it is not installed.
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

// places returns where a system's installers put Ollama. PATH alone is not enough:
// a program started by double-click often has a shorter one than a terminal.
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

// Folder returns the folder of this computer's Ollama models: OLLAMA_MODELS, else
// the folder of the Linux service, else the one in the user's home; "" if unknown.
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
