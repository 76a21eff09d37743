#!/usr/bin/env bash
# Installs the system packages that Kith needs and that are missing, and builds
# the versions of Ollama that the tests talk to.
#
#   build/setup.sh build    to build and run
#   build/setup.sh test     to test as well
#
# Debian and Ubuntu get them through apt; other systems are told what to
# install. Where nothing is missing this takes a fraction of a second.
set -euo pipefail

missing=()

need_library() { pkg-config --exists "$1" 2>/dev/null || missing+=("$2"); }
need_header() { [ -e "/usr/include/$1" ] || missing+=("$2"); }
need_command() { command -v "$1" >/dev/null || missing+=("$2"); }

die() {
  printf '%s\n' "$@" >&2
  exit 1
}

check_prerequisites() {
  for command in go node npm gcc git; do
    command -v "$command" >/dev/null ||
      die "Kith is built with $command, which is not installed. README.md lists the prerequisites."
  done
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
    die "Kith's page needs Node 20.19 or newer; this is $(node --version)."
}

need_for_building() {
  need_command pkg-config pkg-config
  need_library gtk+-3.0 libgtk-3-dev
  need_library webkit2gtk-4.1 libwebkit2gtk-4.1-dev
}

need_for_testing() {
  need_command g++ g++ # builds the versions of Ollama that Kith is tested with
  need_header nlohmann/json.hpp nlohmann-json3-dev
  need_header stb/stb_image.h libstb-dev
  need_command unzip unzip
  python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip) # downloads a small model
  need_command Xvfb xvfb
  need_command xauth xauth
  need_command xdotool xdotool
  need_command import imagemagick
  need_command sqlite3 sqlite3
  need_command shellcheck shellcheck
  need_command qemu-aarch64 qemu-user
  [ -n "${KITH_CHROMIUM:-}" ] || need_command chromium chromium
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "Missing: ${missing[*]}." "Install them as root: apt-get install ${missing[*]}"
  fi
}

install_missing() {
  command -v apt-get >/dev/null ||
    die "Missing, by their Debian names: ${missing[*]}." "Install what your system calls them, then try again."
  echo "Installing ${missing[*]} …"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

check_prerequisites
case "$(uname -s)" in
  Linux) need_for_building ;;
  Darwin) echo "macOS is untested: the window needs Xcode's command line tools." ;;
  *) die "Building works on Linux (and, untested, on macOS). For Windows, cross-compile: make windows." ;;
esac
if [ "${1:-build}" = test ]; then need_for_testing; fi
if [ "${#missing[@]}" -gt 0 ]; then install_missing; fi
if [ "${1:-build}" = test ]; then
  cd "$(dirname "$0")/.."
  go run ./build/ollamatest
fi
