package backend

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"kith/backend/cli"
)

// HasDisplay reports whether there is a display for a window. Systems other than
// Linux always have one.
func HasDisplay() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

// checkSystem checks the display and the libraries that the window needs.
func checkSystem(report *cli.Report) {
	report.Add("system", cli.Fine, runtime.GOOS+"/"+runtime.GOARCH)
	if runtime.GOOS != "linux" {
		return
	}
	if HasDisplay() {
		report.Add("display", cli.Fine, firstOf(os.Getenv("WAYLAND_DISPLAY"), os.Getenv("DISPLAY")))
	} else {
		report.Add("display", cli.Warning, "none: the window cannot open, the commands work")
	}
	loaded, _ := os.ReadFile("/proc/self/maps") // empty if it cannot be read
	report.Add(windowLibrary(string(loaded), libraryFolders))
}

// webkit is the library that draws the window. A Kith that was built with a
// window is linked to it, and does not start without it.
const webkit = "libwebkit2gtk-4.1.so.0"

// libraryFolders are where the distributions keep libraries.
var libraryFolders = []string{"/usr/lib/*-linux-gnu", "/usr/lib64", "/usr/lib"}

// windowLibrary looks for webkit in the kernel's list of files that this process
// has loaded, and then in folders.
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
