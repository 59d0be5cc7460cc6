#!/usr/bin/env python3
"""Cuts the power at every system call of a command, on a disk that keeps no more than it promised.

The calls of one run are traced and replayed in memory. At each of them the disk is taken to hold what was synced,
and of the rest any part in any order: files cut or full of zeros, names of a folder that came or went out of turn.
Every such disk must read as exactly the old content or exactly the new, after the exit as the new, and a plain run
must bring the new content without a hand. Renaming from one folder to another is taken to be one step, as it is on
every file system with a journal.

    Tests/Faults/powerloss.py --binary .build/release/rolebook --states 1000
"""

import argparse
import concurrent.futures
import dataclasses
import os
import pathlib
import random
import re
import shutil
import sys
import tempfile

from estates import scenarios
from sweep import Sweep, tree

CALLS = "openat,close,mkdir,mkdirat,write,pwrite64,ftruncate,fsync,renameat,renameat2,unlinkat"
LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")
WORD = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?|([^,\s]+)')


class Node:
    """A file or a folder, whatever its names."""

    def __init__(self, is_folder: bool):
        self.is_folder = is_folder
        self.bytes = b""
        self.names: dict[str, Node] = {}
        self.first: dict[str, Node] = {}  # the names before the run


@dataclasses.dataclass
class Step:
    """One thing that a call does to the disk, and whether it is synced by now."""

    kind: str  # write, truncate, link, unlink, rename
    node: Node | None  # the file, or the folder
    arguments: tuple
    synced: bool = False

    def touches(self, node: Node) -> bool:
        return self.node is node or (self.kind == "rename" and self.arguments[1] is node)


class Trace:
    """The steps of one run, from the text of strace."""

    def __init__(self, text: str, before: pathlib.Path, place: pathlib.Path):
        self.place = str(place)
        self.root = load(before)
        remember(self.root)
        self.open: dict[int, Node] = {}
        self.events: list = []  # a step, or ("sync", node)
        for line in text.splitlines():
            found = LINE.match(line)
            if found and int(found[3]) >= 0:
                self.call(found[1], words(found[2]), int(found[3]))

    def call(self, name: str, given: list, result: int) -> None:
        if name == "openat":
            self.open[result] = self.opened(given)
        elif name == "close":
            self.open.pop(int(given[0]), None)
        elif name in ("mkdir", "mkdirat"):
            folder, leaf = self.parent(given if name == "mkdirat" else ["AT_FDCWD", *given])
            if folder:
                self.do(Step("link", folder, (leaf, Node(True))))
        elif name in ("pwrite64", "write", "ftruncate", "fsync"):
            self.data(name, self.open.get(int(given[0])), given, result)
        elif name in ("renameat", "renameat2"):
            (source, old), (target, new) = self.parent(given[:2]), self.parent(given[2:4])
            self.do(Step("rename", source, (old, target, new, source.names[old])))
        elif name == "unlinkat":
            folder, leaf = self.parent(given)
            self.do(Step("unlink", folder, (leaf,)))

    def data(self, name: str, node: Node | None, given: list, result: int) -> None:
        if node is None:
            return
        if name == "fsync":
            self.events.append(("sync", node))
        elif name == "ftruncate":
            self.do(Step("truncate", node, (int(given[1]),)))
        else:
            self.do(Step("write", node, (int(given[3]), given[1][:result])))

    def opened(self, given: list) -> Node | None:
        folder, leaf = self.parent(given)
        if folder is None:
            return None
        if leaf == "..":
            return around(self.root, folder)
        if leaf == ".":
            return folder
        if leaf not in folder.names and "O_CREAT" in given[2]:
            self.do(Step("link", folder, (leaf, Node(False))))
        return folder.names.get(leaf)

    def parent(self, given: list) -> tuple:
        """The folder that a call means, and the name in it; no folder where it is none of ours."""
        name = given[1].decode()
        if given[0] != "AT_FDCWD":
            return self.open.get(int(given[0])), name
        if not name.startswith("/"):  # the program works in the place itself, by `-C`
            name = f"{self.place}/{name}"
        if not name.startswith(self.place + "/"):
            return None, name
        parts = name[len(self.place) + 1:].split("/")
        folder = self.root
        for part in parts[:-1]:
            folder = folder.names[part]
        return folder, parts[-1]

    def do(self, step: Step) -> None:
        self.events.append(step)
        apply(step)


def around(top: Node, folder: Node) -> Node | None:
    """The folder that holds another, as far as it is one of ours."""
    for inner in top.names.values():
        found = top if inner is folder else around(inner, folder)
        if found:
            return found
    return None


def words(text: str) -> list:
    found = []
    for match in WORD.finditer(text):
        quoted = match[1] is not None
        found.append(bytes.fromhex(match[1].replace("\\x", "")) if quoted else match[3])
    return found


def load(path: pathlib.Path) -> Node:
    node = Node(path.is_dir())
    if not node.is_folder:
        node.bytes = path.read_bytes()
        return node
    node.names = {inner.name: load(inner) for inner in sorted(path.iterdir())}
    return node


def apply(step: Step, cut: random.Random | None = None) -> None:
    """Does a step; with `cut` a write comes out short, or as zeros."""
    node, given = step.node, step.arguments
    if step.kind == "write":
        offset, data = given
        if cut:
            data = data[:cut.randrange(len(data) + 1)] if cut.random() < 0.5 else bytes(len(data))
        whole = node.bytes.ljust(offset, b"\0")
        node.bytes = whole[:offset] + data + whole[offset + len(data):]
    elif step.kind == "truncate":
        node.bytes = node.bytes[:given[0]].ljust(given[0], b"\0")
    elif step.kind == "link":
        node.names[given[0]] = given[1]
    elif step.kind == "unlink":
        node.names.pop(given[0], None)
    elif step.kind == "rename":
        if node.names.get(given[0]) is given[3]:
            del node.names[given[0]]
        given[1].names[given[2]] = given[3]


class Disk:
    """The disks that a power cut may leave after the first `count` events of a trace."""

    def __init__(self, text: str, before: pathlib.Path, place: pathlib.Path, count: int, seed: int):
        self.trace = Trace(text, before, place)
        self.chance = random.Random(seed)
        self.steps: list[Step] = []
        for event in self.trace.events[:count]:
            if isinstance(event, Step):
                self.steps.append(event)
            else:
                for step in self.steps:
                    step.synced = step.synced or step.touches(event[1])
        self.is_over = count == len(self.trace.events)
        self.before = before

    def build(self, folder: pathlib.Path) -> None:
        # The nodes of the trace have been through the whole run: empty them, and begin again.
        for step in self.steps:
            self.reset(step)
        restore(self.trace.root, self.before)
        mode = self.chance.choice(["nothing", "all", "names", "bytes", "any", "any", "any"])
        for step in self.steps:
            keeps, cut = self.fate(step, mode)
            if keeps:
                apply(step, cut)
        store(self.trace.root, folder)

    def fate(self, step: Step, mode: str) -> tuple:
        if step.synced or mode == "all":
            return True, None
        is_data = step.kind in ("write", "truncate")
        if mode == "any":
            return self.chance.random() < 0.5, self.chance if self.chance.random() < 0.5 else None
        return mode == ("bytes" if is_data else "names"), None

    @staticmethod
    def reset(step: Step) -> None:
        made = [step.node, *(argument for argument in step.arguments if isinstance(argument, Node))]
        for node in made:
            node.bytes, node.names = b"", {}


def restore(node: Node, path: pathlib.Path) -> None:
    """Gives the nodes that were there before the run what they held."""
    node.names = dict(node.first)
    if not node.is_folder:
        node.bytes = path.read_bytes()
    for name, inner in node.names.items():
        restore(inner, path / name)


def remember(node: Node) -> None:
    node.first = dict(node.names)
    for inner in node.names.values():
        remember(inner)


def store(node: Node, path: pathlib.Path) -> None:
    for name, inner in node.names.items():
        if inner.is_folder:
            (path / name).mkdir()
            store(inner, path / name)
        else:
            (path / name).write_bytes(inner.bytes)


def judge(sweep: Sweep, text: str, place: pathlib.Path, count: int, seed: int) -> list[str]:
    folder = pathlib.Path(tempfile.mkdtemp(dir=sweep.work, prefix="run"))
    try:
        disk = Disk(text, sweep.before, place, count, seed)
        disk.build(folder)
        content = sweep.read(folder)
        where = f"{sweep.scenario.name}: power cut after event {count}, seed {seed}"
        sweep.figures["new" if content == sweep.new else "old" if content == sweep.old else "mixtures"] += 1
        if content not in ([sweep.new] if disk.is_over else [sweep.old, sweep.new]):
            return [f"{where}: neither old nor new" if not disk.is_over else f"{where}: lost after exit 0"]
        again = sweep.run(folder, sweep.scenario.command)
        if again.returncode != sweep.scenario.code:
            return [f"{where}: not recovered: {again.stderr.strip()}"]
        return [] if tree(folder) == sweep.new_tree else [f"{where}: recovered to something else"]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def cut(scenario, options) -> list[str]:
    with tempfile.TemporaryDirectory(dir=options.work, prefix="sweep") as work:
        sweep = Sweep(scenario, options.binary, pathlib.Path(work))
        place = sweep.copy("count")
        log = sweep.work / "calls"
        sweep.run(place, scenario.command,
                  ["strace", "-qq", "-xx", "-o", str(log), "-s", "99999999", "-e", "trace=" + CALLS])
        text = log.read_text()
        events = len(Trace(text, sweep.before, place).events)
        each = max(1, options.states // (events + 1))
        points = [(count, seed) for count in range(events + 1) for seed in range(each)]
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            found = pool.map(lambda point: judge(sweep, text, place, *point), points)
            violations = [violation for some in found for violation in some]
        figures = ", ".join(f"{count} {name}" for name, count in sorted(sweep.figures.items()))
        print(f"{scenario.name}: {len(points)} disks after {events} events, {figures},"
              f" {len(violations)} violations", flush=True)
        return violations


def main(all_scenarios=None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=".build/release/rolebook")
    parser.add_argument("--scenario", action="append", help="only this one; repeatable")
    parser.add_argument("--states", type=int, default=1000, metavar="N", help="a scenario")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--work", default="/dev/shm" if os.path.isdir("/dev/shm") else None)
    options = parser.parse_args()
    options.binary = os.path.abspath(options.binary)
    violations: list[str] = []
    for scenario in all_scenarios or scenarios():
        if not options.scenario or scenario.name in options.scenario:
            violations += cut(scenario, options)
    for violation in violations[:50]:
        print(violation, file=sys.stderr)
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
