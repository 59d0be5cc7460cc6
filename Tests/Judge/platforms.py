"""Random platforms: roles of all four kinds, options with gates, locks and requirements, policies."""

from typing import Any

from chance import Chance
from permissions import ALONE, INCLUDES, LISTED, including

ROLES = {"organization": ["chief", "deputy", "clerk", "guest"], "workspace": ["owner", "editor", "visitor"],
         "portal": ["p-manager", "p-basic", "p-special"], "vendor": ["v-builder", "v-seller", "v-helper"]}
EVERY = sorted({part for permission in (*INCLUDES, *ALONE) for part in including(permission)})
SHOWN = [permission for permission in EVERY if permission.endswith(".view") or permission.startswith("content")]
STRONG = [permission for permission in EVERY if permission not in SHOWN]
KINDS = ["user.added", "user.removed", "user.roles-changed", "user.updated", "user.suspended", "user.activated",
         "user.replaced", "membership.added", "membership.changed", "membership.removed", "contact.added",
         "contact.removed", "contact.level-changed", "contact.enabled", "contact.disabled", "contact.updated", "option.changed",
         "support-user.added", "support-user.removed", "support-user.updated", "support-access.granted",
         "support-access.changed", "support-access.revoked", "workspace.added", "workspace.removed",
         "workspace.updated", "organization.updated", "organization.removed"]
PERIODS = ["1 day", "1 week", "7 days", "2 weeks", "1 month", "unlimited"]


def own_platform(chance: Chance, name: str) -> dict[str, Any]:
    """A platform of one's own."""
    kinds = ["organization", "vendor"]
    kinds += ["workspace"] if chance.often(0.8) else []
    kinds += ["portal"] if chance.often(0.7) else []
    options = own_options(chance, "portal" in kinds)
    roles = {kind: {role: own_role(chance, kind, role, options) for role in ROLES[kind]} for kind in kinds}
    return {"platform": {"name": name}, "roles": roles, "options": options, "policy": own_policy(chance, kinds)}


def own_role(chance: Chance, kind: str, role: str, options: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"name": role, "permissions": own_permissions(chance, kind, role)}
    if role == "p-special":
        if "extra.on" in options and chance.often(0.6):
            found["requires"] = {"extra.on": True}
        if chance.often(0.7):
            found["assignable"] = False
    return found


def own_permissions(chance: Chance, kind: str, role: str) -> list[Any]:
    most = {"chief": 12, "deputy": 6, "owner": 4, "p-manager": 5, "v-builder": 8, "v-seller": 4}.get(role, 2)
    pool = STRONG + SHOWN if kind != "workspace" else [
        "users.assign-workspaces", "workspaces.manage", "content.view", "content.edit", "users.view"]
    found: list[Any] = chance.some(pool, most // 2, most)
    if role == "chief" and chance.often(0.7):
        found += [one for one in ("users.manage", "workspaces.manage", "organization.manage", "options.manage",
                              "portal.manage") if one not in found]
    if role == "p-manager" and "portal-users.manage" not in found:
        found.append("portal-users.manage")
    if kind == "vendor" and role != "v-helper":
        found.append("organizations.create")
    return [limited(chance, kind, permission) for permission in found]


def limited(chance: Chance, kind: str, permission: str) -> Any:
    """The permission, at times with the roles that it is for."""
    if permission not in LISTED or chance.often(0.5):
        return permission
    if kind == "organization" and LISTED[permission] == "organization" and chance.often(0.4):
        return {permission: "held"}
    return {permission: chance.some(ROLES[LISTED[permission]], 1)} if LISTED[permission] == "organization" \
        else permission


def own_options(chance: Chance, portal: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "plan": {"type": "choice", "choices": {"small": {"en": "S"}, "large": {"en": "L"}, "none": {"en": "N"}},
                 "default": "small", "permission": chance.one([
                     "options.manage", "subscription.manage",
                     {"none": "subscription.cancel", "else": "billing.manage"}])},
        "extra.on": {"type": "boolean", "default": False,
                     "permission": chance.one(["options.manage", "portal.manage"])},
        "extra.tone": {"type": "choice", "choices": {"low": {"en": "l"}, "high": {"en": "h"}}, "default": "low",
                       "locked": {"when": {"extra.on": True}, "to": chance.one(["low", "high"])}},
        "once": {"type": "boolean", "default": False, "one_way": True},
        "seats": {"type": "integer", "default": chance.number(1, 3)},
        "zone": {"type": "time-zone"},
        "kinds": {"type": "set", "of": {"a": {"name": "A"}, "b": {"name": "B"}, "c": {"name": "C"}}, "default": "all"},
        "deep": {"type": "boolean", "default": False, "requires": {"plan": ["large", "none"]},
                 "permission": "security.manage"},
    }
    if portal:
        found["portal.on"] = {"type": "boolean", "default": chance.often(0.8), "gates": "all",
                              "permission": "portal.manage"}
        found["portal.papers"] = {
            "type": "boolean", "default": True,
            "gates": chance.some(["documents.view", "knowledge-base.view", "portal-users.manage", "tickets.own"], 1)}
    keep = [key for key in found if key in ("plan", "extra.on", "once", "portal.on") or chance.often(0.6)]
    for key in keep:
        found[key]["name"] = key
    return {key: found[key] for key in keep}


def own_policy(chance: Chance, kinds: list[str]) -> dict[str, Any]:
    policy: dict[str, Any] = {
        "default_role": "guest", "roles_per_user": chance.one(["one", "many", "many"]),
        "email": chance.one(["fixed", "editable"]), "invitations": chance.one(["none", "none", "required"]),
        "never_on_self": chance.some(KINDS, 0, 8) if chance.often(0.6) else []}
    if chance.often(0.7):
        policy["administrators"] = {"role": "chief"}
    if chance.often(0.3):
        policy["workspaces_at_invite"] = chance.number(1, 2)
    if chance.often(0.4):
        policy["mass_removal"] = f"{chance.one([5, 12, 25, 50])} %"
    if chance.often(0.6):
        policy["approvals"] = [own_approval(chance, kinds) for _ in range(chance.number(1, 3))]
    if "workspace" in kinds and chance.often(0.8):
        policy["support_users"] = {"workspace_role": "visitor"} | (
            {"expires_after": chance.one(["3 days", "2 weeks", "30 days"])} if chance.often(0.6) else {}) | (
            {"initial": ["v-helper"]} if chance.often(0.5) else {}) | (
            {"requires": chance.some(["user-id", "two-factor"], 1)} if chance.often(0.4) else {})
    if "administrators" in policy and chance.often(0.7):
        policy["support_access"] = {"periods": PERIODS, "default": chance.one(PERIODS[:3])}
    if "portal" in kinds and chance.often(0.6):
        policy["parent_contacts"] = chance.some(STRONG, 2, 10) + ["documents.view"]
    return policy


def own_approval(chance: Chance, kinds: list[str]) -> dict[str, Any]:
    roles = [role for kind in kinds for role in ROLES[kind] if role != "visitor"]
    entry: dict[str, Any] = {"for": chance.some(KINDS + ["expands", "narrows"], 1, 5)}
    if chance.often(0.3):
        entry["for"] = [chance.one(["expands", "narrows", "support-user.added", "user.added"])]
    if chance.often(0.3):
        entry["groups"] = [{"from": chance.some(roles, 1, 3), "people": chance.number(1, 2)}
                           for _ in range(chance.number(1, 2))]
    else:
        entry["people"] = chance.one([1, 1, 2, 2, 3])
        if chance.often(0.6):
            entry["from"] = chance.some(roles, 1, 4)
    if chance.often(0.5):
        entry["not_subject"] = True
    if chance.often(0.3):
        entry["roles"] = chance.some(roles, 1, 4)
    return entry
