#!/usr/bin/env python3
"""Compiles as few of Tests/Fixtures/changes as show every action of the log, and writes what the log exports.

    .ci/every_kind.py .build/debug/rolebook events.jsonl kinds.txt
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CASES = pathlib.Path("Tests/Fixtures/changes")
KINDS = pathlib.Path("Sources/Ledger/Changes/ChangeKind.swift")
BEFORE, AFTER = "2026-11-20T10:00:00Z", "2026-11-21T10:00:00Z"


def kinds_of(case: pathlib.Path) -> set[str]:
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    if re.search(r"^error\[", expected, re.M):
        return {"change.refused"}
    return set(re.findall(r"^[+~-] (\S+) ", expected, re.M))


def request(case: pathlib.Path) -> list[str]:
    flags = {"actor": "--actor", "approved-by": "--approved-by", "allow-mass-removal": "--allow-mass-removal"}
    arguments: list[str] = []
    if (case / "request.txt").exists():
        for line in (case / "request.txt").read_text(encoding="utf-8").splitlines():
            name, *value = line.split()
            arguments += [flags[name], *value]
    return arguments if "--actor" in arguments else arguments + ["--actor", "nobody@example.org"]


def events(binary: str, case: pathlib.Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder) / "config"

        def run(*arguments: str) -> str:
            result = subprocess.run([binary, "-C", folder, *arguments], capture_output=True, text=True, check=False)
            if result.returncode not in (0, 1):
                raise SystemExit(f"{case}: {arguments[0]} exits with {result.returncode}: {result.stderr}")
            return result.stdout

        shutil.copytree(case / "before", config)
        run("compile", "--now", BEFORE, "--no-site", "--actor", "founder@example.org", "--ip", "203.0.113.7")
        shutil.rmtree(config)
        shutil.copytree(case / "after", config)
        run("compile", "--now", AFTER, "--no-site", "--ip", "2001:db8::7", "--reason", "As agreed",
            "--reference", "4711", *request(case))
        run("log", "verify")
        return run("log", "--format", "ocsf")


def main() -> int:
    binary, target, list_of_kinds = sys.argv[1:]
    kinds = set(re.findall(r'case \w+ = "([a-z.-]+)"', KINDS.read_text(encoding="utf-8")))
    kinds |= {"estate.founded", "change.refused"}
    pathlib.Path(list_of_kinds).write_text("".join(f"{kind}\n" for kind in sorted(kinds)), encoding="utf-8")
    shown = {case.parent: kinds_of(case.parent) for case in sorted(CASES.glob("*/*/expected.txt"))
             if (case.parent / "before").exists()}
    missing, text = kinds - {"estate.founded"}, ""
    while missing:
        case = max(shown, key=lambda case: len(shown[case] & missing))
        if not shown[case] & missing:
            break
        text += events(str(pathlib.Path(binary).resolve()), case)
        missing -= shown[case]
    pathlib.Path(target).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
