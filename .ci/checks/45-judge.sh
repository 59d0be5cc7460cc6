# A judge written from the specification alone, in another language, comes to the same verdicts as the program,
# on many random estates and edits. JUDGE_CASES and JUDGE_SEED ask for more of them, or for others.
set -euo pipefail
program=.build/static/rolebook
[[ -x $program ]] || make dist
python3 Tests/Judge/judge.py --program "$program" --workers "$(nproc)" \
    --cases "${JUDGE_CASES:-20000}" --seed "${JUDGE_SEED:-one}"
