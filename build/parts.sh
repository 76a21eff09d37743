#!/usr/bin/env bash
# Runs make targets one after the other and sums up at the end. It goes on
# after a failure, so that one run tells everything; it fails if one did.
set -uo pipefail

results=()
failed=0

for part in "$@"; do
  printf '\n── %s\n' "$part"
  began=$SECONDS
  if make --no-print-directory "$part"; then
    outcome=passed
  else
    outcome=FAILED
    failed=$((failed + 1))
  fi
  results+=("$(printf '  %-12s %s  %4d s' "$part" "$outcome" $((SECONDS - began)))")
done

printf '\n── Summary\n'
printf '%s\n' "${results[@]}"
printf '\n%d passed, %d failed, %d s\n' $(($# - failed)) "$failed" "$SECONDS"
[ "$failed" = 0 ]
