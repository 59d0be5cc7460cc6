#!/usr/bin/env python3
"""Measures rolebook against libyaml's bare event parse of the same files.

    run.py --sizes 1k,10k
    run.py --sizes 100k --date 2026-11-21 --report Benchmarks/README.md

Baseline and command run in turn (A B A B …) after one warm-up of each; the ratio is taken pair by pair, and the
median is shown. Wall and processor time and peak memory are those of the whole process, start-up included.
"""

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Callable

import generate

HERE = Path(__file__).resolve().parent
NOW = "2026-11-21T10:00:00Z"
BEGIN, END = "<!-- report -->", "<!-- end of report -->"

# Ratios to the baseline for 100k users on one thread and two; the rest absolute.
TARGETS = {"validate": (1.35, 0.80), "plan": (1.50, 0.90), "compile": (1.60, 0.95)}
TARGET_SIZE, TARGET_PEAK_MB, TARGET_START_MS = "100k", 100, 4

# What all files of a size take in scratch, in multiples of the bare YAML: three variants, their states, a site.
SCRATCH_FACTOR = 12


@dataclass
class Run:
    wall: float
    cpu: float
    peak_mb: float
    code: int
    stderr: str


class Failed(Exception):
    """A command that should have succeeded, with what it said."""


def run(command):
    """One run of a command, its output thrown away."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GITHUB_")}
    with tempfile.TemporaryFile() as stderr:
        actions = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, stderr.fileno(), 2),
        ]
        command = [str(word) for word in command]
        start = time.perf_counter()
        pid = os.posix_spawn(command[0], command, environment, file_actions=actions)
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - start
        stderr.seek(0)
        text = stderr.read().decode(errors="replace")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6,
               os.waitstatus_to_exitcode(status), text)


def succeed(command):
    result = run(command)
    if result.code != 0:
        words = " ".join(Path(word).name if n == 0 else str(word) for n, word in enumerate(command))
        said = "\n".join("    " + line for line in result.stderr.strip().splitlines()[-20:])
        raise Failed(f"exit {result.code}: {words}\n{said or '    (nothing on stderr)'}")
    return result


def floor():
    """Megabytes below which no peak is seen: the kernel counts what this interpreter held when it started a
    process as that process's own."""
    return run([shutil.which("true")]).peak_mb + 0.5


# Estates

@dataclass
class Estates:
    """Original, 1 % changed, and one organization changed; each a directory with config/."""
    size: str
    original: Path
    changed: Path
    one: Path
    users: int
    megabytes: float


def scratch_directory(chosen, sizes):
    """Memory, where there is room for everything; else the disk."""
    if chosen:
        return chosen / "rolebook-bench"
    needed = sum(n * m for n, m in (generate.SIZES[size] for size in sizes)) * 240 * SCRATCH_FACTOR
    memory = Path("/dev/shm")
    if memory.is_dir() and os.access(memory, os.W_OK):
        available = min(shutil.disk_usage(memory).free, free_memory() // 2)
        if available > needed:
            return memory / "rolebook-bench"
    return Path(tempfile.gettempdir()) / "rolebook-bench"


def free_memory():
    with open("/proc/meminfo") as lines:
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))


def make(directory, *arguments):
    """Generates in a process of its own: what this one holds at most is counted as its children's, see `floor`."""
    subprocess.run([sys.executable, HERE / "generate.py", directory, *arguments], check=True, stdout=subprocess.DEVNULL)


def estates(scratch, size, seed):
    def variant(name, *change):
        # Named after what made it: a changed generator makes new estates.
        recipe = f"{size} {seed} {change}".encode() + (HERE / "generate.py").read_bytes()
        directory = scratch / f"{size}-{name}-{hashlib.sha256(recipe).hexdigest()[:12]}"
        if not directory.exists():
            for old in scratch.glob(f"{size}-{name}-*"):
                shutil.rmtree(old)
            unfinished = directory.with_suffix(".unfinished")
            make(unfinished, "--size", size, "--seed", str(seed), *change)
            unfinished.rename(directory)
        shutil.rmtree(directory / "out", ignore_errors=True)
        return directory

    original = variant("original")
    bytes_ = sum(path.stat().st_size for path in (original / "config").rglob("*.yaml"))
    organizations, users = generate.SIZES[size]
    return Estates(size, original, variant("changed", "--changed", "0.01"), variant("one", "--one"),
                   organizations * users, bytes_ / 1e6)


def small_estate(scratch):
    """One organization of 100 users in one file, and no settings."""
    directory = scratch / "start-up"
    shutil.rmtree(directory, ignore_errors=True)
    make(directory, "--organizations", "1", "--users-per-organization", "100")
    (directory / "config" / "rolebook.yaml").unlink()
    return directory


# Measuring

@dataclass
class Job:
    """A command in a directory, and what has to be put in order before each run of it."""
    name: str
    arguments: list
    directory: Path
    prepare: Callable[[], None] = lambda: None


@dataclass
class Row:
    size: str
    job: str
    jobs: int
    ratio: float = 0
    wall: float = 0
    cpu: float = 0
    peak_mb: float = 0
    baseline: float = 0
    pairs: int = 0
    problem: str = ""

    @property
    def target(self):
        targets = TARGETS.get(self.job) if self.size == TARGET_SIZE else None
        return targets[self.jobs - 1] if targets and self.jobs <= len(targets) else None


class Bench:
    def __init__(self, rolebook, baseline, pairs, seconds):
        self.rolebook, self.baseline, self.pairs, self.seconds = rolebook, baseline, pairs, seconds
        self.problems = []

    def command(self, job, jobs):
        return [self.rolebook, *job.arguments, "-C", job.directory, "--now", NOW, "--jobs", jobs, "-q"]

    def measure(self, size, job, jobs):
        print(f"{size}: {job.name}, --jobs {jobs}", file=sys.stderr)
        unit = [self.baseline, job.directory / "config"]
        command = self.command(job, jobs)

        def pair():
            base = succeed(unit)
            job.prepare()
            return base, succeed(command)

        try:
            warm = pair()
            pairs = self.pairs or self.pairs_for(warm[0].wall + warm[1].wall)
            results = [pair() for _ in range(pairs)]
        except Failed as failure:
            self.problems.append(f"{size}, {job.name}, --jobs {jobs}: {failure}")
            print(f"  {failure}", file=sys.stderr)
            return Row(size, job.name, jobs, problem=str(failure).splitlines()[0].partition(":")[0])

        return Row(
            size, job.name, jobs,
            ratio=median(own.wall / base.wall for base, own in results),
            wall=median(own.wall for _, own in results),
            cpu=median(own.cpu for _, own in results),
            peak_mb=max(own.peak_mb for _, own in results),
            baseline=median(base.wall for base, _ in results),
            pairs=pairs)

    def pairs_for(self, duration):
        """As many pairs as the time allows, an odd number from 3 to 15."""
        return max(3, min(15, (int(self.seconds / duration) - 1) // 2 * 2 + 1))

    def size(self, files, threads, commands):
        """The rows of one size."""
        rows = []
        request = ["--actor", generate.ACTOR]
        state = files.original.with_suffix(".state")

        def out(directory):
            return directory / "out"

        def settle():
            # Nothing of what was written before is still on its way to a disk.
            if "shm" not in files.original.parts:
                os.sync()

        def without(path):
            shutil.rmtree(path, ignore_errors=True)
            settle()

        def from_state(directory):
            shutil.rmtree(out(directory), ignore_errors=True)
            shutil.copytree(state, out(directory))
            settle()

        founding = Job("compile", ["compile", "--no-site", *request], files.original,
                       lambda: without(out(files.original)))
        validate = Job("validate", ["validate"], files.original)
        plan = Job("plan", ["plan", *request], files.changed)
        one = Job("compile, one organization changed", ["compile", "--no-site", *request], files.one,
                  lambda: from_state(files.one))
        render = Job("render", ["render"], files.original, lambda: without(out(files.original) / "site"))

        if "validate" in commands:
            without(out(files.original))
            rows += [self.measure(files.size, validate, n) for n in threads]
        if "compile" in commands:
            rows += [self.measure(files.size, founding, n) for n in threads]

        # The others start from the state of the original.
        if {"plan", "one", "render"} & commands:
            try:
                founding.prepare()
                succeed(self.command(founding, threads[-1]))
                shutil.rmtree(state, ignore_errors=True)
                shutil.copytree(out(files.original), state)
                from_state(files.changed)
            except (Failed, OSError) as failure:
                self.problems.append(f"{files.size}: no state to go on from: {failure}")
                print(f"  {failure}", file=sys.stderr)
                for name, job in [("plan", plan), ("one", one), ("render", render)]:
                    if name in commands:
                        rows += [Row(files.size, job.name, n, problem="no state") for n in threads]
                return rows
            for name, job in [("plan", plan), ("one", one), ("render", render)]:
                if name in commands:
                    rows += [self.measure(files.size, job, n) for n in threads]
        return rows

    def start_up(self, binary, directory, times=60):
        """Milliseconds and megabytes of `validate` on one file, of `--version`, and of a program that does nothing."""
        print("start-up", file=sys.stderr)
        rows = []
        for name, command in [
            ("`validate`, one file of 100 users",
             [binary, "validate", "-C", directory, "--now", NOW, "--jobs", 1, "-q"]),
            ("`--version`", [binary, "--version"]),
            ("a program that does nothing", [shutil.which("true")]),
        ]:
            try:
                succeed(command)
                results = [succeed(command) for _ in range(times)]
            except Failed as failure:
                self.problems.append(f"start-up: {failure}")
                print(f"  {failure}", file=sys.stderr)
                continue
            rows.append((name, median(result.wall for result in results) * 1000,
                         max(result.peak_mb for result in results)))
        return rows


# Reporting

def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "|".join(" --- " for _ in header) + "|"]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def seconds(value):
    return f"{value:.2f}" if value >= 1 else f"{value:.3f}"


def verdict(value, target):
    return f"≤ {target:g} {'met' if value <= target else '**missed**'}"


def report(machine, sizes, rows, start_up, floor_mb):
    lines = [*machine, ""]
    lines += [f"- {files.size}: {files.users:,} users, {files.megabytes:.1f} MB of YAML" for files in sizes]

    def cells(row):
        head = [row.size, row.job, str(row.jobs)]
        if row.problem:
            return [*head, f"failed ({row.problem})", *["–"] * 6]
        peak = f"< {floor_mb:.0f}" if row.peak_mb <= floor_mb else f"{row.peak_mb:.0f}"
        if row.target:
            peak += "" if row.peak_mb <= TARGET_PEAK_MB else " **missed**"
        return [*head, f"{row.ratio:.2f}", verdict(row.ratio, row.target) if row.target else "–", seconds(row.wall),
                seconds(row.cpu), peak, seconds(row.baseline), str(row.pairs)]

    if rows:
        lines += ["", *table(
            ["users", "command", "threads", "ratio", "target", "wall s", "user + sys s", "peak MB", "baseline s",
             "pairs"],
            [cells(row) for row in rows])]
    if start_up:
        lines += ["", *table(["start-up", "ms", "target", "peak MB"], [
            [name, f"{ms:.1f}", verdict(ms, TARGET_START_MS) if name.startswith("`validate`") else "–",
             f"< {floor_mb:.0f}" if peak <= floor_mb else f"{peak:.0f}"]
            for name, ms, peak in start_up])]
    return "\n".join(lines)


def machine(rolebook, baseline, date, scratch):
    def said(command):
        try:
            return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            return ""

    with open("/proc/cpuinfo") as lines:
        models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    swift = next(iter(said(["swift", "--version"]).splitlines()), "Swift: not found")
    libyaml = said([baseline, scratch]).rpartition("libyaml ")[2]
    facts = [
        f"{(models or [platform.machine()])[0]}, {len(os.sched_getaffinity(0))} cores, Linux {platform.release()}",
        swift.partition(" (")[0],
        f"libyaml {libyaml}" if libyaml else "",
        said([rolebook, "--version"]).partition("\n")[0],
        "files in memory" if "shm" in scratch.parts else "files on disk, cached",
        date,
    ]
    return ["; ".join(fact for fact in facts if fact) + "."]


def around_report(path):
    """What stands before the first marker and after the second."""
    try:
        text = path.read_text()
    except OSError as problem:
        raise SystemExit(f"run.py: {problem}")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end or BEGIN in rest or END in after:
        raise SystemExit(f"run.py: {path} needs the markers {BEGIN} and {END}, once each, in this order")
    return before, after


def build_baseline(scratch):
    program = scratch / "baseline"
    try:
        subprocess.run([os.environ.get("CC", "cc"), "-O2", "-o", program, HERE / "baseline.c", "-lyaml"], check=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        raise SystemExit(f"run.py: the baseline needs a C compiler and libyaml's header: {problem}")
    return program


def program(text):
    found = Path(text).resolve()
    if not os.access(found, os.X_OK) or found.is_dir():
        raise SystemExit(f"run.py: {text} is no program; build it first: swift build -c release")
    return found


def main():
    names = ["validate", "compile", "plan", "one", "render"]

    def listed(known):
        def parse(text):
            values = [value.strip().lower() for value in text.split(",")]
            for value in values:
                if value not in known:
                    raise argparse.ArgumentTypeError(f"`{value}` is none of {', '.join(known)}")
            return values
        return parse

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rolebook", default=".build/release/rolebook", metavar="PATH", help="default %(default)s")
    parser.add_argument("--static", metavar="PATH", help="the static binary, for the start-up time; default --rolebook")
    parser.add_argument("--sizes", type=listed(list(generate.SIZES)), default=["1k", "10k", "100k"], metavar="LIST",
                        help="of 1k, 10k, 100k, 1m; default 1k,10k,100k")
    parser.add_argument("--commands", type=listed(names), default=names, metavar="LIST",
                        help=f"of {', '.join(names)}; default all (`one`: compile with one organization changed)")
    parser.add_argument("--threads", type=listed(["1", "2", "4", "8"]), default=["1", "2"], metavar="LIST",
                        help="values of --jobs; default 1,2")
    parser.add_argument("--pairs", type=int, metavar="N", help="pairs of runs a row; default: by duration, 3 to 15")
    parser.add_argument("--seconds", type=float, default=15, metavar="S", help="time a row may take; default 15")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--scratch", type=Path, metavar="DIR", help="keep estates in DIR/rolebook-bench")
    parser.add_argument("--clean", action="store_true", help="remove the estates at the end")
    parser.add_argument("--no-start-up", action="store_true", help="leave the start-up time out")
    parser.add_argument("--date", default="", help="the date that the report bears")
    parser.add_argument("--report", type=Path, metavar="FILE", help=f"rewrite FILE between {BEGIN} and {END}")
    options = parser.parse_args()
    if options.report and not options.date:
        parser.error("--report needs --date")
    if options.report:
        around_report(options.report)

    rolebook = program(options.rolebook)
    static = program(options.static) if options.static else rolebook
    scratch = scratch_directory(options.scratch, options.sizes).resolve()
    scratch.mkdir(parents=True, exist_ok=True)
    baseline = build_baseline(scratch)
    bench = Bench(rolebook, baseline, options.pairs, options.seconds)

    sizes, rows = [], []
    for size in options.sizes:
        files = estates(scratch, size, options.seed)
        sizes.append(files)
        rows += bench.size(files, [int(n) for n in options.threads], set(options.commands))
    small = small_estate(scratch)
    start_up = [] if options.no_start_up else bench.start_up(static, small)

    text = report(machine(rolebook, baseline, options.date, small), sizes, rows, start_up, floor())
    print(text)
    if options.clean:
        shutil.rmtree(scratch)
    if bench.problems:
        print("\n" + "\n".join(bench.problems), file=sys.stderr)
        sys.exit("run.py: not everything could be measured" + (f"; {options.report} stays" if options.report else ""))
    if options.report:
        before, after = around_report(options.report)
        options.report.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}")


if __name__ == "__main__":
    main()
