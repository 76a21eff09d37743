package backend

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"kith/backend/cli"
)

// HasDisplay reports whether a window has somewhere to appear. Elsewhere than
// on Linux it always has.
func HasDisplay() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// examineSystem looks at what the window needs of the system.
func examineSystem(report *cli.Report) {
	report.Add("system", cli.Fine, runtime.GOOS+"/"+runtime.GOARCH)
	if runtime.GOOS != "linux" {
		return
	}
	if HasDisplay() {
		report.Add("display", cli.Fine, firstOf(os.Getenv("WAYLAND_DISPLAY"), os.Getenv("DISPLAY")))
	} else {
		report.Add("display", cli.Warning, "none: the window cannot open, the commands work")
	}
	loaded, _ := os.ReadFile("/proc/self/maps") // unreadable says as little as empty
	report.Add(windowLibrary(string(loaded), libraryFolders))
}

// webkit is the library that the window is drawn with. A Kith with a window is
// linked to it and does not start without.
const webkit = "libwebkit2gtk-4.1.so.0"

// libraryFolders are where the distributions keep libraries.
var libraryFolders = []string{"/usr/lib/*-linux-gnu", "/usr/lib64", "/usr/lib"}

// windowLibrary looks for webkit among the files that this process has loaded,
// as the kernel lists them, and else in folders.
func windowLibrary(loaded string, folders []string) (name string, state cli.State, found string) {
	const check = "WebKitGTK 4.1"
	for line := range strings.Lines(loaded) {
		if i := strings.IndexByte(line, '/'); i >= 0 && strings.Contains(line, "/"+webkit) {
			return check, cli.Fine, "in use, " + strings.TrimSpace(line[i:])
		}
	}
	for _, folder := range folders {
		if files, _ := filepath.Glob(filepath.Join(folder, webkit)); len(files) > 0 {
			return check, cli.Warning, files[0] + " is there, but this Kith was built without a window; the commands work"
		}
	}
	return check, cli.Warning, webkit + " was not found, and this Kith was built without a window; the commands work"
}
