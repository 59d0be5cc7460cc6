"""Random edits of an estate, each by somebody who sits before the files."""

from typing import Any, Callable

from builtin import BUILT_IN
from chance import Chance
from estates import NAMES, OPERATORS, ZONES, Estate, add_organization, person
from moves import MOVES_WITHIN
from platforms import own_permissions, own_policy

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
    admitted = {email for entry in made["organizations"].values()
                for email in entry.get("support", {}).get("users", {})}
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


def platform_is_edited(chance: Chance, made: Estate) -> None:
    """Roles, defaults and policy; what gives admissions and consent their ends stays."""
    made_here = made["platforms"][chance.one(sorted(made["platforms"]))]
    roles, options, policy = (made_here.setdefault(part, {}) for part in ("roles", "options", "policy"))
    what = chance.number(0, 5)
    if what == 0:
        made_here["platform"]["name"] = f"Platform {chance.fresh()}"
    elif what <= 2 and roles:
        kind = chance.one(sorted(roles))
        role = chance.one(sorted(roles[kind]))
        requires = {key: roles[kind][role][key] for key in ("requires",) if key in roles[kind][role]}
        roles[kind][role] = {"assignable": True, **requires, "name": role,
                             "permissions": own_permissions(chance, kind, role)}
        if kind != "portal":
            del roles[kind][role]["assignable"]
    elif what == 3 and options:
        option = options[chance.one(sorted(options))]
        if isinstance(option.get("default"), bool) and "one_way" not in option:
            option["default"] = not option["default"]
        elif option.get("type") == "integer":
            option["default"] = chance.number(1, 4)
    elif what == 4 and "seats" in options and not uses(made, "seats"):
        del options["seats"]
    elif what == 4:
        options["seats"] = {"type": "integer", "default": chance.number(1, 3), "name": "seats"}
    else:
        other = own_policy(chance, sorted(roles))
        for key in ("never_on_self", "approvals", "mass_removal", "parent_contacts", "workspaces_at_invite"):
            if key in other and (roles or key in ("never_on_self", "mass_removal")):
                policy[key] = other[key]
            elif chance.often(0.5):
                policy.pop(key, None)
    for part in ("roles", "options", "policy"):
        if not made_here[part]:
            del made_here[part]


def uses(made: Estate, option: str) -> bool:
    return any(option in entry.get("options", {}) for entry in made["organizations"].values())


EDITS: list[Edit] = [within(move) for move in MOVES_WITHIN for _ in range(3)] + [
    organization_comes, organization_comes, organization_goes, within(organization_is_edited),
    within(organization_is_edited), within(organization_is_edited), within(organization_moves), person_comes,
    person_goes, platform_is_edited, platform_is_edited, person_is_edited, person_is_edited, settings_are_edited,
    settings_are_edited]
