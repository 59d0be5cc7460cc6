"""From what is declared to what holds: the reading of the language that the judge compares with (1-language)."""

from typing import Any

import times
from builtin import BUILT_IN

State = dict[str, Any]
KINDS = ("organization", "workspace", "portal", "vendor")
PERSON = {"support_user": False, "two_factor": False, "single_sign_on": False, "background_check": False,
          "partner": False, "functions": [], "user_id": None, "team": None}
SETTINGS = {"operators": [], "operator_approvals": 0, "authority": "enforce", "time_zone": "UTC",
            "locales": ["en"], "ip_addresses": "full", "expiry_notice": "14 days", "title": None}
NORTH_AMERICA = ("CA", "MX", "US")


def resolve(declared: dict[str, Any], previous: State | None, now: int) -> State:
    """The state that the declarations make now; of the previous one only starts are taken."""
    settings = {**SETTINGS, **declared["settings"]}
    settings["operators"] = sorted(settings["operators"])
    settings.pop("rolebook", None)
    platforms = {key: platform(key, declared["platforms"]) for key in
                 {entry["organization"]["platform"] for entry in declared["organizations"].values()}}
    state: State = {"settings": settings, "platforms": platforms, "organizations": {}, "now": now,
                    "people": {key: {**PERSON, **entry, "functions": sorted(entry.get("functions", []))}
                               for key, entry in declared["people"].items()}}
    for key, entry in declared["organizations"].items():
        before = previous["organizations"].get(key) if previous else None
        state["organizations"][key] = organization(entry, state, before)
    for key, entry in state["organizations"].items():
        entry["options"] = options(declared["organizations"][key], entry, state)
    return state


def aged(state: State | None, now: int) -> State | None:
    """The state as it is at a later moment: what had an end that has passed is over."""
    if state is None:
        return None

    def over(entry: dict[str, Any] | None) -> dict[str, Any] | None:
        passed = entry and entry["ends"] is not None and entry["ends"] <= now
        return {**entry, "status": "ended"} if entry and passed else entry

    return {**state, "organizations": {
        key: {**entry, "access": over(entry["access"]),
              "support": {email: over(admitted) for email, admitted in entry["support"].items()}}
        for key, entry in state["organizations"].items()}}


def platform(key: str, declared: dict[str, Any]) -> dict[str, Any]:
    """A platform with what it inherits: a role and a policy key replace, an option is merged field by field."""
    own = declared.get(key)
    if own is None:
        return resolved_platform(BUILT_IN[key], {"name": key})
    base = own["platform"].get("extends")
    if base is None:
        return resolved_platform(own, own["platform"])
    parent = BUILT_IN[base] if base == key or base not in declared else merged(base, declared)
    return resolved_platform(merge(parent, own), own["platform"])


def merged(key: str, declared: dict[str, Any]) -> dict[str, Any]:
    """The declarations of a platform together with those of the one that it extends."""
    own = declared[key]
    base = own["platform"].get("extends")
    if base is None:
        return own
    return merge(BUILT_IN[base] if base == key or base not in declared else merged(base, declared), own)


def merge(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    roles = {kind: {**base.get("roles", {}).get(kind, {}), **own.get("roles", {}).get(kind, {})} for kind in KINDS}
    fields = {key: dict(value) for key, value in base.get("options", {}).items()}
    for key, value in own.get("options", {}).items():
        fields[key] = {**fields.get(key, {}), **value}
    return {"roles": roles, "options": fields, "policy": {**base.get("policy", {}), **own.get("policy", {})}}


POLICY: dict[str, Any] = {
    "administrators": None, "default_role": None, "roles_per_user": "one", "email": "fixed", "invitations": "none",
    "never_on_self": [], "workspaces_at_invite": None, "maximum_depth": 2, "parent_contacts": [],
    "mass_removal": 25, "role_limits": {}, "approvals": [], "support_users": None, "support_access": None}
OPTION: dict[str, Any] = {"permission": "options.manage", "scope": "organization", "gates": [], "locked": None,
                          "requires": None, "one_way": False, "default": None}


def resolved_platform(body: dict[str, Any], head: dict[str, Any]) -> dict[str, Any]:
    roles = {}
    for kind in KINDS:
        for key, role in body.get("roles", {}).get(kind, {}).items():
            roles[key] = {"kind": kind, "permissions": role["permissions"], "requires": role.get("requires"),
                          "assignable": role.get("assignable", True), "name": role.get("name")}
    fields = {key: {**OPTION, **option} for key, option in body.get("options", {}).items()}
    policy = {**POLICY, **body.get("policy", {})}
    if isinstance(policy["mass_removal"], str):
        policy["mass_removal"] = int(policy["mass_removal"].rstrip(" %"))
    return {"name": head.get("name"), "roles": roles, "options": fields, "policy": policy}


def organization(entry: dict[str, Any], state: State, before: dict[str, Any] | None) -> dict[str, Any]:
    """One organization, all but its options."""
    own = {"status": "active", "classification": "customer", "parent": None, "country": None, "region": None,
           "email_domains": None, "workspace_limit": None, "time_zone": state["settings"]["time_zone"],
           **entry["organization"]}
    policy = state["platforms"][own["platform"]]["policy"]
    users = {email: user(declared, policy) for email, declared in entry.get("users", {}).items()}
    support = entry.get("support", {})
    admitted = {email: admission(declared, policy, own, state["now"], (before or {}).get("support", {}).get(email))
                for email, declared in support.get("users", {}).items()}
    contacts = {email: {"name": declared["name"], "portal": declared.get("portal", False),
                        "level": declared.get("level"), "username": declared.get("username", email)}
                for email, declared in entry.get("contacts", {}).items()}
    return {"organization": own, "users": users, "support": admitted, "contacts": contacts,
            "workspaces": {key: {"name": declared["name"]} for key, declared in entry.get("workspaces", {}).items()},
            "access": consent(support.get("access"), policy, own, state["now"], (before or {}).get("access"))}


def user(declared: dict[str, Any], policy: dict[str, Any]) -> dict[str, Any]:
    if "role" in declared:
        roles = [declared["role"]]
    else:
        roles = declared.get("roles", [policy["default_role"]])
    workspaces = {key: sorted([value] if isinstance(value, str) else value)
                  for key, value in declared.get("workspaces", {}).items()}
    return {"name": declared["name"], "status": declared.get("status", "active"), "roles": sorted(roles),
            "workspaces": workspaces, "replaces": declared.get("replaces")}


def admission(declared: dict[str, Any], policy: dict[str, Any], own: dict[str, Any], now: int,
              before: dict[str, Any] | None) -> dict[str, Any]:
    """A support user admitted; one whose admission had ended and is declared anew begins again."""
    text, zone = declared.get("expires"), own["time_zone"]
    period = policy["support_users"].get("expires_after")

    def end(start: int) -> int | None:
        if text == "never":
            return None
        return times.moment(text, zone) if text is not None else times.later(start, period, zone)

    start = before["start"] if before else now
    ends = end(start)
    if before and before["status"] == "ended" and text is None and before["text"] is not None:
        start, ends = now, end(now)
    elif before and before["status"] == "ended" and (ends is None or ends > now):
        start = now
    return {"reason": declared["reason"], "workspaces": sorted(declared.get("workspaces", [])), "start": start,
            "ends": ends, "text": text, "status": "active" if ends is None or ends > now else "ended"}


def consent(declared: dict[str, Any] | None, policy: dict[str, Any], own: dict[str, Any], now: int,
            before: dict[str, Any] | None) -> dict[str, Any] | None:
    """Consent to support; none where it is switched off."""
    if not declared or not declared.get("enabled", False):
        return None
    zone = own["time_zone"]
    period = declared.get("period", policy["support_access"]["default"])
    text = declared.get("from")
    if text is not None:
        start = times.moment(text, zone)
    elif before and times.length(before["period"]) == times.length(period):
        start = before["from"]
    else:
        start = now
    ends = times.later(start, period, zone)
    status = "scheduled" if start > now else "active" if ends is None or ends > now else "ended"
    return {"period": period, "from": start, "ends": ends, "status": status, "text": text}


def options(declared: dict[str, Any], entry: dict[str, Any], state: State) -> dict[str, Any]:
    """Effective values: locked, else declared, else the default, else derived."""
    fields = state["platforms"][entry["organization"]["platform"]]["options"]
    given = flat(declared.get("options", {}))
    found: dict[str, Any] = {}

    def value(key: str) -> Any:
        if key not in found:
            field = fields[key]
            stated = set_value(given[key]) if key in given else None
            lock = field["locked"]
            if lock and holds(lock["when"], entry["organization"], value):
                found[key] = {"value": lock["to"], "origin": "locked", "declared": stated}
            elif stated is not None:
                found[key] = {"value": stated, "origin": "declared", "declared": stated}
            else:
                found[key] = {"value": fallback(field, entry["organization"], state), "declared": None,
                              "origin": "default"}
        return found[key]["value"]

    for key, field in fields.items():
        value(key)
    return {key: item for key, item in found.items() if fields[key]["scope"] == "organization"}


def fallback(field: dict[str, Any], own: dict[str, Any], state: State) -> Any:
    if field["default"] is not None:
        return set_value(field["default"]) if field["type"] == "set" else field["default"]
    if field["type"] == "time-zone":
        return own["time_zone"] if own["country"] in NORTH_AMERICA else state["settings"]["time_zone"]
    return None


def set_value(value: Any) -> Any:
    if value == "all":
        return ["all"]
    return sorted(value) if isinstance(value, list) else value


def flat(nested: dict[str, Any], above: str = "") -> dict[str, Any]:
    """Nested options under their dotted ids."""
    found: dict[str, Any] = {}
    for key, value in nested.items():
        if isinstance(value, dict):
            found |= flat(value, f"{above}{key}.")
        else:
            found[above + key] = value
    return found


def holds(condition: dict[str, Any], own: dict[str, Any], value: Any) -> bool:
    """Whether each fact of a condition is so."""
    for fact, wanted in condition.items():
        if fact == "organization.parent":
            here = own["parent"] is not None if isinstance(wanted, bool) else own["parent"]
        elif fact.startswith("organization."):
            here = own[fact.removeprefix("organization.")]
        else:
            here = value(fact)
        if here not in wanted if isinstance(wanted, list) else here != wanted:
            return False
    return True
