# Shared by the scripts that look at a real window. Source it under xvfb-run.
# shellcheck shell=bash

# isolate gives what follows a home, a data folder and no Ollama, all gone at
# the end.
isolate() {
  work=$(mktemp -d)
  export HOME=$work KITH_DATA=$work/data OLLAMA_HOST=127.0.0.1:9
  export XDG_DATA_HOME=$work/share XDG_CACHE_HOME=$work/cache XDG_CONFIG_HOME=$work/config
  export WEBKIT_DISABLE_DMABUF_RENDERER=1
  trap remove_work EXIT
}

# remove_work tries a few times: processes of WebKit may write to its cache for a
# moment after the window was closed.
remove_work() {
  local tries=0
  until rm -rf "$work" 2>/dev/null || [ $((tries += 1)) -ge 25 ]; do
    sleep 0.2
  done
  [ ! -e "$work" ]
}

# The process id of the window that is looked at.
window=

# await SECONDS COMMAND… runs the command until it succeeds, as long as the
# window's process lives.
await() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    if [ "$SECONDS" -ge "$deadline" ] || ! kill -0 "$window"; then
      echo "gave up waiting for: $*" >&2
      return 1
    fi
    sleep 0.02
  done
}

# painted FILE [COLOURS] tells whether the display shows more than flat areas,
# or than so many colours, and leaves the picture in FILE.
painted() {
  import -window root -depth 8 "$1" && [ "$(identify -format %k "$1")" -gt "${2:-16}" ]
}
