"""Whose agreement a change needs beside the permission (3-changes, Who may 3; 8-edges)."""

from dataclasses import dataclass, field
from typing import Any

from changes import Change
from language import State
from rights import known, roles_of


@dataclass
class Request:
    """Who asks, and who agrees."""

    actor: str
    approved_by: list[str] = field(default_factory=list)
    allows_mass_removal: bool = False

    @property
    def given(self) -> list[str]:
        return list(dict.fromkeys([self.actor, *self.approved_by]))


@dataclass
class Agreement:
    """One requirement with what is missing of it."""

    groups: list[tuple[int, tuple[str, ...]]]
    missing: int
    excluded: list[str] = field(default_factory=list)  # approvers who are the subject, and do not count


def agreements(change: Change, request: Request, before: State) -> list[Agreement]:
    """All that a change asks for of its organization's platform, as it was."""
    if change.carried or change.cause == "time" or change.organization is None:
        return []
    if change.covered and change.kind != "support-user.added":
        return []
    platform = previous_platform(change, before)
    if platform is None:
        return []
    return [ask(entry, change, request, before, platform)
            for entry in platform["policy"]["approvals"] if matches(entry, change, platform)]


def previous_platform(change: Change, before: State) -> dict[str, Any] | None:
    entry = before["organizations"].get(change.organization)
    if entry is not None:
        return before["platforms"][entry["organization"]["platform"]]
    return before["platforms"].get(change.platform or change.after["platform"])


def matches(entry: dict[str, Any], change: Change, platform: dict[str, Any]) -> bool:
    wanted = entry["for"]
    if not (change.kind in wanted or change.effect != "neutral" and (
            change.effect in wanted or change.effect == "both" and {"expands", "narrows"} & set(wanted))
            or "support-user.added" in wanted and extends(change)):
        return False
    return "roles" not in entry or bool(set(entry["roles"]) & moved(change, platform))


def extends(change: Change) -> bool:
    """A support user who may do more, or for longer."""
    if change.kind != "support-user.updated":
        return False
    if change.effect in ("expands", "both"):
        return True
    was, now = change.before["ends"], change.after["ends"]
    return was is not None and (now is None or now > was)


def moved(change: Change, platform: dict[str, Any]) -> set[str]:
    """Roles and levels that a change gives or takes."""
    was, now = change.before, change.after
    if change.kind.startswith("membership"):
        return set(was or []) ^ set(now or [])
    if change.kind == "user.roles-changed":
        return set(was["roles"]) ^ set(now["roles"])
    if change.kind in ("user.added", "user.removed"):
        user = was or now
        return set(user["roles"]).union(*user["workspaces"].values())
    if change.kind.startswith("contact"):
        if change.kind in ("contact.enabled", "contact.disabled"):
            return {now["level"]} - {None} if now["portal"] else set()
        return ({(was or {}).get("level")} ^ {(now or {}).get("level")}) - {None}
    if change.kind.startswith("support-user"):
        return {platform["policy"]["support_users"]["workspace_role"]}
    return set()


def ask(entry: dict[str, Any], change: Change, request: Request, before: State,
        platform: dict[str, Any]) -> Agreement:
    people = [email for email in request.given if known(before, email)]
    excluded: list[str] = []
    if entry.get("not_subject", False):
        subject = {change.subject, change.replaced} if concerns_person(change) else set()
        excluded = [email for email in people if email in subject]
        people = [email for email in people if email not in subject]
    if "groups" in entry:
        groups = [(group["people"], tuple(group.get("from", ()))) for group in entry["groups"]]
    else:
        groups = [(entry["people"], tuple(entry.get("from", ())))]
    seats = [group for count, group in groups for _ in range(count)]
    held = {email: roles_of(before, change.organization, platform, email) for email in people}
    fits = [[not seat or bool(held[email] & set(seat)) for seat in seats] for email in people]
    return Agreement(groups, len(seats) - filled(fits, len(seats)), excluded)


def concerns_person(change: Change) -> bool:
    return change.kind.split(".")[0] in ("user", "membership", "support-user", "contact", "person")


def filled(fits: list[list[bool]], seats: int) -> int:
    """How many seats can be filled, each by one person and nobody on two."""
    sits: dict[int, int] = {}

    def seat(person: int, tried: set[int]) -> bool:
        for place in range(seats):
            if fits[person][place] and place not in tried:
                tried.add(place)
                if place not in sits or seat(sits[place], tried):
                    sits[place] = person
                    return True
        return False

    return sum(seat(person, set()) for person in range(len(fits)))
