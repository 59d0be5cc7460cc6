"""Random edits of an estate, each by somebody who sits before the files."""

from typing import Any, Callable

from builtin import BUILT_IN
from chance import Chance
from estates import (NAMES, OPERATORS, ZONES, Estate, add_organization, new_admission, new_contact, new_email,
                     new_user, of_kind, person, policy_of)
from moves import MOVES_WITHIN

Edit = Callable[[Chance, Estate], None]


def within(edit: Callable[[Chance, Estate, dict[str, Any]], None]) -> Edit:
    """An edit of one organization, whichever."""
    def anywhere(chance: Chance, made: Estate) -> None:
        if made["organizations"]:
            edit(chance, made, made["organizations"][chance.one(sorted(made["organizations"]))])
    anywhere.__name__ = edit.__name__
    return anywhere


def organization_comes(chance: Chance, made: Estate) -> None:
    if len(made["organizations"]) < 5:
        add_organization(chance, made)


def organization_goes(chance: Chance, made: Estate) -> None:
    if len(made["organizations"]) > 1:
        key = chance.one(sorted(made["organizations"]))
        del made["organizations"][key]
        for entry in made["organizations"].values():
            if entry["organization"].get("parent") == key:
                del entry["organization"]["parent"]


def organization_is_edited(chance: Chance, made: Estate, entry: dict[str, Any]) -> None:
    head = entry["organization"]
    what = chance.number(0, 6)
    if what == 0:
        head["name"] = f"Other {chance.fresh()}"
    elif what in (1, 2):
        head["status"] = "active" if head.get("status") == "inactive" else "inactive"
    elif what == 3:
        head["time_zone"] = chance.one(ZONES)
    elif what == 4 and head.get("parent"):
        del head["parent"]
    elif what == 4:
        others = [key for key, other in made["organizations"].items() if other is not entry]
        if others:
            head["parent"] = chance.one(others)
    elif what == 5:
        head["country"] = chance.one(["DE", "US", "MX"])
    else:
        head["classification"] = chance.one(["customer", "local", "billing"])


def organization_moves(chance: Chance, made: Estate, entry: dict[str, Any]) -> None:
    """To another platform, mostly to one on which it can stand."""
    twins = {"north": "north-two", "north-two": "north"}
    home = entry["organization"]["platform"]
    target = twins.get(home, chance.one(sorted(BUILT_IN)))
    if target in made["platforms"] or target in BUILT_IN:
        entry["organization"]["platform"] = target


def person_comes(chance: Chance, made: Estate) -> None:
    made["people"][f"v{chance.fresh()}@vendor.example"] = person(chance, made)


def person_goes(chance: Chance, made: Estate) -> None:
    admitted = {email for entry in made["organizations"].values() for email in entry.get("support", {}).get("users", {})}
    free = sorted(made["people"].keys() - admitted)
    if free and len(made["people"]) > 2:
        del made["people"][chance.one(free)]


def person_is_edited(chance: Chance, made: Estate) -> None:
    email = chance.one(sorted(made["people"]))
    entry = made["people"][email]
    if chance.often(0.3):
        entry["name"] = chance.one(NAMES)
    else:
        other = person(chance, made)
        entry["functions"] = other["functions"]


def settings_are_edited(chance: Chance, made: Estate) -> None:
    settings = made["settings"]
    what = chance.number(0, 4)
    if what <= 1:
        settings["operators"] = chance.some(OPERATORS, 1)
    elif what == 2:
        settings["operator_approvals"] = chance.one([0, 0, 1])
    elif what == 3:
        settings["time_zone"] = chance.one(ZONES)
    else:
        settings["authority"] = chance.one(["enforce", "enforce", "report"])


EDITS: list[Edit] = [within(move) for move in MOVES_WITHIN for _ in range(3)] + [
    organization_comes, organization_comes, organization_goes, within(organization_is_edited),
    within(organization_is_edited), within(organization_is_edited), within(organization_moves), person_comes, person_goes,
    person_is_edited, person_is_edited, settings_are_edited, settings_are_edited]
