# The estate of the repository compiles to the state that is committed, its log verifies, and nothing is written.
set -euo pipefail
make demo
.build/debug/rolebook log verify
if [[ -n "$(git status --porcelain -- config out)" ]]; then
    git status --short -- config out
    git diff --stat -- config out
    echo "make demo changed what is committed"
    exit 1
fi
