"""Which permission each change needs, and who holds it, by the previous state (3-changes, Changes and Who may)."""

from dataclasses import dataclass
from typing import Any

from changes import Change
from language import State
from rights import SUPPORT, Holdings, platform_of

SIMPLE = {
    "organization.removed": "organization.delete", "workspace.added": "workspaces.manage",
    "user.updated": "users.edit", "user.replaced": "users.edit", "user.suspended": "users.suspend",
    "user.activated": "users.suspend", "support-user.added": "support-users.add",
    "support-user.updated": "support-users.add", "support-user.removed": "support-users.remove",
    "support-access.granted": "support-access.manage", "support-access.changed": "support-access.manage",
    "support-access.revoked": "support-access.manage", "contact.updated": "portal-users.manage",
    "contact.removed": "portal-users.manage", "contact.disabled": "portal-users.manage",
}
OPERATOR, CREATE, SELF = "operator", "organizations.create", "self"


@dataclass
class Need:
    """One thing that the actor of a change has to hold."""

    permission: str
    roles: list[str] | None = None
    workspace: str = ""
    who: frozenset[str] = frozenset()


@dataclass
class Rights:
    """What was held before, organization by organization."""

    state: State
    held: Any  # organization -> Holdings

    def who(self, need: Need, organization: str) -> frozenset[str]:
        held: Holdings = self.held(organization)
        people = {key[0] for key in held if key[1] == need.permission} - {SUPPORT}
        return frozenset(person for person in people if self.covers(held, person, need, organization))

    def covers(self, held: Holdings, person: str, need: Need, organization: str) -> bool:
        found: set[str] = set()
        for place in {"", need.workspace}:
            roles = held.get((person, need.permission, place), frozenset())
            if roles is None:
                return not self.reserved(person, need, organization)
            found |= roles
        return need.roles is not None and set(need.roles) <= found and not self.reserved(person, need, organization)

    def reserved(self, person: str, need: Need, organization: str) -> set[str]:
        """Levels among those needed that only the vendor's people may give."""
        if need.permission != "portal-users.assign-level" or person in self.state["people"]:
            return set()
        roles = platform_of(self.state, self.state["organizations"][organization])["roles"]
        return {role for role in need.roles or [] if role in roles and not roles[role]["assignable"]}

    def has(self, person: str, need: Need, organization: str) -> bool:
        """Whether somebody has the permission at all, for whichever roles."""
        held = self.held(organization)
        return any((person, need.permission, place) in held for place in {"", need.workspace})


def needs(change: Change, rights: Rights) -> list[Need]:
    """The needs of a change; none where nobody has to be allowed."""
    before = rights.state
    found = required(change, before)
    for need in found:
        if need.permission == OPERATOR:
            need.who = frozenset(before["settings"]["operators"])
        elif need.permission == SELF:
            need.who = frozenset(before["settings"]["operators"]) | {change.replaced or change.subject}
        elif need.permission == CREATE:
            need.who = creators(before, platform_name(change, before))
        else:
            need.who = rights.who(need, change.organization)
    return found


def platform_name(change: Change, before: State) -> str:
    if change.kind == "organization.added":
        return change.after["platform"]
    return before["organizations"][change.organization]["organization"]["platform"]


def creators(state: State, platform: str) -> frozenset[str]:
    """Who may create an organization on a platform: by a vendor function."""
    roles = state["platforms"][platform]["roles"]
    return frozenset(
        email for email, person in state["people"].items()
        if any(role["kind"] == "vendor" and CREATE in role["permissions"]
               for role in (roles.get(function) for function in person["functions"]) if role))


def required(change: Change, before: State) -> list[Need]:
    kind = change.kind
    if change.covered or change.cause == "time" or change.carried or kind == "platform.removed":
        return []
    if kind.split(".")[0] in ("settings", "person", "platform"):
        return [Need(OPERATOR)]
    if kind in SIMPLE:
        return [Need(SIMPLE[kind])]
    if kind == "organization.added":
        return [Need(CREATE if change.after["platform"] in before["platforms"] else OPERATOR)]
    if kind == "organization.updated":
        opens = change.before["status"] == "inactive" and change.after["status"] == "active"
        return [Need(CREATE if opens else "organization.manage")]
    if kind == "user.accepted":
        return [Need(SELF)]
    if kind in ("workspace.updated", "workspace.removed"):
        return [Need("workspaces.manage", None, change.subject)]
    if kind == "option.changed":
        return [Need(option_permission(change, before))]
    if kind.startswith("contact"):
        return of_contact(change)
    return of_user(change)


def of_user(change: Change) -> list[Need]:
    if change.kind == "user.roles-changed":
        return [Need("users.change-role", sorted(set(change.before["roles"]) ^ set(change.after["roles"])))]
    if change.kind.startswith("membership"):
        roles = sorted(set(change.before or []) ^ set(change.after or []))
        return [Need("users.assign-workspaces", roles, change.workspace)]
    if change.kind == "user.removed":
        return [Need("users.remove", change.before["roles"])]
    found = [Need("users.add", change.after["roles"])]
    if change.after["workspaces"]:
        roles = sorted(set().union(*change.after["workspaces"].values()))
        found.append(Need("users.assign-workspaces", roles))
    return found


def of_contact(change: Change) -> list[Need]:
    was, now = change.before or {}, change.after
    if change.kind == "contact.level-changed":
        return [Need("portal-users.assign-level", sorted({was.get("level"), now["level"]} - {None}))]
    found = [Need("portal-users.manage")]
    level = now["level"] if change.kind == "contact.added" else was.get("level") or now["level"]
    if level:
        found.append(Need("portal-users.assign-level", [level]))
    return found


def option_permission(change: Change, before: State) -> str:
    platform = platform_of(before, before["organizations"][change.organization])
    field = platform["options"].get(change.subject)
    if field is None:
        return "options.manage"
    permission = field["permission"]
    if isinstance(permission, str):
        return permission
    value = change.after["value"]
    written = str(value).lower() if isinstance(value, bool) else str(value)
    return permission.get(written, permission.get("else", "options.manage"))


def undoing(change: Change) -> Change | None:
    """The change that takes this one back."""
    ends = {"added": "removed", "removed": "added", "enabled": "disabled", "disabled": "enabled",
            "granted": "revoked", "revoked": "granted", "suspended": "activated", "activated": "suspended"}
    area, end = change.kind.split(".")
    if change.kind == "user.updated" and change.before["status"] != change.after["status"]:
        return None  # an invitation made anew, which the invited person accepts
    if change.kind in ("user.accepted", "user.replaced") or change.cause == "time" or change.carried:
        return None
    return Change(f"{area}.{ends.get(end, end)}", change.address, change.organization, change.subject,
                  change.after, change.before, workspace=change.workspace)
