"""What each change alone does to what people may do (3-changes, `effect`; 8-edges)."""

from typing import Any

from changes import Change
from language import State
from rights import Holdings, below, difference, holdings


class Effects:
    """Effects of the changes between two states; `before` is none where the estate is founded."""

    def __init__(self, before: State | None, after: State) -> None:
        self.before, self.after = before, after
        self.gaining: set[str] = set()
        self.losing: set[str] = set()
        self.kept: dict[str, Holdings] = {}

    def held(self, organization: str) -> Holdings:
        """What was held in an organization of the previous state."""
        if organization not in self.kept:
            self.kept[organization] = holdings(self.before, organization)
        return self.kept[organization]

    def judge(self, change: Change) -> None:
        gaining, losing = self.of(change)
        self.gaining |= gaining
        self.losing |= losing
        change.effect = ("both" if gaining and losing else "expands" if gaining else
                         "narrows" if losing else "neutral")

    def of(self, change: Change) -> tuple[set[str], set[str]]:
        if change.kind.split(".")[0] in ("settings", "platform") and change.kind != "platform.updated":
            return set(), set()
        if change.kind in ("organization.added", "user.replaced", "workspace.added", "workspace.updated"):
            return set(), set()
        if self.before is None or change.covered:
            return self.part(change)
        first, second, places = alone(self.before, self.after, change)
        gaining, losing = set(), set()
        for place in places:
            was = {} if place not in first["organizations"] else (
                self.held(place) if first is self.before else holdings(first, place))
            now = holdings(second, place) if place in second["organizations"] else {}
            more, less = difference(was, now)
            gaining |= more
            losing |= less
        if change.replaced and change.replaced in gaining | losing:
            gaining = {change.subject if email == change.replaced else email for email in gaining}
            losing = {change.subject if email == change.replaced else email for email in losing}
        return gaining, losing

    def part(self, change: Change) -> tuple[set[str], set[str]]:
        """The change's own part of the new state: with it, and without."""
        state = self.after
        if change.kind == "person.added":
            people = {key: person for key, person in state["people"].items() if key != change.subject}
            without, places = {**state, "people": people}, set(state["organizations"])
        else:
            key = change.organization
            without, places = with_entry(state, key, stripped(state["organizations"][key], change)), below(state, key)
        gaining, losing = set(), set()
        for place in places:
            more, less = difference(holdings(without, place), holdings(state, place))
            gaining |= more
            losing |= less
        return gaining, losing


def with_entry(state: State, organization: str, entry: dict[str, Any] | None) -> State:
    """The state with another entry for one organization, or without it."""
    entries = {key: value for key, value in state["organizations"].items() if key != organization}
    if entry is not None:
        entries[organization] = entry
    return {**state, "organizations": entries}


def stripped(entry: dict[str, Any], change: Change) -> dict[str, Any]:
    section = {"user": "users", "support-user": "support", "contact": "contacts"}.get(change.kind.split(".")[0])
    if section:
        return {**entry, section: {key: value for key, value in entry[section].items() if key != change.subject}}
    if change.kind == "support-access.granted":
        return {**entry, "access": None}
    return entry


def replaced(section: dict[str, Any], key: str, value: Any) -> dict[str, Any]:
    """A section with another value under a key, or without the key."""
    found = {**section, key: value}
    if value is None:
        del found[key]
    return found


def alone(before: State, after: State, change: Change) -> tuple[State, State, set[str]]:
    """The previous state, the same with this one change, and where the two may differ."""
    area = change.kind.split(".")[0]
    if area == "person":
        people = replaced(before["people"], change.subject, change.after)
        return before, {**before, "people": people}, set(before["organizations"])
    if area == "platform":
        platforms = replaced(before["platforms"], change.subject, change.after)
        return before, {**before, "platforms": platforms}, set(before["organizations"])
    key = change.organization
    entry = before["organizations"][key]
    if change.kind == "organization.removed":
        return before, with_entry(before, key, None), below(before, key)
    if change.kind == "organization.updated":
        second = with_entry(before, key, {**entry, "organization": change.after})
        second["platforms"] = {**after["platforms"], **before["platforms"]}
        return before, second, below(before, key)
    if area in ("support-user", "support-access"):
        return supported(before, key, entry, change)
    second = with_entry(before, key, {**entry, **edited(entry, change)})
    return before, second, below(before, key) if area in ("contact", "option") else {key}


def supported(before: State, key: str, entry: dict[str, Any], change: Change) -> tuple[State, State, set[str]]:
    if change.kind.startswith("support-access"):
        first = before
        if change.kind == "support-access.ended":
            first = with_entry(before, key, {**entry, "access": change.before})
        return first, with_entry(before, key, {**entry, "access": change.after}), {key}
    first = before
    if change.before is not None and change.before is not entry["support"].get(change.subject):
        first = with_entry(before, key, {**entry, "support": {**entry["support"], change.subject: change.before}})
    second = with_entry(before, key, {**entry, "support": replaced(entry["support"], change.subject, change.after)})
    return first, second, {key}


def edited(entry: dict[str, Any], change: Change) -> dict[str, Any]:
    """The sections of an organization that a change within it replaces."""
    area, end = change.kind.split(".")
    if area == "workspace" and end != "removed":
        return {}
    if area == "workspace":
        users = {email: {**user, "workspaces": {key: roles for key, roles in user["workspaces"].items()
                                                if key != change.subject}}
                 for email, user in entry["users"].items()}
        support = {email: {**admitted, "workspaces": [key for key in admitted["workspaces"] if key != change.subject]}
                   for email, admitted in entry["support"].items()}
        return {"users": users, "support": support}
    if area == "option":
        return {"options": {**entry["options"], change.subject: change.after}}
    email = change.replaced or change.subject
    if area == "contact":
        return {"contacts": replaced(entry["contacts"], email, contact(entry["contacts"].get(email), change, end))}
    return {"users": replaced(entry["users"], email, user(entry["users"].get(email), change))}


def contact(was: dict[str, Any] | None, change: Change, end: str) -> dict[str, Any] | None:
    now = change.after
    if was is None or now is None:
        return now
    if end == "level-changed":
        return {**was, "level": now["level"]}
    if end == "enabled":
        return {**was, "portal": True, "level": was["level"] or now["level"]}
    if end == "disabled":
        return {**was, "portal": False}
    return {**was, "name": now["name"], "username": now["username"]}


def user(was: dict[str, Any] | None, change: Change) -> dict[str, Any] | None:
    if was is None:
        return change.after
    if change.kind.startswith("membership"):
        return {**was, "workspaces": replaced(was["workspaces"], change.workspace, change.after)}
    if change.after is None:
        return None
    if change.kind == "user.roles-changed":
        return {**was, "roles": change.after["roles"]}
    if change.kind == "user.updated":
        back = was["status"] == "active" and change.after["status"] == "pending"
        return {**was, "status": "pending"} if back else was
    return {**was, "status": change.after["status"]}
