# Sixteen compile at once; every system call that changes the disk fails in turn, and the power goes at each of them:
# old state or new, whole.
set -euo pipefail
.ci/install faults
binary=.build/static/rolebook
[[ -x $binary ]] || binary=.build/debug/rolebook
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
Tests/Faults/together.py --binary $binary --workers 16 --rounds 50
if ! strace -qq -o /dev/null true; then
    echo "skipped: strace may not trace here"
    exit 77
fi
Tests/Faults/sweep.py --binary $binary --budget "${FAULTS_BUDGET:-60}" --least 500 --work "$work"
Tests/Faults/powerloss.py --binary $binary --states "${POWER_CUTS:-300}" --work "$work"
