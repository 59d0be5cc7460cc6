"""Random edits within one organization: its users, support users, contacts, workspaces and options."""

from typing import Any, Callable

from chance import Chance
from estates import (NAMES, ZONES, Estate, new_admission, new_contact, new_email, new_user, of_kind, policy_of,
                     resolved)

Entry = dict[str, Any]


def some_key(chance: Chance, section: dict[str, Any] | None) -> str | None:
    return chance.one(sorted(section)) if section else None


def user_comes(chance: Chance, made: Estate, entry: Entry) -> None:
    if "users" in entry and len(entry["users"]) < 12:
        user = new_user(chance, made, entry)
        if chance.often(0.5):
            user["status"] = "pending"
        if chance.often(0.4):
            user.pop("roles", None)
            user["role"] = policy_of(made, entry)["default_role"]
        entry["users"][new_email(chance, made, entry)] = user


def user_goes(chance: Chance, made: Estate, entry: Entry) -> None:
    email = some_key(chance, entry.get("users"))
    if email:
        del entry["users"][email]


def users_go(chance: Chance, made: Estate, entry: Entry) -> None:
    """Many at once."""
    if len(entry.get("users", {})) >= 8:
        for email in chance.some(sorted(entry["users"]), 1, 4):
            del entry["users"][email]


def user_is_replaced(chance: Chance, made: Estate, entry: Entry) -> None:
    email = some_key(chance, entry.get("users"))
    if email is None:
        return
    user = {**entry["users"][email]}
    user.pop("replaces", None)
    if chance.often(0.85):
        user["replaces"] = email
    if chance.often(0.1):
        user["replaces"] = f"nobody{chance.fresh()}@customer.example"
    if chance.often(0.2):
        user |= new_user(chance, made, entry) | {"name": user["name"]}
        if "role" in user and "roles" in user:
            del user["roles"]
    if chance.often(0.8):
        del entry["users"][email]
    if policy_of(made, entry)["invitations"] == "required" and chance.often(0.7):
        user["status"] = "pending"
    entry["users"][f"u{chance.fresh()}@customer.example"] = user


def user_is_edited(chance: Chance, made: Estate, entry: Entry) -> None:
    email = some_key(chance, entry.get("users"))
    if email is None:
        return
    user, what = entry["users"][email], chance.number(0, 9)
    if what <= 3:
        other = new_user(chance, made, entry)
        user.pop("role", None)
        user.pop("roles", None)
        user |= {key: other[key] for key in ("role", "roles") if key in other}
    elif what <= 6:
        user["status"] = chance.one(["active", "active", "pending", "suspended"])
    elif what == 7:
        user.pop("replaces", None)
    else:
        user["name"] = chance.one(NAMES)


def invitation_is_accepted(chance: Chance, made: Estate, entry: Entry) -> None:
    waiting = [email for email, user in entry.get("users", {}).items() if user.get("status") == "pending"]
    if waiting:
        entry["users"][chance.one(waiting)]["status"] = "active"


def membership_is_edited(chance: Chance, made: Estate, entry: Entry) -> None:
    email = some_key(chance, entry.get("users"))
    if email is None or not entry.get("workspaces"):
        return
    key, roles = chance.one(sorted(entry["workspaces"])), of_kind(made, entry, "workspace")
    spaces = dict(entry["users"][email].get("workspaces", {}))
    if key in spaces and chance.often(0.4):
        del spaces[key]
    else:
        spaces[key] = chance.some(roles, 1, 2)
    entry["users"][email]["workspaces"] = spaces


def workspace_is_edited(chance: Chance, made: Estate, entry: Entry) -> None:
    if "workspaces" not in entry or not of_kind(made, entry, "workspace"):
        return
    key, what = some_key(chance, entry["workspaces"]), chance.number(0, 2)
    if what == 0 or key is None:
        entry["workspaces"][f"w{chance.fresh()}"] = {"name": "New"}
    elif what == 1:
        entry["workspaces"][key] = {"name": f"Renamed {chance.fresh()}"}
    else:
        del entry["workspaces"][key]
        for user in entry.get("users", {}).values():
            user["workspaces"] = {space: roles for space, roles in user.get("workspaces", {}).items() if space != key}
        for admitted in entry.get("support", {}).get("users", {}).values():
            admitted["workspaces"] = [space for space in admitted["workspaces"] if space != key]


def admission_is_edited(chance: Chance, made: Estate, entry: Entry) -> None:
    if not policy_of(made, entry)["support_users"]:
        return
    admitted = entry.setdefault("support", {}).setdefault("users", {})
    what = chance.number(0, 5)
    if what <= 1 or not admitted:
        listed = [email for email, one in made["people"].items() if one.get("support_user") and email not in admitted]
        if listed:
            admitted[chance.one(sorted(listed))] = new_admission(chance, made, entry)
    elif what == 2:
        del admitted[chance.one(sorted(admitted))]
    else:
        email = chance.one(sorted(admitted))
        other = new_admission(chance, made, entry)
        part = chance.one(["reason", "workspaces", "expires"])
        if part in other:
            admitted[email][part] = other[part]


def consent_is_edited(chance: Chance, made: Estate, entry: Entry) -> None:
    support_access = policy_of(made, entry)["support_access"]
    if not support_access:
        return
    support = entry.setdefault("support", {})
    access = dict(support.get("access", {}))
    what = chance.number(0, 3)
    if what == 0 and access:
        support.pop("access")
        return
    if what == 1 and access.get("enabled"):
        support["access"] = {"enabled": False}
        return
    access["enabled"] = True
    if chance.often(0.6):
        access["period"] = chance.one(support_access["periods"])
    if chance.often(0.4):
        access["from"] = chance.one(["2026-11-05T09:00:00Z", "2026-11-20", "2026-12-15T00:00:00Z", "2027-03-01"])
    elif chance.often(0.5):
        access.pop("from", None)
    support["access"] = access


def contact_is_edited(chance: Chance, made: Estate, entry: Entry) -> None:
    if "contacts" not in entry:
        return
    contacts, what = entry["contacts"], chance.number(0, 9)
    email = some_key(chance, contacts)
    if what <= 1 or email is None:
        contacts[new_email(chance, made, entry)] = new_contact(chance, made, entry)
    elif what == 2:
        del contacts[email]
    elif what == 3:
        contacts[email]["name"] = chance.one(NAMES)
    elif what <= 6:
        contacts[email]["level"] = chance.one(of_kind(made, entry, "portal"))
    else:
        contacts[email]["portal"] = not contacts[email].get("portal", False)
        if contacts[email]["portal"]:
            contacts[email].setdefault("level", chance.one(of_kind(made, entry, "portal")))
        elif chance.often(0.2):
            contacts[email].pop("level", None)


def option_is_edited(chance: Chance, made: Estate, entry: Entry) -> None:
    fields = {key: field for key, field in resolved(made, entry["organization"]["platform"])["options"].items()
              if field["scope"] == "organization"}
    if not fields:
        return
    switches = [key for key, field in fields.items() if field["gates"] or field["one_way"] or "locked" in field
                and field["locked"] or key in ("taskfire.enabled", "extra.on", "portal.early-access.block-legacy")]
    key = chance.one(sorted(switches)) if switches and chance.often(0.5) else chance.one(sorted(fields))
    declare(entry, key, None if chance.often(0.3) else some_value(chance, fields[key]))
    prune(entry)


def lock_is_lifted(chance: Chance, made: Estate, entry: Entry) -> None:
    """A switch that locks another option is turned, and the other option declared in the same breath."""
    fields = resolved(made, entry["organization"]["platform"])["options"]
    locks = {key: field["locked"]["when"] for key, field in fields.items() if field["locked"]}
    if not locks:
        return
    key = chance.one(sorted(locks))
    switch = next(iter(locks[key]))
    on = declared(entry, switch)
    declare(entry, switch, not on)
    if on and chance.often(0.6):
        declare(entry, key, some_value(chance, fields[key]))
    elif not on:
        declare(entry, key, fields[key]["locked"]["to"] if chance.often(0.3) else None)
    prune(entry)


def declared(entry: Entry, key: str) -> Any:
    node: Any = entry.get("options", {})
    for part in key.split("."):
        node = node.get(part, {}) if isinstance(node, dict) else {}
    return node is True


def declare(entry: Entry, key: str, value: Any) -> None:
    """Declares an option, or with none leaves it out."""
    node = entry.setdefault("options", {})
    *path, last = key.split(".")
    for part in path:
        node = node.setdefault(part, {})
    if value is None:
        node.pop(last, None)
    else:
        node[last] = value


def some_value(chance: Chance, field: dict[str, Any]) -> Any:
    match field["type"]:
        case "boolean":
            return chance.often(0.5)
        case "choice":
            return chance.one(sorted(field["choices"]))
        case "integer":
            return chance.number(1, 4)
        case "time-zone":
            return chance.one(ZONES)
        case _:
            return chance.one(["all", chance.some(sorted(field["of"]), 1)])


def prune(entry: Entry) -> None:
    """No empty mappings."""
    def without(node: dict[str, Any]) -> dict[str, Any]:
        return {key: value for key, value in ((key, without(value) if isinstance(value, dict) else value)
                                              for key, value in node.items()) if value != {}}
    entry["options"] = without(entry["options"])
    if not entry["options"]:
        del entry["options"]


Move = Callable[[Chance, Estate, Entry], None]
MOVES_WITHIN: list[Move] = [
    user_comes, user_comes, user_goes, users_go, user_is_replaced, user_is_edited, user_is_edited, user_is_edited,
    invitation_is_accepted, membership_is_edited, membership_is_edited, workspace_is_edited, admission_is_edited,
    admission_is_edited, consent_is_edited, consent_is_edited, lock_is_lifted, contact_is_edited,
    contact_is_edited, option_is_edited, option_is_edited]
