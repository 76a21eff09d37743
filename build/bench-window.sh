#!/usr/bin/env bash
# Start and memory of the window with 10,000 members, against an empty Wails
# window built in the same run. Needs a display of its own: see `make bench`.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=build/window.sh
. build/window.sh

kith=$PWD/build/bin/kith
empty=$PWD/build/bin/emptywindow
runs=5

go build -trimpath -tags desktop,production,webkit2_41 -ldflags "-s -w" -o "$empty" build/emptywindow/main.go
isolate

# members prints COUNT invented people as CSV, about 90 words each.
members() {
  awk -v count="$1" 'BEGIN {
    split("boat garden grant nurse code translate teach repair bread budget solar wood river farm music law design clay sail bee", word)
    print "name,email,headline,about,location,skills"
    for (i = 1; i <= count; i++) {
      about = ""
      for (w = 0; w < 75; w++) about = about " " word[1 + int(rand() * 20)] int(rand() * 500)
      printf "Member %d,member%d@example.org,%s and %s,%s,Portland,%s; %s\n", i, i,
        word[1 + i % 20], word[1 + i % 19], about, word[1 + i % 17], word[1 + i % 13]
    }
  }'
}

milliseconds() { date +%s%3N; }

# pss sums up the proportional memory of a process and all below it, in MB.
pss() {
  local pids=("$1") pid total=0
  while [ "${#pids[@]}" -gt 0 ]; do
    pid=${pids[0]}
    pids=("${pids[@]:1}")
    total=$((total + $(awk '/^Pss:/ {print $2}' "/proc/$pid/smaps_rollup")))
    mapfile -t -O "${#pids[@]}" pids < <(pgrep -P "$pid" || true)
  done
  echo $((total / 1024))
}

# measure BINARY prints one run: milliseconds to the first paint and to a page
# full of text, MB three seconds later.
measure() {
  local began first whole
  began=$(milliseconds)
  "$1" >/dev/null 2>&1 &
  window=$!
  await 60 painted "$work/picture.png"
  first=$(($(milliseconds) - began))
  await 60 painted "$work/picture.png" 150
  whole=$(($(milliseconds) - began))
  sleep 3
  echo "$first $whole $(pss "$window")"
  kill -TERM "$window"
  wait "$window" || true
}

# medians NAME BINARY prints the middle of several runs.
medians() {
  local results
  results=$(for ((i = 0; i < runs; i++)); do measure "$2"; done)
  printf '%-26s %6d ms %6d ms %6d MB\n' "$1" "$(middle 1)" "$(middle 2)" "$(middle 3)"
}

# middle COLUMN prints the median of a column of results.
middle() { cut -d' ' -f"$1" <<<"$results" | sort -n | sed -n $(((runs + 1) / 2))p; }

"$kith" demo >/dev/null
members 10000 >"$work/members.csv"
"$kith" import "$work/members.csv" --org "Test Environment" --consent "invented people" >/dev/null

printf '\nThe window: first paint, text, and memory; the median of %d runs\n' "$runs"
medians "empty Wails window" "$empty"
medians "Kith with 10,000 members" "$kith"
