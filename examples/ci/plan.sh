#!/usr/bin/env bash
# What a change of the specs means, for a pull request: validates them, diffs them, writes the comment, and judges.
#
#   plan.sh OUT SPECS [OPTION…]      such as: plan.sh out clusters
#                                             plan.sh out clusters --against origin/main    (needs no AWS)
#
# OUT/comment.md is written in any case, OUT/plan.json once there is a plan. Exit status: 0 it is there to be reviewed, and that
# there are changes is no failure; 1 a spec is not valid, or a guard would refuse it; 2 not all is known.
set -euo pipefail

if [ $# -lt 2 ]; then
  echo 'usage: plan.sh OUT SPECS [OPTION of sluice diff…]' >&2
  exit 2
fi
out=$1 specs=$2
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
sluice=${SLUICE:-$here/../../bin/sluice}
mkdir -p "$out"
# Of an earlier run nothing may be taken for this one's.
rm -f "$out/plan.json" "$out/plan.md" "$out/problems.txt" "$out/comment.md"

# The first line is what the comment is found by when it is written again.
comment() {
  echo '<!-- sluice: the plan -->'
  printf '**Sluice: %s**\n\n' "$1"
  if [ -s "$out/problems.txt" ]; then
    # Indented, so that nothing in it is Markdown.
    sed 's/^/    /' "$out/problems.txt"
    echo
  fi
  # A comment holds 65,536 characters.
  if [ -s "$out/plan.md" ]; then
    awk '{ n += length($0) + 1 } n > 55000 { print "\n… cut here: the log of this job has all of it"; exit } { print }' "$out/plan.md"
  fi
}

finish() { # STATUS SENTENCE
  comment "$2" >"$out/comment.md"
  cat "$out/problems.txt" "$out/plan.md" 2>/dev/null || true
  echo "sluice: $2"
  exit "$1"
}

is() { # whether a field at the top of the plan is true
  node -e 'process.exit(JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))[process.argv[2]] === true ? 0 : 1)' \
    "$out/plan.json" "$1"
}

status=0
"$sluice" validate -f "$specs" >"$out/problems.txt" 2>&1 || status=$?
[ "$status" -eq 0 ] || finish "$status" 'the specs are not valid; nothing was compared.'
: >"$out/problems.txt"

status=0
"$sluice" diff -f "$specs" "$@" -o markdown --json-file "$out/plan.json" >"$out/plan.md" 2>"$out/problems.txt" || status=$?
# 1 says that there are changes, and is also what a program ends with that has broken down: then there is no plan.
[ -s "$out/plan.json" ] || finish 2 'there is no plan.'
if [ "$status" -gt 1 ]; then finish 2 'not all could be read, so that the plan below may lack something.'; fi
if is refused; then finish 1 'refused. Merged like this it would not be carried out.'; fi
if is changes; then finish 0 'merged, this is what changes.'; fi
[ "$status" -eq 0 ] || finish 2 'the plan and its exit status do not fit; see the log of this job.'
finish 0 'merged, the specs change nothing. What goes on anyway is told below.'
