#!/usr/bin/env bash
# Writes the TypeScript side of what the window may call into DIR/wailsjs.
#
#   build/bindings.sh DIR
#
# Built with the tag "bindings", Kith writes its bindings instead of opening a
# window. It is given an empty data folder, so that it meets nobody's data.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
target=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$root"
go build -tags bindings,webkit2_41 -o "$work/bindings" .
printf '{"name": "kith", "wailsjsdir": "%s"}' "$target" >"$work/wails.json"
cd "$work"
KITH_DATA="$work/data" tsoutputtype=interfaces ./bindings >bindings.log || {
  cat bindings.log >&2
  exit 1
}
find "$target/wailsjs" -type f -exec chmod 644 {} +
