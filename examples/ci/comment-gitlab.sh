#!/usr/bin/env bash
# One note on a merge request: written once, then over and over. Found by its first line, and only among those of the token's
# own user.
#
#   comment-gitlab.sh FILE           with SLUICE_GITLAB_TOKEN, a project access token (scope api), and GitLab's own CI_… variables
set -euo pipefail

file=$1
marker=$(head -n 1 "$file")

# By standard input, as others on the machine see the arguments of a process.
api() {
  printf 'PRIVATE-TOKEN: %s\n' "$SLUICE_GITLAB_TOKEN" | curl --fail --silent --show-error --max-time 30 --header @- "$@"
}

notes="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
me=$(api "$CI_API_V4_URL/user" | node -p 'JSON.parse(require("fs").readFileSync(0, "utf8")).id')
id='' page=1
while [ -z "$id" ]; do
  answer=$(api "$notes?per_page=100&page=$page")
  [ "$answer" != '[]' ] || break
  id=$(printf '%s' "$answer" | node -e '
    const [marker, me] = process.argv.slice(1);
    const notes = JSON.parse(require("fs").readFileSync(0, "utf8"));
    const mine = notes.find(({ body, author }) => String(author.id) === me && body.startsWith(marker));
    process.stdout.write(mine ? String(mine.id) : "");' "$marker" "$me")
  page=$((page + 1))
done
if [ -n "$id" ]; then
  api --request PUT --data-urlencode "body@$file" "$notes/$id" >/dev/null
else
  api --request POST --data-urlencode "body@$file" "$notes" >/dev/null
fi
