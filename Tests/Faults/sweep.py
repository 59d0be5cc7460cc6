#!/usr/bin/env python3
"""Fails, one after the other, every system call by which a command changes the disk, and judges what is left.

For each point the command runs on a fresh copy of the folder "before", with strace failing or killing that one
call. Afterwards a reader must see exactly the old content or exactly the new, success must mean the new, and a plain
run must bring the new content without a hand and leave no stray file. Prints one line of figures a scenario, and
exits with 1 on any violation.

    Tests/Faults/sweep.py --binary .build/release/rolebook --every 4 --budget 60
"""

import argparse
import collections
import concurrent.futures
import dataclasses
import errno
import hashlib
import os
import pathlib
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import typing

from estates import Point, scenarios

# What may go wrong with each call; with a `+` it fails from then on, as on a full disk.
FAULTS = {
    "create": "KILL EIO ENOSPC ENOSPC+ EROFS EMFILE EINTR",
    "open": "KILL EIO EMFILE EINTR",
    "mkdir": "KILL EIO ENOSPC EROFS EINTR",
    "mkdirat": "KILL EIO ENOSPC EROFS EINTR",
    "write": "KILL EIO ENOSPC EINTR",
    "pwrite64": "KILL EIO EIO+ ENOSPC ENOSPC+ EDQUOT EINTR",
    "fsync": "KILL EIO EIO+ ENOSPC EINTR",
    "renameat": "KILL EIO EIO+ ENOSPC EROFS EINTR",
    "renameat2": "KILL EIO ENOSPC EROFS EINTR",
    "unlinkat": "KILL EIO EIO+ EROFS EINTR",
    "ftruncate": "KILL EIO EINTR",
    "fallocate": "KILL EIO ENOSPC EOPNOTSUPP EINTR",
    "flock": "KILL EIO ENOLCK EINTR",
    "sync_file_range": "KILL EIO EINTR",
}
CALLS = sorted(set(FAULTS) - {"create", "open"} | {"openat"})
LINE = re.compile(r'^(?P<call>\w+)\((?P<arguments>.*)\)\s+= ')
SECONDS = 30


@dataclasses.dataclass(frozen=True)
class Limit:
    """A file may not grow past so many bytes: honest short writes."""

    size: int
    fault: str = "EFBIG"

    def strace(self) -> list[str]:
        return []

    def __str__(self) -> str:
        return f"files of at most {self.size} bytes"


@dataclasses.dataclass(frozen=True)
class SmallDisk:
    """A file system with room for so many bytes: an honest full disk."""

    size: int
    fault: str = "ENOSPC"

    def strace(self) -> list[str]:
        return []

    def __str__(self) -> str:
        return f"a disk of {self.size} bytes"


class Sweep:
    """One scenario: its old and new content, and the points to fail."""

    def __init__(self, scenario, binary: str, work: pathlib.Path):
        self.scenario, self.binary, self.work = scenario, binary, work
        self.figures = collections.Counter()
        self.violations: list[str] = []
        self.before = work / "before"
        self.before.mkdir()
        scenario.prepare(self.before, self.prepare)
        # Every run must differ from the last by the fault alone, so even the first one works on a copy.
        self.old = self.read(self.copy("old"))
        folder = self.copy("new")
        result = self.run(folder, scenario.command)
        if not self.is_done(result):
            raise SystemExit(f"{scenario.name}: the plain run exits with {result.returncode}: {result.stderr}")
        self.new = self.read(folder)
        self.new_tree = tree(folder)

    def points(self) -> list:
        folder = self.copy("count")
        log = self.work / "calls"
        # Only the main thread: strace counts the calls of each thread apart, and it is the main one that writes.
        self.run(folder, self.scenario.command,
                 ["strace", "-qq", "-o", str(log), "-s", "4096", "-e", "trace=" + ",".join(CALLS)])
        counts: collections.Counter = collections.Counter()
        points: list = []
        for line in log.read_text(errors="replace").splitlines():
            found = LINE.match(line)
            if not found or found["call"] not in CALLS:
                continue
            counts[found["call"]] += 1
            kind = kind_of(found["call"], found["arguments"])
            for fault in FAULTS.get(kind, "").split():
                points.append(Point(found["call"], counts[found["call"]], fault))
        largest = max((path.stat().st_size for path in folder.rglob("*") if path.is_file()), default=0)
        steps = 64 if points else 0
        points += [Limit(size) for size in sorted({largest * step // steps for step in range(steps)})]
        if not can_mount(self.work):
            return points
        pages = [sum(-(-path.stat().st_size // 4096) + 1 for path in top.rglob("*")) for top in (self.before, folder)]
        room = max(64, 2 * pages[1])
        return points + [SmallDisk(4096 * (pages[0] + 1 + room * step // steps)) for step in range(steps)]

    def judge(self, point) -> None:
        folder = pathlib.Path(tempfile.mkdtemp(dir=self.work, prefix="run"))
        small = isinstance(point, SmallDisk)
        try:
            if small:
                mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", folder)
            shutil.copytree(self.before, folder, dirs_exist_ok=True, symlinks=True)
            if small:
                mount("-o", f"remount,size={point.size}", folder)
            limit = point.size if isinstance(point, Limit) else None
            result = self.run(folder, self.scenario.command, point.strace(), limit)
            if small:
                mount("-o", "remount,size=64m", folder)
            for fault in self.faults(point, result, folder):
                self.figures[fault] += 1
                self.violations.append(
                    f"{self.scenario.name}: {point}: {fault} (exit {result.returncode}: {result.stderr.strip()})")
            self.figures["points"] += 1
        finally:
            if small:
                subprocess.run(["umount", "-l", folder], check=False)
            shutil.rmtree(folder, ignore_errors=True)

    def faults(self, point, result, folder: pathlib.Path) -> typing.Iterator[str]:
        code = result.returncode
        before_reading = tree(folder, times=True)
        content = self.read(folder)
        if tree(folder, times=True) != before_reading:
            yield "reader wrote"
        self.figures["old" if content == self.old else "new"] += 1
        if content not in (self.old, self.new):
            yield "mixtures"
        if self.is_done(result) and content != self.new:
            yield "lies"
        changes = self.old != self.new
        if changes and code in (73, 75) and content != self.old:
            yield "73 and changed"
        if code == 74:
            self.figures["not confirmed"] += 1
            if content != self.new:
                yield "74 and not changed"
        yield from self.wrong_codes(point, result)
        again = self.run(folder, self.scenario.command)
        if not self.is_done(again):
            yield f"not recovered ({again.stderr.strip()})"
        elif self.read(folder) != self.new:
            yield "recovered to something else"
        elif tree(folder) != self.new_tree:
            yield "strays"

    def wrong_codes(self, point, result) -> typing.Iterator[str]:
        code, well, fault = result.returncode, self.scenario.code, point.fault.rstrip("+")
        if fault == "KILL":
            return
        if code < 0 or code >= 128:
            yield "died of a signal"
        if code in (64, 70):
            yield "wrong exit code"
        # A page may not fit where the state did: then the state stands, and the run says that not all of it does.
        fitting = (well, 73) if "--no-site" in self.scenario.command else (well, 73, 74)
        if not isinstance(point, Point) and code not in fitting:
            yield "wrong exit code"
        if fault == "EINTR" and code != well:
            yield "EINTR not retried"
        if code in (73, 74) and os.strerror(getattr(errno, fault)) not in result.stderr:
            yield "errno not named"

    def is_done(self, result) -> bool:
        """Whether a run says that it did all. A refusal has to be by a change rule, which is what is logged."""
        code = self.scenario.code
        return result.returncode == code and (code == 0 or "[change/" in result.stderr)

    def read(self, folder: pathlib.Path) -> str:
        digest = hashlib.sha256()
        for reader in self.scenario.readers:
            result = self.run(folder, reader)
            digest.update(f"{result.returncode}\n{result.stdout}".encode())
        return digest.hexdigest()

    def prepare(self, *arguments, killed_at: Point | None = None) -> None:
        result = self.run(self.before, list(arguments), killed_at.strace() if killed_at else ())
        if (result.returncode == 0) == bool(killed_at):
            raise SystemExit(f"{self.scenario.name}: {arguments} exits with {result.returncode}: {result.stderr}")

    def run(self, folder, arguments, strace=(), limit=None):
        def confine():
            if limit is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        command = [*strace, self.binary, *[str(word).replace("DIR", str(folder)) for word in arguments]]
        return subprocess.run(command, cwd="/", capture_output=True, text=True, timeout=SECONDS,
                              stdin=subprocess.DEVNULL, preexec_fn=confine)

    def copy(self, name: str) -> pathlib.Path:
        return shutil.copytree(self.before, self.work / name, symlinks=True)


def kind_of(call: str, arguments: str) -> str:
    """Tells the opening of our own files from the loader's, and reading from writing."""
    if call in ("write", "pwrite64") and arguments.startswith(("1,", "2,")):
        return "write"
    if call != "openat":
        return call
    if re.search(r"O_CREAT|O_WRONLY|O_RDWR", arguments):
        return "create" if '"/dev' not in arguments else ""
    path = re.search(r'"([^"]*)"', arguments)
    return "open" if path and not path[1].startswith("/") else ""


def mount(*arguments) -> None:
    subprocess.run(["mount", *map(str, arguments)], check=True, capture_output=True)


def can_mount(work: pathlib.Path) -> bool:
    """Only as root, and not in every container; elsewhere the small disks are left out."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=work))
    try:
        mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", folder)
    except (subprocess.CalledProcessError, FileNotFoundError):
        return False
    subprocess.run(["umount", "-l", folder], check=False)
    return True


def tree(folder: pathlib.Path, times: bool = False) -> dict:
    """Every file with its bytes; the lock counts, but not what it says. Empty folders do not count."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_dir() and not path.is_symlink():
            continue
        body = b"" if name.endswith(".rolebook/lock") else path.read_bytes()
        found[name] = (hashlib.sha256(body).hexdigest(), path.lstat().st_mtime_ns if times else 0)
    return found


def sweep(scenario, options) -> tuple[int, list[str]]:
    with tempfile.TemporaryDirectory(dir=options.work, prefix="sweep") as work:
        one = Sweep(scenario, options.binary, pathlib.Path(work))
        points = one.points()
        chosen = points[options.offset::options.every]
        random.Random(options.seed).shuffle(chosen)
        start = time.monotonic()
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            def judge(point):
                if time.monotonic() - start > options.budget:
                    return 1
                one.judge(point)
                return 0

            skipped = sum(pool.map(judge, chosen))
        figures = ", ".join(f"{count} {name}" for name, count in sorted(one.figures.items()) if name != "points")
        print(f"{scenario.name}: {one.figures['points']} of {len(points)} points"
              f"{f' ({skipped} past the budget)' if skipped else ''}, {figures},"
              f" {len(one.violations)} violations, {time.monotonic() - start:.0f} s", flush=True)
        return one.figures["points"], one.violations


def main(all_scenarios=None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/rolebook")
    parser.add_argument("--scenario", action="append", help="only this one; repeatable")
    parser.add_argument("--every", type=int, default=1, metavar="K", help="one point in K")
    parser.add_argument("--offset", type=int, default=0, help="which one of the K")
    parser.add_argument("--budget", type=float, default=600, metavar="SECONDS", help="a scenario")
    parser.add_argument("--least", type=int, default=0, metavar="POINTS", help="fail where fewer were tried")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", default="/dev/shm" if os.path.isdir("/dev/shm") else None)
    options = parser.parse_args()
    options.binary = os.path.abspath(options.binary)
    points, violations = 0, []
    for scenario in all_scenarios or scenarios():
        if not options.scenario or scenario.name in options.scenario:
            tried, found = sweep(scenario, options)
            points, violations = points + tried, violations + found
    for violation in violations[:50]:
        print(violation, file=sys.stderr)
    print(f"{points} points, {len(violations)} violations")
    return 1 if violations or points < options.least else 0


if __name__ == "__main__":
    sys.exit(main())
