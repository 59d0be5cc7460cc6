# No bit of a state or of its log changes without `log verify` seeing it: every one of them is flipped.
set -euo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
EVERY_BIT=1 swift test --skip-build --filter DamageTests > "$log" 2>&1 || { tail -n 40 "$log"; exit 1; }
grep -o "Test noBitChangesUnseen.*" "$log" | tail -n 1
