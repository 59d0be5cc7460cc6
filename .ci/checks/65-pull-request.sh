# The parts for forges read well, the action takes a pull request from its first mistake to the log, and the jobs for
# GitLab judge a merge request by those who agree to it.
set -euo pipefail
.ci/install formats
[[ -x .build/debug/rolebook ]] || swift build --product rolebook
tools=.ci/.venv/bin
$tools/check-jsonschema --builtin-schema vendor.github-actions action.yml
$tools/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml docs/ci/github.yml
$tools/check-jsonschema --builtin-schema vendor.gitlab-ci docs/ci/gitlab.yml
$tools/python -c 'import json, sys; json.load(open(sys.argv[1]))' docs/ci/branch-protection.json
$tools/pre-commit validate-manifest .pre-commit-hooks.yaml
sample=$(mktemp -d)
trap 'rm -rf "$sample"' EXIT
mkdir -p "$sample/.github/workflows"
sed "s/@COMMIT/@$(git rev-parse HEAD)/" docs/ci/github.yml > "$sample/.github/workflows/access.yml"
$tools/zizmor --offline --quiet --no-progress action.yml .github/workflows "$sample"
PYTHONDONTWRITEBYTECODE=1 $tools/python .ci/pull_request.py .build/debug/rolebook
PYTHONDONTWRITEBYTECODE=1 $tools/python .ci/merge_request.py .build/debug/rolebook
