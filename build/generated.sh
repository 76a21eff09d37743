#!/usr/bin/env bash
# Fails where a generated file is not what its source says.
set -euo pipefail
cd "$(dirname "$0")/.."
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

build/bindings.sh "$fresh"
diff -r "$fresh/wailsjs" frontend/wailsjs || {
  echo "The bindings are stale: run make generate and commit frontend/wailsjs." >&2
  exit 1
}

go run ./build/pagetypes "$fresh/generated.ts"
diff "$fresh/generated.ts" frontend/src/lib/generated.ts || {
  echo "The page's types are stale: run make generate and commit frontend/src/lib/generated.ts." >&2
  exit 1
}

build/kernels.sh "$fresh"
for folder in backend/vector backend/search/linear backend/search/minilm; do
  for file in kernel_amd64.s kernel_amd64.go; do
    diff "$fresh/$folder/$file" "$folder/$file" || {
      echo "The kernels are stale: run make generate and commit $folder/$file." >&2
      exit 1
    }
  done
done

go test -count=1 -run '^TestSchema$' ./backend/store
