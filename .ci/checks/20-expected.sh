# Rewriting every expectation changes nothing: none is out of date.
set -euo pipefail
contents() { git status --porcelain; git diff; }
before=$(contents)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
UPDATE=1 swift test --skip-build > "$log" 2>&1 || { tail -n 40 "$log"; exit 1; }
if [[ "$before" != "$(contents)" ]]; then
    git status --short
    git --no-pager diff --stat
    echo "UPDATE=1 swift test changed expectations that are committed"
    exit 1
fi
echo "All expectations are as the tests write them"
