"""Who holds which permission where: the effective permissions of a state (3-changes, `effect`; 8-edges)."""

from typing import Any, Iterable

from language import State
from permissions import including

# (person, permission, workspace or "") -> the roles that it is limited to, or None for all.
Holdings = dict[tuple[str, str, str], frozenset[str] | None]
SUPPORT = "support"


def expanded(permissions: Iterable[Any], held: frozenset[str], default: str | None) -> dict[str, frozenset | None]:
    """A role's permissions with what they include; lists joined, `held` read for this person."""
    found: dict[str, frozenset | None] = {}
    for entry in permissions:
        if isinstance(entry, str):
            for permission in including(entry):
                found[permission] = None
            continue
        for permission, roles in entry.items():
            wanted = held | ({default} if default else set()) if roles == "held" else frozenset(roles)
            if found.get(permission, frozenset()) is not None:
                found[permission] = found.get(permission, frozenset()) | wanted
    return found


def give(holdings: Holdings, person: str, place: str, found: dict[str, frozenset | None]) -> None:
    for permission, roles in found.items():
        key = (person, permission, place)
        if key in holdings:
            here = holdings[key]
            holdings[key] = None if here is None or roles is None else here | roles
        else:
            holdings[key] = roles


def platform_of(state: State, entry: dict[str, Any]) -> dict[str, Any]:
    return state["platforms"][entry["organization"]["platform"]]


def holdings(state: State, organization: str) -> Holdings:
    """All that is held in one organization."""
    entry = state["organizations"][organization]
    platform = state["platforms"][entry["organization"]["platform"]]
    found: Holdings = {}
    staff(found, state, platform)
    if entry["organization"]["status"] != "active":
        return found
    customers(found, entry, platform)
    support(found, entry, platform)
    for email, level in contacts(entry, platform).items():
        give(found, email, "", level)
    parents(found, state, entry, platform)
    return found


def staff(found: Holdings, state: State, platform: dict[str, Any]) -> None:
    for email, person in state["people"].items():
        for function in person["functions"]:
            role = platform["roles"].get(function)
            if role and role["kind"] == "vendor":
                give(found, email, "", expanded(role["permissions"], frozenset(person["functions"]), None))


def customers(found: Holdings, entry: dict[str, Any], platform: dict[str, Any]) -> None:
    roles, default = platform["roles"], platform["policy"]["default_role"]
    for email, user in entry["users"].items():
        if user["status"] != "active":
            continue
        held = frozenset(user["roles"])
        for role in user["roles"]:
            if role in roles:
                give(found, email, "", expanded(roles[role]["permissions"], held, default))
        for workspace, given in user["workspaces"].items():
            for role in given:
                if role in roles:
                    give(found, email, workspace, expanded(roles[role]["permissions"], frozenset(given), None))


def support(found: Holdings, entry: dict[str, Any], platform: dict[str, Any]) -> None:
    roles, policy = platform["roles"], platform["policy"]
    for email, admitted in entry["support"].items():
        role = roles.get(policy["support_users"]["workspace_role"]) if policy["support_users"] else None
        if admitted["status"] == "active" and role:
            for workspace in admitted["workspaces"]:
                give(found, email, workspace, expanded(role["permissions"], frozenset(), None))
    access, administrators = entry["access"], policy["administrators"]
    if access and access["status"] != "ended" and administrators:
        role = roles[administrators["role"]]
        give(found, SUPPORT, "", expanded(role["permissions"], frozenset([administrators["role"]]),
                                          policy["default_role"]))


def contacts(entry: dict[str, Any], platform: dict[str, Any]) -> dict[str, dict[str, frozenset | None]]:
    """What each contact holds at home."""
    if entry["organization"]["status"] != "active":
        return {}
    found = {}
    for email, contact in entry["contacts"].items():
        role = platform["roles"].get(contact["level"]) if contact["portal"] and contact["level"] else None
        if role:
            level = expanded(role["permissions"], frozenset([contact["level"]]), None)
            found[email] = {key: roles for key, roles in level.items() if key not in withheld(entry, platform, key)}
    return found


def withheld(entry: dict[str, Any], platform: dict[str, Any], permission: str) -> tuple[str, ...]:
    """The permission itself, where an option that is off gates it."""
    for key, field in platform["options"].items():
        item = entry["options"].get(key)
        value = item["value"] if item else field["default"]
        if field["gates"] and value is False and (field["gates"] == "all" or permission in field["gates"]):
            return (permission,)
    return ()


def parents(found: Holdings, state: State, entry: dict[str, Any], platform: dict[str, Any]) -> None:
    """What contacts of the organization above hold here, by the policy of the platform here."""
    home = state["organizations"].get(entry["organization"]["parent"])
    if home is None:
        return
    handed = platform["policy"]["parent_contacts"]
    for email, level in contacts(home, platform_of(state, home)).items():
        reached = {part for permission in handed if permission in level for part in including(permission)}
        give(found, email, "", {part: level[part] for part in sorted(reached)})


def below(state: State, organization: str) -> set[str]:
    """The organization and all under it."""
    found = {organization}
    while True:
        more = {key for key, entry in state["organizations"].items()
                if entry["organization"]["parent"] in found} - found
        if not more:
            return found
        found |= more


def reach(found: Holdings, key: tuple[str, str, str]) -> frozenset[str] | None:
    """What somebody holds in a place; what he holds in the whole organization counts in each workspace."""
    here, wide = found.get(key, frozenset()), found.get((key[0], key[1], ""), frozenset())
    return None if here is None or wide is None else here | wide


def less(one: Holdings, other: Holdings) -> set[str]:
    """Who holds anything by `one` that he does not hold by `other`."""
    found = set()
    for key, roles in one.items():
        if key not in other or other[key] != roles:
            had = key in other or (key[0], key[1], "") in other
            there = reach(other, key)
            if not had or there is not None and (roles is None or not roles <= there):
                found.add(key[0])
    return found


def difference(before: Holdings, after: Holdings) -> tuple[set[str], set[str]]:
    """Who gains anything and who loses anything between the two."""
    return less(after, before), less(before, after)


def known(state: State, email: str) -> bool:
    """Whether somebody may ask for anything at all."""
    if email in state["people"] or email in state["settings"]["operators"]:
        return True
    for entry in state["organizations"].values():
        if entry["users"].get(email, {}).get("status") == "active":
            return True
        if entry["contacts"].get(email, {}).get("portal"):
            return True
    return False


def roles_of(state: State, organization: str, platform: dict[str, Any], email: str) -> set[str]:
    """Roles, workspace roles, level and functions that count in one organization."""
    found = {function for function in state["people"].get(email, {}).get("functions", [])
             if platform["roles"].get(function, {}).get("kind") == "vendor"}
    entry = state["organizations"].get(organization)
    if entry is None:
        return found
    if entry["organization"]["status"] != "active":
        return found
    user = entry["users"].get(email)
    if user and user["status"] == "active":
        found |= set(user["roles"]).union(*user["workspaces"].values())
    contact = entry["contacts"].get(email)
    if contact and contact["portal"] and contact["level"]:
        found.add(contact["level"])
    return found
