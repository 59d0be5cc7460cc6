"""Compares the program with the judge on random estates and edits."""

import argparse
import json
import sys
import tempfile
import time
from multiprocessing import Pool
from pathlib import Path

import times
from coverage import lacking
from program import Program, files
from shrink import shrunk
from walk import Step, Tally, walk

STEPS, KEEP = 14, 12


def work(task: tuple[str, int, int, str, str]) -> Tally:
    """One process's share of the estates."""
    seed, first, cases, binary, folder = task
    tally = Tally()
    program = Program(Path(binary), Path(folder) / f"estate-{first}")
    number = first
    while tally.cases < cases and len(tally.differing) < KEEP:
        walk(f"{seed}/{number}", STEPS, program, tally, KEEP)
        number += 1
    return tally


def show(seed: str, number: int, step: Step) -> None:
    """A difference, with all that is needed to see it again."""
    print(f"\n=== seed {seed}, step {number}, at {times.written(step.now)}")
    print(f"    {step.request}")
    for line in step.found:
        print(f"  - {line}")
    before = files(step.before) if step.before else {}
    for name, text in files(step.after).items():
        mark = " " if before.get(name) == text else "*"
        print(f"--- {mark} {name} after: {json.dumps(json.loads(text))}")
        if mark == "*" and name in before:
            print(f"---   {name} before: {json.dumps(json.loads(before[name]))}")


def smallest(step: Step, binary: str) -> Step:
    with tempfile.TemporaryDirectory(prefix="judge-") as folder:
        return shrunk(step, Program(Path(binary).resolve(), Path(folder) / "estate"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", default="one")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args()
    began = time.monotonic()
    scratch = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="judge-", dir=scratch) as folder, Pool(options.workers) as pool:
        share = -(-options.cases // options.workers)
        tallies = pool.map(work, [(options.seed, worker * 1_000_000, share, str(Path(options.program).resolve()),
                                   folder) for worker in range(options.workers)], chunksize=1)
    whole = Tally()
    for tally in tallies:
        whole.cases += tally.cases
        whole.estates += tally.estates
        whole.unfit.update(tally.unfit)
        whole.seen.update(tally.seen)
        whole.differing += tally.differing
    for key, count in sorted(whole.seen.items()):
        print(f"{count:7} {key}")
    print("unfit", dict(whole.unfit))
    number_of_shown = 0
    for seed, number, step in whole.differing:
        if options.quiet:
            print(f"{seed} step {number}")
            print("\n".join("   " + line for line in step.found))
        else:
            show(seed, number, step if number_of_shown else smallest(step, options.program))
            number_of_shown += 1
    took = time.monotonic() - began
    print(f"{whole.cases} cases on {whole.estates} estates in {took:.0f} s, {whole.cases / took:.0f} a second; "
          f"{len(whole.differing)} differ")
    missing = lacking(whole.seen)
    if missing:
        print("Never seen: " + ", ".join(missing))
    return 1 if whole.differing or missing or whole.cases < options.cases else 0


if __name__ == "__main__":
    sys.exit(main())
