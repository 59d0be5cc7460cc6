"""What differs between two states, as the list of changes (3-changes, Changes; 8-edges)."""

from dataclasses import dataclass, field
from typing import Any, Iterator

import times
from language import State, aged
from rights import platform_of

CREATED = ("added", "granted")
DELETED = ("removed", "revoked", "expired", "ended")


@dataclass
class Change:
    """One change; `before` and `after` are entries of the states, not the fields that are shown."""

    kind: str
    address: str
    organization: str | None = None
    subject: str | None = None
    before: Any = None
    after: Any = None
    cause: str = "declared"
    workspace: str | None = None
    covered: bool = False  # one of the things that a new organization starts with
    carried: bool = False  # an effect of another change: nobody asked for it
    platform: str = ""  # of the new organization that it belongs to
    replaced: str | None = None  # the e-mail that this person had before
    effect: str = "neutral"
    needs: list = field(default_factory=list)
    authorized: bool | None = None

    @property
    def action(self) -> str:
        end = self.kind.split(".")[1]
        return "create" if end in CREATED else "delete" if end in DELETED else "update"


def changes(before: State | None, after: State) -> list[Change]:
    """All changes, in byte order of address, then kind."""
    empty: State = {"people": {}, "platforms": {}, "organizations": {}, "settings": after["settings"], "now": 0}
    stored = before or empty
    found = list(differences(stored, aged(stored, after["now"]), after))
    return sorted(found, key=lambda change: (change.address.encode(), change.kind.encode()))


def differences(stored: State, before: State, after: State) -> Iterator[Change]:
    """Between the previous state as it is by now and the next one; ends that nobody saw come from the stored one."""
    if before["settings"] != after["settings"]:
        yield Change("settings.changed", "settings", before=before["settings"], after=after["settings"])
    yield from entities("person", "people/", before["people"], after["people"], subject=True)
    yield from entities("platform", "platforms/", before["platforms"], after["platforms"], subject=True)
    for key in sorted(before["organizations"].keys() | after["organizations"].keys()):
        old, new = before["organizations"].get(key), after["organizations"].get(key)
        address = f"organizations/{key}"
        if new is None:
            yield Change("organization.removed", address, key, key, old["organization"])
        elif old is None:
            yield Change("organization.added", address, key, key, None, new["organization"])
            for change in starts(key, new, platform_of(after, new)):
                change.covered, change.platform = True, new["organization"]["platform"]
                yield change
        else:
            if old["organization"] != new["organization"]:
                change = Change("organization.updated", address, key, key, old["organization"], new["organization"])
                change.carried = follows(change, before["settings"], after["settings"])
                yield change
            yield from inside(key, stored["organizations"][key], old, new, before, after)


def follows(change: Change, before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether an organization only keeps to the time zone of the estate."""
    old, new = change.before, change.after
    return (old["time_zone"] == before["time_zone"] and new["time_zone"] == after["time_zone"]
            and {**old, "time_zone": None} == {**new, "time_zone": None})


def entities(name: str, path: str, before: dict, after: dict, **more: Any) -> Iterator[Change]:
    """Additions, updates and removals among entries of one kind."""
    given = {key: value for key, value in more.items() if key != "subject"}
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        end = "added" if old is None else "removed" if new is None else "updated" if old != new else None
        if end:
            yield Change(f"{name}.{end}", path + key, subject=key, before=old, after=new, **given)


def starts(key: str, new: dict[str, Any], platform: dict[str, Any]) -> Iterator[Change]:
    """What a new organization begins with, singly."""
    path = f"organizations/{key}/"
    yield from entities("workspace", path + "workspaces/", {}, new["workspaces"], organization=key)
    yield from entities("user", path + "users/", {}, new["users"], organization=key)
    yield from entities("support-user", path + "support/users/", {}, new["support"], organization=key)
    yield from entities("contact", path + "contacts/", {}, new["contacts"], organization=key)
    if new["access"]:
        yield Change("support-access.granted", path + "support/access", key, key, None, new["access"])
    for option, item in new["options"].items():
        default = platform["options"][option]["default"]
        default = ["all"] if default == "all" else default
        if item["origin"] == "declared" and item["value"] != default:
            yield Change("option.changed", f"{path}options/{option}", key, option, None, item)


def inside(key: str, stored: dict, old: dict, new: dict, before: State, after: State) -> Iterator[Change]:
    path = f"organizations/{key}/"
    yield from entities("workspace", path + "workspaces/", old["workspaces"], new["workspaces"], organization=key)
    yield from users(key, old, new, platform_of(after, new)["policy"])
    yield from admissions(key, stored["support"], old["support"], new)
    yield from consents(key, stored["access"], old["access"], new["access"])
    yield from contacts(key, old["contacts"], new["contacts"])
    yield from options(key, old, new, before["platforms"], platform_of(after, new))


def users(key: str, old: dict, new: dict, policy: dict[str, Any]) -> Iterator[Change]:
    path = f"organizations/{key}/users/"
    moved: dict[str, str] = {}
    for email, user in new["users"].items():
        source = user["replaces"]
        if (policy["email"] == "editable" and source in old["users"] and source not in new["users"]
                and email not in old["users"] and source not in moved.values()):
            moved[email] = source
    for email in sorted(old["users"].keys() | new["users"].keys()):
        if email in moved.values():
            continue
        source = moved.get(email)
        was, now = old["users"].get(source or email), new["users"].get(email)
        if was is None:
            yield Change("user.added", path + email, key, email, None, now)
        elif now is None:
            yield Change("user.removed", path + email, key, email, was, None)
        else:
            if source:
                yield Change("user.replaced", path + email, key, email, was, now, replaced=source)
            for change in edits(key, path, email, was, now, new["workspaces"]):
                change.replaced = source
                yield change


def edits(key: str, path: str, email: str, was: dict, now: dict, workspaces: dict) -> Iterator[Change]:
    address = path + email
    renamed = was["name"] != now["name"]
    if was["status"] != now["status"]:
        if now["status"] == "suspended":
            yield Change("user.suspended", address, key, email, was, now)
        elif was["status"] == "suspended":
            yield Change("user.activated", address, key, email, was, now)
        elif was["status"] == "pending":
            yield Change("user.accepted", address, key, email, was, now)
        else:
            renamed = True
    if renamed:
        yield Change("user.updated", address, key, email, was, now)
    if was["roles"] != now["roles"]:
        yield Change("user.roles-changed", address, key, email, was, now)
    for workspace in sorted(was["workspaces"].keys() | now["workspaces"].keys()):
        here, there = was["workspaces"].get(workspace), now["workspaces"].get(workspace)
        if here == there or (there is None and workspace not in workspaces):
            continue
        end = "added" if here is None else "removed" if there is None else "changed"
        yield Change(f"membership.{end}", f"{address}/workspaces/{workspace}", key, email, here, there,
                     workspace=workspace)


def admissions(key: str, stored: dict, old: dict, after: dict) -> Iterator[Change]:
    path, new = f"organizations/{key}/support/users/", after["support"]
    for email in sorted(old.keys() | new.keys()):
        was, entry = old.get(email), new.get(email)
        address = path + email
        if was is None:
            yield Change("support-user.added", address, key, email, None, entry)
        elif entry is None:
            yield Change("support-user.removed", address, key, email, was, None)
        elif was["status"] == "ended" and entry["status"] == "active":
            yield Change("support-user.added", address, key, email, None, entry)
        else:
            seen = stored[email]
            if seen["status"] == "active" and was["status"] == "ended" and was["ends"] == entry["ends"]:
                yield Change("support-user.expired", address, key, email, seen, was, "time")
            kept = {**was, "workspaces": [key for key in was["workspaces"] if key in after["workspaces"]]}
            if any(kept[part] != entry[part] for part in ("reason", "workspaces", "ends")):
                yield Change("support-user.updated", address, key, email, kept, entry)


def consents(key: str, stored: dict | None, old: dict | None, new: dict | None) -> Iterator[Change]:
    address = f"organizations/{key}/support/access"
    if old is None and new is None:
        return
    if new is None:
        yield Change("support-access.revoked", address, key, key, old, None)
    elif old is None:
        yield Change("support-access.granted", address, key, key, None, new)
    else:
        longer = times.length(old["period"]) != times.length(new["period"])
        if old["from"] != new["from"] and not (longer and new["text"] is None):
            yield Change("support-access.granted", address, key, key, old, new)
        elif longer:
            yield Change("support-access.changed", address, key, key, old, new)
        elif old["ends"] != new["ends"]:
            yield Change("support-access.changed", address, key, key, old, new, carried=True)
        elif stored["status"] != "ended" and new["status"] == "ended":
            yield Change("support-access.ended", address, key, key, stored, new, "time")


def contacts(key: str, old: dict, new: dict) -> Iterator[Change]:
    path = f"organizations/{key}/contacts/"
    for change in entities("contact", path, old, new, organization=key):
        was, now = change.before, change.after
        if was is None or now is None:
            yield change
            continue
        first = was["level"] is None and now["portal"] and not was["portal"]
        if any(was[part] != now[part] for part in ("name", "username")):
            yield Change("contact.updated", change.address, key, change.subject, was, now)
        if was["portal"] != now["portal"]:
            end = "enabled" if now["portal"] else "disabled"
            yield Change(f"contact.{end}", change.address, key, change.subject, was, now)
        if was["level"] != now["level"] and not first:
            yield Change("contact.level-changed", change.address, key, change.subject, was, now)


def options(key: str, old: dict, new: dict, platforms: dict[str, Any], now: dict[str, Any]) -> Iterator[Change]:
    """Options in effect; on another platform they start anew."""
    then = platforms.get(old["organization"]["platform"], {"options": {}})["options"]
    same = old["organization"]["platform"] == new["organization"]["platform"]
    for option, item in new["options"].items():
        before = old["options"].get(option) if same else None
        if before is None:
            default = now["options"][option]["default"]
            before = {"value": ["all"] if default == "all" else default, "origin": "default", "declared": None}
            if item["origin"] != "declared":
                continue
        if before["value"] != item["value"]:
            lock = now["options"][option]["locked"]
            closes = (item["origin"] == "locked" and before["origin"] != "locked"
                      and then.get(option, {}).get("locked") == lock)
            carried = "declared" not in (before["origin"], item["origin"]) and not closes
            yield Change("option.changed", f"organizations/{key}/options/{option}", key, option, before, item,
                         carried=carried)
