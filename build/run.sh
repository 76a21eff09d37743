#!/usr/bin/env bash
# Opens the window or, without a display, does the same main job here.
set -euo pipefail
kith=$(dirname "$0")/bin/kith

if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$kith"
fi

echo "There is no display to open a window on; here is the same in the terminal."
export KITH_DATA
KITH_DATA=$(mktemp -d)
trap 'rm -rf "$KITH_DATA"' EXIT

step() {
  printf '\n$ kith %s\n' "$*"
  "$kith" "$@"
}

step demo
step ask "Who can help me repair a wooden boat?"
printf '\nWhat was stored:\n'
step export conversations
