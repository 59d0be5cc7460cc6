# The program as it is shipped builds without a warning, and says and does the same as the debug build.
set -euo pipefail
make dist
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for program in .build/debug/rolebook .build/static/rolebook; do
    build=$(basename "$(dirname "$program")")
    mkdir "$work/$build"
    cp -r config "$work/$build/config"
    "$program" -C "$work/$build" compile --now 2026-11-21T09:00:00Z --no-site --format json \
        --actor maren.voss@harbourline.example > "$work/$build/plan.json" 2> "$work/$build/said.txt"
done
diff -r --exclude .rolebook "$work/debug" "$work/static"
echo "Debug and release compile the estate to the same bytes"
