package main

import (
	"embed"
	"net/http"
	"os"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
)

// page is the built page. On a clean clone it holds .gitkeep alone.
//
//go:embed all:frontend/dist
var page embed.FS

// policy is what the page may load and run: what came with the binary and
// nothing else. Styles may be inline because the page's libraries place their
// pop-ups with them.
const policy = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
	"img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func openWindow() error {
	preferSoftwareRendering()
	return wails.Run(&options.App{
		Title:     "Kith",
		Width:     1200,
		Height:    800,
		MinWidth:  720,
		MinHeight: 480,
		AssetServer: &assetserver.Options{
			Assets:     page,
			Middleware: withPolicy,
		},
		Linux: &linux.Options{
			ProgramName:      "kith",
			WebviewGpuPolicy: linux.WebviewGpuPolicyNever,
		},
	})
}

// preferSoftwareRendering keeps the window from staying blank with NVIDIA
// drivers and on Wayland (wails issue 2977), unless the user decided.
func preferSoftwareRendering() {
	const name = "WEBKIT_DISABLE_DMABUF_RENDERER"
	if _, decided := os.LookupEnv(name); !decided {
		_ = os.Setenv(name, "1")
	}
}

func withPolicy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		next.ServeHTTP(w, r)
	})
}
