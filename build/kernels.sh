#!/usr/bin/env bash
# Writes the amd64 assembler of the packages below into DIR.
#
#   build/kernels.sh DIR
#
# Their sources are the generators in build/kernels: a module of its own, so that
# the app does not carry what they need.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
target=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

(cd "$root/build/kernels" && go build -o "$work/" ./...)
for folder in backend/vector backend/search/linear backend/search/minilm; do
  package=${folder##*/}
  mkdir -p "$target/$folder"
  (cd "$target/$folder" &&
    "$work/$package" -pkg "$package" -out kernel_amd64.s -stubs kernel_amd64.go)
done
