package main

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	goruntime "runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/pkg/browser"
	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"kith/backend"
	"kith/backend/api"
	"kith/backend/domain"
)

// page is the built page. In a clean clone it contains only .gitkeep.
//
//go:embed all:frontend/dist
var page embed.FS

//go:embed build/icon.png
var icon []byte

// wordPace is the pause of the built-in writer after each word in the window, so that people can
// read along.
const wordPace = 15 * time.Millisecond

// patience is how long the window waits for other programs.
const patience = 3 * time.Second

// app is the state of the window from start to shutdown.
type app struct {
	options  backend.Options
	services *api.App
	window   context.Context // the context of Wails, from start to shutdown
	opened   chan struct{}   // closed when opening the backend has succeeded or failed
	shown    chan struct{}   // closed when the page is loaded
	show     sync.Once
	drawn    chan struct{} // closed when the page reports that it is drawn
	draw     sync.Once
	backend  *backend.Backend
}

// openWindow shows the window until it is closed. It opens no data before Wails runs: when Wails
// only generates bindings, no data folder may be opened.
func openWindow(o backend.Options) (err error) {
	defer func() {
		if failed := recover(); failed != nil {
			err = noWindow(failed)
		}
	}()
	o.Surface = domain.SurfaceDesktop
	o.Pace = wordPace
	a := &app{options: o, services: api.New(), opened: make(chan struct{}), shown: make(chan struct{}), drawn: make(chan struct{})}
	preferSoftwareRendering()
	return wails.Run(&options.App{
		Title:              "Kith",
		Width:              1200,
		Height:             800,
		MinWidth:           720,
		MinHeight:          480,
		AssetServer:        &assetserver.Options{Assets: page},
		Bind:               a.services.Services(),
		ErrorFormatter:     errorForPage,
		DragAndDrop:        &options.DragAndDrop{EnableFileDrop: true},
		OnStartup:          a.start,
		OnDomReady:         func(context.Context) { a.show.Do(func() { close(a.shown) }) },
		OnBeforeClose:      a.beforeClose,
		OnShutdown:         a.shutdown,
		SingleInstanceLock: a.singleInstance(),
		Linux: &linux.Options{
			Icon:             icon,
			ProgramName:      "kith",
			WebviewGpuPolicy: linux.WebviewGpuPolicyNever,
		},
	})
}

// noWindow returns the error for a panic of Wails. Without a display that is the reason;
// otherwise the stack trace is in the log, here the terminal.
func noWindow(failed any) error {
	without := domain.Errorf(domain.Unavailable, "window.cannotOpen", "The window cannot open: %v.", failed)
	if !backend.HasDisplay() {
		return without.WithHint("window.needsDisplay", "It needs a display. Commands work without one: kith --help lists them.")
	}
	slog.Error("the window failed", "cause", failed, "stack", string(debug.Stack()))
	return without.WithHint("window.commandsWorkWithout", "Commands work without one: kith --help lists them.")
}

// start opens the backend while the page loads. If that fails, the page gets the error with its
// first call.
func (a *app) start(ctx context.Context) {
	defer close(a.opened)
	a.window = ctx
	runtime.EventsOn(ctx, "drawn", func(...any) { a.draw.Do(func() { close(a.drawn) }) })
	dir, err := backend.DataDir(a.options)
	a.services.SetReopener(api.Reopener{Dir: dir, OpenFile: a.openFile, Close: a.close, Open: a.open})
	var parts api.Parts
	if err == nil {
		parts, err = a.open()
	}
	if err != nil {
		a.services.Failed(err)
		return
	}
	a.services.Opened(parts)
}

func (a *app) open() (api.Parts, error) {
	opened, err := backend.Open(a.window, a.options)
	if err != nil {
		slog.Error("the data folder could not be opened", "error", err)
		return api.Parts{}, err
	}
	a.backend = opened
	return opened.Window(api.Window{Emit: a.emit, Open: openAddress, OpenFile: a.openFile, SaveAs: a.saveAs}, a.drawn), nil
}

func (a *app) close() error {
	if a.backend == nil {
		return nil
	}
	closing := a.backend
	a.backend = nil
	return closing.Close()
}

// beforeClose lets the window close. On Linux it first waits until the page is loaded: a request
// to close before GTK's main loop runs would be lost, and so would all later ones.
func (a *app) beforeClose(context.Context) (prevent bool) {
	if goruntime.GOOS == "linux" {
		select {
		case <-a.shown:
		case <-time.After(patience):
		}
	}
	return false
}

// shutdown stops running work and closes the data folder.
func (a *app) shutdown(context.Context) {
	a.services.Close()
	<-a.opened
	if err := a.close(); err != nil {
		slog.Error("the data folder could not be closed", "error", err)
	}
}

// focus brings the window to the front when Kith is started a second time.
func (a *app) focus(options.SecondInstanceData) {
	<-a.opened
	runtime.WindowUnminimise(a.window)
	runtime.WindowShow(a.window)
}

func (a *app) emit(name string, payload any) { runtime.EventsEmit(a.window, name, payload) }

func (a *app) openFile(pattern string) (string, error) {
	return runtime.OpenFileDialog(a.window, runtime.OpenDialogOptions{Filters: []runtime.FileFilter{{DisplayName: pattern, Pattern: pattern}}})
}

func (a *app) saveAs(suggested string) (string, error) {
	return runtime.SaveFileDialog(a.window, runtime.SaveDialogOptions{DefaultFilename: suggested})
}

// openAddress opens an address with the system's default program. Some programs return only when
// they are closed, so one that has not failed within a moment counts as opened.
func openAddress(address string) error {
	ended := make(chan error, 1)
	go func() { ended <- browser.OpenURL(address) }()
	select {
	case err := <-ended:
		return err
	case <-time.After(patience):
		return nil
	}
}

// singleInstance makes a second start with the same data folder bring the first window to the
// front. On Linux this needs a session bus. Without one, asking for it would start one, so only
// the lock of the data folder prevents a second start.
func (a *app) singleInstance() *options.SingleInstanceLock {
	if goruntime.GOOS == "linux" && os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		return nil
	}
	return &options.SingleInstanceLock{UniqueId: instanceOf(a.options.DataDir), OnSecondInstanceLaunch: a.focus}
}

// instanceOf returns the name of the single instance of a data folder.
func instanceOf(dataDir string) string {
	if dataDir == "" {
		return "kith"
	}
	if absolute, err := filepath.Abs(dataDir); err == nil {
		dataDir = absolute
	}
	digest := sha256.Sum256([]byte(dataDir))
	return "kith-" + hex.EncodeToString(digest[:8])
}

// preferSoftwareRendering prevents a blank window with NVIDIA drivers and on Wayland
// (wailsapp/wails#2977), unless the user has set the variable.
func preferSoftwareRendering() {
	const name = "WEBKIT_DISABLE_DMABUF_RENDERER"
	if _, decided := os.LookupEnv(name); !decided {
		_ = os.Setenv(name, "1")
	}
}

// errorForPage returns the public error as JSON. Wails passes the page an Error whose message is
// the result of the formatter, and keeps only strings unchanged.
func errorForPage(err error) any {
	content, problem := json.Marshal(domain.Public(err))
	if problem != nil {
		return problem.Error()
	}
	return string(content)
}
