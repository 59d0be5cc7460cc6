# What the log exports are events of OCSF: those of the estate in config/, and one at least of every kind there is.
set -euo pipefail
.ci/install ocsf
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.build/debug/rolebook log --format ocsf > "$work/estate.jsonl"
.ci/every_kind.py .build/debug/rolebook "$work/kinds.jsonl" "$work/kinds.txt"
.ci/.venv/bin/python .ci/ocsf.py --kinds "$work/kinds.txt" "$work/kinds.jsonl" "$work/estate.jsonl"
