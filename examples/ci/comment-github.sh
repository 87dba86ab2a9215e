#!/usr/bin/env bash
# One comment on a pull request: written once, then over and over. Found by its first line, and only among those of the
# workflow itself, so that nobody else's words are overwritten.
#
#   comment-github.sh FILE           with GH_TOKEN, GITHUB_REPOSITORY and PULL_REQUEST (its number)
set -euo pipefail

file=$1
marker=$(head -n 1 "$file")
comments="repos/$GITHUB_REPOSITORY/issues"
found=$(gh api --paginate "$comments/$PULL_REQUEST/comments?per_page=100" \
  --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$marker\"))) | .id")
id=${found%%$'\n'*}
if [ -n "$id" ]; then
  gh api --silent --method PATCH "$comments/comments/$id" --field "body=@$file"
else
  gh api --silent --method POST "$comments/$PULL_REQUEST/comments" --field "body=@$file"
fi
