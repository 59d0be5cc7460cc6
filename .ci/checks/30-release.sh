# The program as it is shipped builds without a warning, and says and does the same as the debug build.
set -euo pipefail
swift build --configuration release --explicit-target-dependency-import-check error --product rolebook
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for build in debug release; do
    mkdir "$work/$build"
    cp -r config "$work/$build/config"
    .build/$build/rolebook -C "$work/$build" compile --now 2026-11-21T09:00:00Z --no-site --format json \
        --actor maren.voss@harbourline.example > "$work/$build/plan.json" 2> "$work/$build/said.txt"
done
diff -r --exclude .rolebook "$work/debug" "$work/release"
echo "Debug and release compile the estate to the same bytes"
