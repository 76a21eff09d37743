#!/usr/bin/env bash
# Runs Kith for development until its window is closed: the page reloads when a
# file of frontend/ changes, the window restarts with a new build when a file of
# the backend does.
#
# The data is the sample community in build/dev-data, or what KITH_DATA names.
# The same page, with the same backend behind it, is at http://localhost:34115
# for a browser. Wails' own "wails dev" does the same; this needs no other tool.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "There is no display; the window opens on a virtual one. Use a browser."
  exec xvfb-run -a -s "-screen 0 1280x800x24" "$0"
fi

port=34114 # of the page's own server
binary=build/bin/kith-live
export KITH_LOG=${KITH_LOG:-debug}
export assetdir=frontend/dist devserver=localhost:34115 frontenddevserverurl=http://localhost:$port loglevel=Warning

page='' window=''
stamp=$(mktemp)
stop() { # PID
  if [ -n "$1" ] && kill "$1" 2>/dev/null; then wait "$1" || true; fi
}
trap 'stop "$window"; stop "$page"; rm -f "$stamp"' EXIT
trap 'exit 130' INT TERM

build() {
  touch "$stamp"
  go build -tags dev,webkit2_41 -o $binary .
}

# changed tells whether a source file in the places is newer than the build.
changed() { # PLACE…
  [ -n "$(find "$@" -type f ! -name '*_test.go' ! -path '*/testdata/*' -newer "$stamp" -print -quit)" ]
}

open_window() {
  $binary &
  window=$!
}

serve_page() {
  (cd frontend && exec node_modules/.bin/vite --port $port --strictPort --clearScreen false) &
  page=$!
  until (: <>/dev/tcp/localhost/$port) 2>/dev/null; do
    kill -0 $page
    sleep 0.2
  done
}

# restart rebuilds and opens the window anew; where the code does not compile, the
# old window stays. The bindings and the page's
# types are written where those of Go may have changed.
restart() {
  local api=no
  if changed backend/api backend/domain backend/chat backend/models backend/interchange; then api=yes; fi
  echo "── Go changed: building"
  if ! build; then return; fi
  stop "$window"
  open_window
  if [ $api = yes ]; then
    build/bindings.sh frontend
    go run ./build/pagetypes frontend/src/lib/generated.ts
  fi
}

build
if [ -z "${KITH_DATA:-}" ]; then
  export KITH_DATA=$PWD/build/dev-data
  [ -e "$KITH_DATA/kith.db" ] || KITH_LOG=info $binary demo
fi
serve_page
open_window
echo "── http://localhost:34115 shows the same in a browser; closing the window ends this"

while sleep 0.5; do
  if changed main.go app.go go.mod backend migrations; then
    restart
  elif [ -n "$window" ] && ! kill -0 "$window" 2>/dev/null; then
    if wait "$window"; then exit 0; fi
    echo "── The window ended; it starts again when a Go file changes"
    window=''
  fi
done
