#!/usr/bin/env bash
# Runs the tests that skip the race detector: every one that calls
# racetest.Skip, see backend/racetest.
set -euo pipefail

files=$(grep -rl --include='*_test.go' 'racetest\.Skip(' backend)
# shellcheck disable=SC2086 # no file has a space in its name
names=$(awk -F '[ (]' '/^func Test/ { test = $2 } /racetest\.Skip\(/ { print test }' $files | paste -sd '|')
# shellcheck disable=SC2086,SC2046
go test -run "^($names)\$" $(dirname $files | sort -u | sed 's|^|./|')
