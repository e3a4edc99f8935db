# What the scripts of this folder share. They are called with the program and the repository, work in
# a folder of their own, and stop at the first expectation that is not met.
# shellcheck shell=bash
set -euo pipefail

program=$(realpath -- "$1")
# shellcheck disable=SC2034  # used by some
repository=$(realpath -- "$2")
PATH=$(dirname -- "$program"):$PATH
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
cd -- "$work"

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# The file has a line that contains the text.
expect_in() {
  grep -qF -- "$2" "$1" || fail "'$2' is not in $1: $(cat -- "$1")"
}

expect_not_in() {
  if grep -qF -- "$2" "$1"; then fail "'$2' is in $1: $(cat -- "$1")"; fi
}

# The command ends with the exit code.
expect_exit() {
  local expected=$1 actual=0
  shift
  "$@" || actual=$?
  ((actual == expected)) || fail "exit code $actual instead of $expected: $*"
}

need() {
  command -v "$1" >/dev/null || {
    echo "SKIPPED: $1 is not installed (scripts/setup test)" >&2
    exit 77
  }
}
