"""The estates that the fault sweep compiles: as small as shows every way of writing."""

import dataclasses
import pathlib
import typing

NOW = "2026-11-21T10:00:00Z"
LATER = "2026-12-01T10:00:00Z"


@dataclasses.dataclass(frozen=True)
class Point:
    call: str
    count: int  # the how-manieth call of that name
    fault: str

    def strace(self) -> list[str]:
        bare = self.fault.rstrip("+")
        kind = "signal=KILL" if bare == "KILL" else f"error={bare}"
        many = "+" if self.fault.endswith("+") else ""
        return ["strace", "-qq", "-o", "/dev/null", "-e", f"trace={self.call}",
                "-e", f"inject={self.call}:{kind}:when={self.count}{many}"]

    def __str__(self) -> str:
        return f"{self.fault} at {self.call} {self.count}"


# The second renaming is the first of the publishing: what was killed there is committed.
AFTER_THE_SWITCH = Point("renameat", 2, "KILL")


@dataclasses.dataclass(frozen=True)
class Scenario:
    """`prepare` fills the folder before; `DIR` in a command stands for the folder."""

    name: str
    prepare: typing.Callable[[pathlib.Path, typing.Callable], None]
    command: list[str]
    readers: list[list[str]]
    code: int = 0  # with which the command exits when nothing fails


READERS = [
    ["-C", "DIR", "log", "verify"],
    ["-C", "DIR", "log", "--format", "jsonl"],
    ["-C", "DIR", "report", "--format", "json"],
]


def compile_at(time: str, *more: str, actor: str = "root@vendor.example") -> list[str]:
    return ["-C", "DIR", "compile", "--now", time, "--actor", actor, *more]


def settings(authority: str = "report") -> str:
    return (
        "rolebook: 1\n"
        "title: Fault sweep\n"
        "operators: [root@vendor.example]\n"
        f"authority: {authority}\n"
    )


def organization(users: int) -> str:
    """An organization on respond.io with two administrators and so many further users."""
    lines = [
        "organization:",
        "  name: Acme Reporting",
        "  platform: respond-io",
        "workspaces:",
        "  sales: {name: Sales}",
        "users:",
        "  ada@acme.example: {name: Ada Lovelace, role: admin}",
        "  bea@acme.example: {name: Bea Smith, role: admin, workspaces: {sales: owner}}",
    ]
    for number in range(users):
        lines.append(f"  user{number}@acme.example: {{name: User {number}, role: member, status: pending}}")
    return "\n".join(lines) + "\n"


def with_access() -> str:
    """An organization on Personio with a consent to support that ends after a week."""
    return "\n".join([
        "organization:",
        "  name: Acme People",
        "  platform: personio",
        "users:",
        "  ada@acme.example: {name: Ada Lovelace, role: administrator}",
        "  bea@acme.example: {name: Bea Smith, role: administrator}",
        "support:",
        "  access: {enabled: true, period: 1 week}",
    ]) + "\n"


def review() -> str:
    """An access review of one row."""
    return "\n".join([
        "review:",
        "  due: 2026-12-15",
        "  rows:",
        "    - {reviewer: ada@acme.example, organization: acme, person: bea@acme.example, access: role admin}",
    ]) + "\n"


def write(folder: pathlib.Path, name: str, text: str) -> None:
    path = folder / "config" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def prepared(before: dict[str, str], after: dict[str, str] | None = None, compiled=True, killed=False):
    """Writes the files `before`, compiles them, and then writes the files `after`; with `killed` a compile of these
    is interrupted when it has just committed."""

    def prepare(folder: pathlib.Path, run) -> None:
        for name, text in before.items():
            write(folder, name, text)
        if compiled:
            run(*compile_at(NOW, "--no-site"))
        for name, text in (after or {}).items():
            write(folder, name, text)
        if killed:
            run(*compile_at(NOW, "--no-site"), killed_at=AFTER_THE_SWITCH)

    return prepare


def scenarios() -> list[Scenario]:
    base = {"rolebook.yaml": settings(), "organizations/acme.yaml": organization(2)}
    added = {"organizations/acme.yaml": organization(3)}
    new_month = compile_at(LATER, "--no-site")
    strict = {**base, "rolebook.yaml": settings("enforce")}
    by_a_stranger = compile_at(NOW, "--no-site", actor="eve@elsewhere.example")
    ending = {**base, "organizations/people.yaml": with_access()}
    large = {"rolebook.yaml": settings(), "organizations/acme.yaml": organization(1000)}
    larger = {"organizations/acme.yaml": organization(1001)}
    return [
        Scenario("first compile", prepared(base, compiled=False), compile_at(NOW, "--no-site"), READERS),
        Scenario("one user added", prepared(base, added), compile_at(NOW, "--no-site"), READERS),
        Scenario("after an interruption", prepared(base, added, killed=True), compile_at(NOW, "--no-site"), READERS),
        Scenario("nothing to do", prepared(base), compile_at(NOW, "--no-site"), READERS),
        Scenario("a refusal", prepared(strict, added), by_a_stranger, READERS, code=1),
        Scenario("a new month", prepared(base, added), new_month, READERS),
        Scenario("an access has ended", prepared(ending), new_month, READERS),
        Scenario("a review begun", prepared(base, {"reviews/q4.yaml": review()}), compile_at(NOW, "--no-site"), READERS),
        Scenario("1,000 users", prepared(large, larger), compile_at(NOW, "--no-site"), READERS),
        Scenario("with the site", prepared(base, added), compile_at(NOW), READERS),
    ]
