# The pages in a browser: accessible in light and dark, without a word on the console, without a request.
set -euo pipefail
if [[ ! -e out/site/en/index.html ]]; then
    echo "skipped: out/site is not there; make demo renders it"
    exit 77
fi
.ci/install browser
.ci/.venv/bin/python .ci/browser.py out/site .ci/screenshots
