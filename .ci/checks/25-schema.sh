# The schemas for editors judge files as the program does, as far as a schema can tell.
set -euo pipefail
.ci/install schema
python3 .ci/schemas.py .build/debug/rolebook .ci/.venv/bin/check-jsonschema
