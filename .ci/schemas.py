#!/usr/bin/env python3
"""Holds `rolebook schema` against check-jsonschema: what the program accepts passes, what it refuses does not.

usage: schemas.py ROLEBOOK CHECK-JSONSCHEMA

Every file of the example estate, every built-in platform and every fixture of the rules is judged by both. A file in
which the program finds nothing has to pass; one with a finding of `schema/*` has to be refused, but for those that
schema-exceptions.txt names, each with the knowledge that no schema has.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "Tests/Fixtures/rules"
KINDS = {
    "settings": r"rolebook\.ya?ml",
    "people": r"people(/[^/]+)?\.ya?ml",
    "platform": r"platforms/[^/]+\.ya?ml",
    "organization": r"organizations/([^/]+/)?[^/]+\.ya?ml",
    "assertions": r"assertions/[^/]+\.ya?ml",
    "review": r"reviews/[^/]+\.ya?ml",
}


def kind_by_name(name: str) -> str | None:
    return next((kind for kind, pattern in KINDS.items() if re.fullmatch(pattern, name)), None)


def kind_by_text(path: pathlib.Path) -> str:
    """A fixture that is a single file says by its keys what it is."""
    keys = set(re.findall(r"^([a-z_]+):", path.read_text(errors="replace"), re.MULTILINE))
    if keys & {"platform", "policy", "roles"}:
        return "platform"
    if keys & {"rolebook", "locales", "operators", "waivers", "rules"}:
        return "settings"
    return next((kind for kind in ("people", "assertions", "review") if kind in keys), "organization")


def files() -> dict[str, list[pathlib.Path]]:
    found: dict[str, list[pathlib.Path]] = {kind: [] for kind in KINDS}
    found["platform"] += sorted((ROOT / "Sources/Compiler/Embedded/platforms").glob("*.yaml"))
    for path in sorted((ROOT / "config").rglob("*.y*ml")):
        if kind := kind_by_name(str(path.relative_to(ROOT / "config"))):
            found[kind].append(path)
    for fixture in sorted(FIXTURES.glob("*/*/*")):
        if fixture.is_file() and fixture.suffix == ".yaml":
            found[kind_by_text(fixture)].append(fixture)
        for path in sorted(fixture.rglob("*.y*ml")) if fixture.is_dir() else []:
            if kind := kind_by_name(str(path.relative_to(fixture)).removeprefix("config/")):
                found[kind].append(path)
    return found


def refused(checker: str, schema: pathlib.Path, paths: list[pathlib.Path]) -> dict[str, str]:
    """Path → what the checker says of it, for the files that it refuses."""
    command = [checker, "--schemafile", schema, "--output-format", "json", *paths]
    report = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
    faults = report.get("errors", [])
    unparsed = report.get("parse_errors", [])
    if len(paths) == 1:
        faults, unparsed = faults + unparsed, []
    found = {fault["filename"]: f"{fault.get('path', '')} {fault['message']}"[:120] for fault in faults}
    # Behind a file that it cannot parse the checker fails at good ones too: each is asked about alone.
    for fault in unparsed:
        found |= refused(checker, schema, [fault["filename"]])
    return found


def judge(path: pathlib.Path, fault: str | None, exceptions: dict[str, str]) -> str | None:
    """What is wrong with the verdict on one file."""
    text, name = path.read_text(errors="replace"), str(path.relative_to(ROOT))
    findings = re.findall(r"error\[([a-z]+)/", text)
    if fault and not findings:
        return f"{name}: the program finds nothing, the schema says: {fault}"
    if fault and name in exceptions:
        return f"{name}: is refused now; take it out of schema-exceptions.txt"
    if not fault and "schema" in findings and "source" not in findings and name not in exceptions:
        return f"{name}: the program refuses it, the schema does not"
    return None


def main(program: str, checker: str) -> int:
    lines = (ROOT / ".ci/schema-exceptions.txt").read_text().splitlines()
    entries = [line.split(": ", 1) for line in lines if line and not line.startswith("#")]
    exceptions = {f"Tests/Fixtures/rules/{name}": why for name, why in entries}
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, paths in files().items():
            schema = pathlib.Path(folder) / f"{kind}.json"
            schema.write_bytes(subprocess.run([program, "schema", kind], check=True, capture_output=True).stdout)
            subprocess.run([checker, "--check-metaschema", schema], check=True, stdout=subprocess.DEVNULL)
            if not paths:
                continue
            verdicts = refused(checker, schema, paths)
            count += len(paths)
            faults += filter(None, (judge(path, verdicts.get(str(path)), exceptions) for path in paths))
        whole = pathlib.Path(folder) / "all.json"
        whole.write_bytes(subprocess.run([program, "schema"], check=True, capture_output=True).stdout)
        estate = [path for paths in files().values() for path in paths if (ROOT / "config") in path.parents]
        faults += [f"{name}: refused by the schema of all: {why}" for name, why in refused(checker, whole, estate).items()]
    faults += [f"{name}: is no fixture" for name in exceptions if not (ROOT / name).is_file()]
    print("\n".join(faults) or f"{count} files are judged the same, {len(exceptions)} of them known to need more than a schema")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
