#!/usr/bin/env bash
# The production window as a person meets it: it starts, is not blank, answers
# a question typed into it, and leaves one tidy file behind. Needs a display of
# its own: see `make window-test`.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=build/window.sh
. build/window.sh

kith=$PWD/build/bin/kith
picture=$PWD/build/bin/window.png
question="Who can help me repair a wooden boat?"
isolate

"$kith" demo >/dev/null

"$kith" &
window=$!
await 60 xdotool search --onlyvisible --name '^Kith$' >/dev/null 2>&1
await 30 painted "$picture" 150 # what is painted before the page takes no keys
echo "ok  the window is there and not blank: $picture"

# ask puts off the onboarding, clicks into the composer at the bottom of the
# window, and types.
ask() {
  local id X Y WIDTH HEIGHT
  id=$(xdotool search --onlyvisible --name '^Kith$')
  eval "$(xdotool getwindowgeometry --shell "$id" | grep -E '^(X|Y|WIDTH|HEIGHT)=')"
  xdotool windowfocus --sync "$id" key Escape
  xdotool mousemove $((X + WIDTH / 2)) $((Y + HEIGHT - 45)) click 1
  xdotool type --delay 20 "$question"
  xdotool key Return
}

stored() {
  sqlite3 -readonly "$KITH_DATA/kith.db" "
    SELECT 1 FROM chat_messages q JOIN chat_messages a USING (session_id)
    WHERE q.content = '$question' AND a.role = 'assistant' AND a.content != ''
      AND a.metadata ->> 'status' = 'complete'" | grep -q 1
}

ask
await 30 stored
await 5 painted "$picture"
echo "ok  the question typed into it is stored, and so is the answer"

kill -TERM "$window"
wait "$window"
[ ! -s "$KITH_DATA/kith.db-wal" ]
echo "ok  it closes when asked to, with everything in one file"
