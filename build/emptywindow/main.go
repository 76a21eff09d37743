//go:build ignore

// Emptywindow is a Wails window with one line of text: what Kith's start and
// memory are measured against. It takes Kith's own options for the webview.
package main

import (
	"log"
	"net/http"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
)

const page = `<!doctype html><title>Empty</title><p style="color: teal">An empty window`

func main() {
	err := wails.Run(&options.App{
		Title:       "Empty",
		Width:       1200,
		Height:      800,
		AssetServer: &assetserver.Options{Handler: http.HandlerFunc(serve)},
		Linux:       &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	})
	if err != nil {
		log.Fatal(err)
	}
}

func serve(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	_, _ = w.Write([]byte(page))
}
