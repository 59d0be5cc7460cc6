# Each machine format in the hands of those who read it, for the example estate and for hostile ones.
set -euo pipefail
.ci/install formats
[[ -x .build/debug/rolebook ]] || swift build --product rolebook
PYTHONDONTWRITEBYTECODE=1 .ci/.venv/bin/python .ci/formats.py .build/debug/rolebook config
