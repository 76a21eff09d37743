#!/usr/bin/env bash
# Fuzzes every target for a while. It goes on after a failure, and fails if one did.
#
#   build/fuzz.sh 1m
set -uo pipefail
cd "$(dirname "$0")/.." || exit
failed=()

while IFS=: read -r file declaration; do
  target=${declaration#func }
  target=${target%%(*}
  go test -run '^$' -fuzz "^$target\$" -fuzztime "$1" "./${file%/*}" || failed+=("${file%/*} $target")
done < <(grep -r --include='*_test.go' -o '^func Fuzz[A-Za-z0-9]*(' backend)

[ "${#failed[@]}" = 0 ] || { printf 'failed: %s\n' "${failed[@]}"; exit 1; }
