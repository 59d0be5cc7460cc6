#!/usr/bin/env python3
"""Many compiles at once into one folder: each state is written once, none is lost, and the log stays one chain.

In every round all workers start together, each with declarations of its own, so that every compile has something to
change. A worker that finds the lock held for too long (75) tries again. In the rounds of killing some are killed at
any moment; what they held is free again, and what they left is finished or dropped. Exits with 1 on any violation.

    Tests/Faults/together.py --binary .build/release/rolebook --workers 16 --rounds 50 --killing 5
"""

import argparse
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

from estates import NOW, organization, settings


class Estate:
    """One output folder, and declarations for each worker beside it."""

    def __init__(self, binary: str, folder: pathlib.Path, workers: int, seed: int):
        self.binary, self.folder = binary, folder
        self.dice = [random.Random(f"{seed} {worker}") for worker in range(workers)]
        self.lock = threading.Lock()
        self.written: list[tuple[int, str]] = []  # serial and title, as the compiles told
        self.waited = self.killed = 0
        self.faults: list[str] = []
        for worker in range(workers):
            self.declare(worker, f"worker {worker}")

    def declare(self, worker: int, title: str) -> None:
        folder = self.folder / f"config{worker}"
        (folder / "organizations").mkdir(parents=True, exist_ok=True)
        (folder / "rolebook.yaml").write_text(settings().replace("Fault sweep", title), encoding="utf-8")
        (folder / "organizations" / "acme.yaml").write_text(organization(2), encoding="utf-8")

    def run(self, *arguments: str, limit: float | None = None) -> subprocess.CompletedProcess:
        return subprocess.run([self.binary, "-C", str(self.folder), *arguments], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=limit, check=False)

    def compile(self, worker: int, title: str, kills: bool) -> None:
        self.declare(worker, title)
        limit = self.dice[worker].uniform(0, 0.2) if kills and self.dice[worker].random() < 0.5 else None
        while True:
            try:
                result = self.run("compile", "--config", f"config{worker}", "--now", NOW, "--no-site",
                                  "--actor", "root@vendor.example", limit=limit)
            except subprocess.TimeoutExpired:  # killed with SIGKILL
                with self.lock:
                    self.killed += 1
                return
            if result.returncode == 75:
                with self.lock:
                    self.waited += 1
                continue
            told = re.search(r"Wrote state (\d+) ", result.stderr)
            with self.lock:
                if result.returncode != 0 or not told:
                    self.faults.append(f"{title}: exit {result.returncode}: {result.stderr.strip()}")
                else:
                    self.written.append((int(told[1]), title))
            return

    def check(self) -> None:
        verified = self.run("log", "verify")
        if verified.returncode != 0:
            self.faults.append(f"log verify: {verified.stderr.strip()}")
            return
        serials: dict[int, str] = {}
        for line in self.run("log", "--format", "jsonl").stdout.splitlines():
            entry = json.loads(line)
            if entry["action"] in ("settings.changed", "estate.founded"):
                if entry["serial"] in serials:
                    self.faults.append(f"serial {entry['serial']} was written twice")
                serials[entry["serial"]] = entry["after"]["title"]
        if sorted(serials) != list(range(1, len(serials) + 1)):
            self.faults.append("the serials have a gap")
        if len(dict(self.written)) < len(self.written):
            self.faults.append("two compiles told of the same serial")
        for serial, title in self.written:
            if serials.get(serial) != title:
                self.faults.append(f"state {serial} of {title} was lost; the log has {serials.get(serial)}")
        if len(serials) > len(self.written) + self.killed:
            self.faults.append("the log has states that nobody wrote")
        strays = [path for path in (self.folder / "out" / ".rolebook").iterdir() if path.name != "lock"]
        if not self.killed and strays:
            self.faults.append(f"left behind: {strays}")


def rounds(estate: Estate, name: str, count: int, kills: bool) -> None:
    workers = len(estate.dice)
    barrier = threading.Barrier(workers)

    def work(worker: int) -> None:
        for number in range(count):
            barrier.wait()
            estate.compile(worker, f"{name} {number} of worker {worker}", kills)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    estate.check()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/rolebook")
    parser.add_argument("--workers", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--killing", type=int, default=5, metavar="ROUNDS", help="further rounds with killing")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", default="/dev/shm" if os.path.isdir("/dev/shm") else None)
    options = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(dir=options.work, prefix="together") as folder:
        estate = Estate(os.path.abspath(options.binary), pathlib.Path(folder), options.workers, options.seed)
        rounds(estate, "round", options.rounds, kills=False)
        if not estate.faults and len(estate.written) != options.workers * options.rounds:
            estate.faults.append(f"{len(estate.written)} states were written")
        rounds(estate, "killing", options.killing, kills=True)
    print(f"{options.workers} compiles at once, {options.rounds} + {options.killing} rounds: {len(estate.written)} states,"
          f" {estate.waited} waited in vain, {estate.killed} killed, {len(estate.faults)} violations,"
          f" {time.monotonic() - start:.0f} s")
    for fault in estate.faults[:50]:
        print(fault, file=sys.stderr)
    return 1 if estate.faults else 0


if __name__ == "__main__":
    sys.exit(main())
