package backend

import (
	"os"
	"path/filepath"
	"runtime"

	"kith/backend/domain"
)

// DefaultDataDir returns the platform's folder for the data of one user:
// $XDG_DATA_HOME/kith, %LOCALAPPDATA%\Kith, or Application Support/Kith. It
// fails with [domain.Invalid] if there is neither such a variable nor a home
// folder.
func DefaultDataDir() (string, error) {
	switch runtime.GOOS {
	case "windows":
		return dataHome("LOCALAPPDATA", "AppData/Local", "Kith")
	case "darwin":
		return dataHome("", "Library/Application Support", "Kith")
	default:
		return dataHome("XDG_DATA_HOME", ".local/share", "kith")
	}
}

// dataHome returns the folder name inside the folder that the environment
// variable names or, unless that is an absolute path, inside inHome in the home
// folder.
func dataHome(variable, inHome, name string) (string, error) {
	if dir := os.Getenv(variable); filepath.IsAbs(dir) {
		return filepath.Join(dir, name), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", domain.Errorf(domain.Invalid, "data.noHomeFolder", "There is no home folder to keep data in.").
			WithHint("data.nameFolder", "Say where with --data DIR or KITH_DATA.").WithCause(err)
	}
	return filepath.Join(home, filepath.FromSlash(inHome), name), nil
}

// DataDir returns the folder that is opened with these options. It fails as
// [DefaultDataDir] does.
func DataDir(o Options) (string, error) { return dataDir(o.DataDir) }

func dataDir(chosen string) (string, error) {
	if chosen == "" {
		return DefaultDataDir()
	}
	return filepath.Abs(chosen)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
