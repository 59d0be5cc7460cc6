"""Random estates, as they are declared."""

from typing import Any

from builtin import BUILT_IN
from chance import Chance
from language import POLICY, platform
from platforms import own_platform

Estate = dict[str, Any]
NAMES = ["Ada", "Ben", "Cem", "Dora", "Eve"]
ZONES = ["UTC", "Europe/Berlin", "America/New_York"]
OPERATORS = ["op1@vendor.example", "op2@vendor.example", "op3@vendor.example"]


def estate(chance: Chance) -> Estate:
    """Settings, people, platforms and a few organizations."""
    settings: dict[str, Any] = {"rolebook": 1, "operators": chance.some(OPERATORS, 1),
                                "time_zone": chance.one(ZONES), "operator_approvals": chance.one([0, 0, 0, 1])}
    if chance.often(0.1):
        settings["authority"] = "report"
    platforms = {"north": own_platform(chance, "North")}
    if chance.often(0.4):
        platforms["south"] = own_platform(chance, "South")
    if chance.often(0.3):
        platforms["north-two"] = {"platform": {"name": "North Two", "extends": "north"},
                                  "policy": {"mass_removal": "10 %"}}
    if chance.often(0.2):
        platforms["respond-io"] = {"platform": {"name": "Ours", "extends": "respond-io"},
                                   "options": {"subscription.plan": {"default": "business"}},
                                   "policy": {"invitations": "none", "never_on_self": ["user.removed"]}}
    made: Estate = {"settings": settings, "people": {}, "platforms": platforms, "organizations": {}}
    for _ in range(chance.number(3, 6)):
        made["people"][f"v{chance.fresh()}@vendor.example"] = person(chance, made)
    for _ in range(chance.number(1, 3)):
        add_organization(chance, made)
    return made


def platform_ids(made: Estate) -> list[str]:
    return sorted({*made["platforms"], *BUILT_IN})


def resolved(made: Estate, key: str) -> dict[str, Any]:
    return platform(key, made["platforms"])


def functions(made: Estate) -> list[str]:
    """Vendor functions of all platforms that the people may have."""
    return sorted({role for key in platform_ids(made) for role, entry in resolved(made, key)["roles"].items()
                   if entry["kind"] == "vendor"})


def person(chance: Chance, made: Estate) -> dict[str, Any]:
    own = ["v-builder", "v-seller", "v-helper"]
    found: dict[str, Any] = {"name": chance.one(NAMES), "functions": chance.some(own, 0, 2)}
    if chance.often(0.5):
        found["functions"] += chance.some([role for role in functions(made) if role not in own], 1, 4)
    if chance.often(0.6):
        found |= {"support_user": True, "user_id": f"id{chance.fresh()}", "two_factor": True,
                  "single_sign_on": True, "background_check": True}
    return found


def add_organization(chance: Chance, made: Estate) -> str:
    """Another organization, on any platform, mostly on one that is in use."""
    key = f"org{chance.fresh()}"
    weights = ["north"] * 4 + [key for key in made["platforms"] if key != "north"] * 2
    weights += sorted({entry["organization"]["platform"] for entry in made["organizations"].values()}) * 2
    home = chance.one(weights + sorted(BUILT_IN))
    head: dict[str, Any] = {"name": f"Org {key}", "platform": home}
    above = [other for other, entry in made["organizations"].items() if "parent" not in entry["organization"]]
    if above and chance.often(0.5):
        head["parent"] = chance.one(above)
    if chance.often(0.1):
        head["status"] = "inactive"
    if chance.often(0.3):
        head["classification"] = chance.one(["customer", "local", "billing"])
    if chance.often(0.3):
        head["country"] = chance.one(["DE", "US", "CA"])
    if chance.often(0.3):
        head["time_zone"] = chance.one(ZONES)
    entry: dict[str, Any] = {"organization": head}
    made["organizations"][key] = entry
    fill(chance, made, entry)
    return key


def of_kind(made: Estate, entry: dict[str, Any], kind: str) -> list[str]:
    """The roles of one kind on the organization's platform; never the one of support users."""
    found = resolved(made, entry["organization"]["platform"])
    support = (found["policy"]["support_users"] or {}).get("workspace_role")
    return [role for role, item in found["roles"].items() if item["kind"] == kind and role != support]


def policy_of(made: Estate, entry: dict[str, Any]) -> dict[str, Any]:
    return {**POLICY, **resolved(made, entry["organization"]["platform"])["policy"]}


def fill(chance: Chance, made: Estate, entry: dict[str, Any]) -> None:
    policy = policy_of(made, entry)
    if of_kind(made, entry, "workspace"):
        entry["workspaces"] = {f"w{number}": {"name": f"W{number}"} for number in range(chance.number(1, 3))}
    if of_kind(made, entry, "organization"):
        entry["users"] = {}
        for _ in range(chance.one([2, 3, 4, 5, 9])):
            entry["users"][new_email(chance, made, entry)] = new_user(chance, made, entry)
        first = next(iter(entry["users"].values()))
        first |= {"status": "active"}
        first.pop("role", None)
        first["roles"] = [(policy["administrators"] or {}).get("role") or of_kind(made, entry, "organization")[0]]
    if of_kind(made, entry, "portal"):
        entry["contacts"] = {}
        for _ in range(chance.number(1, 4)):
            entry["contacts"][new_email(chance, made, entry)] = new_contact(chance, made, entry)
    switches(chance, made, entry)
    if policy["support_users"] and chance.often(0.6):
        from_list = [email for email, person in made["people"].items() if person.get("support_user")]
        entry["support"] = {"users": {email: new_admission(chance, made, entry)
                                      for email in chance.some(from_list, 0, 2)}}
    if policy["support_access"] and chance.often(0.3):
        entry.setdefault("support", {})["access"] = {"enabled": True}


def switches(chance: Chance, made: Estate, entry: dict[str, Any]) -> None:
    """Some options on from the beginning: those that lock others, and those that only go one way."""
    fields = resolved(made, entry["organization"]["platform"])["options"]
    options: dict[str, Any] = {}
    for key in ("extra.on", "taskfire.enabled", "once", "portal.friendly-url"):
        if key in fields and chance.often(0.35):
            area, _, name = key.rpartition(".")
            options |= {area: {**options.get(area, {}), name: True}} if area else {name: True}
    if options:
        entry["options"] = options


def new_email(chance: Chance, made: Estate, entry: dict[str, Any]) -> str:
    """Mostly somebody new, at times somebody of another organization."""
    if chance.often(0.12):
        others = sorted({email for other in made["organizations"].values()
                         for email in (*other.get("users", {}), *other.get("contacts", {}))}
                        - {*entry.get("users", {}), *entry.get("contacts", {})})
        if others:
            return chance.one(others)
    return f"u{chance.fresh()}@customer.example"


def new_user(chance: Chance, made: Estate, entry: dict[str, Any]) -> dict[str, Any]:
    roles, policy = of_kind(made, entry, "organization"), policy_of(made, entry)
    user: dict[str, Any] = {"name": chance.one(NAMES)}
    if chance.often(0.3):
        user["role"] = policy["default_role"]
    elif policy["roles_per_user"] == "one":
        user["role"] = chance.one(roles)
    else:
        user["roles"] = chance.some(roles, 1, 2)
    status = chance.one(["active"] * 6 + ["pending", "pending", "suspended"])
    if status != "active":
        user["status"] = status
    if entry.get("workspaces") and chance.often(0.6):
        user["workspaces"] = {key: chance.some(of_kind(made, entry, "workspace"), 1, 2)
                              for key in chance.some(sorted(entry["workspaces"]), 1)}
    return user


def new_contact(chance: Chance, made: Estate, entry: dict[str, Any]) -> dict[str, Any]:
    contact: dict[str, Any] = {"name": chance.one(NAMES), "username": f"n{chance.fresh()}"}
    if chance.often(0.75):
        contact["level"] = chance.one(of_kind(made, entry, "portal"))
        contact["portal"] = chance.often(0.8)
    return contact


def new_admission(chance: Chance, made: Estate, entry: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {"reason": chance.one(["training", "support", "initial-setup"]),
                             "workspaces": chance.some(sorted(entry.get("workspaces", {})))}
    if "expires_after" not in policy_of(made, entry)["support_users"] or chance.often(0.4):
        found["expires"] = chance.one(["never", "2026-11-10T00:00:00Z", "2026-12-01T09:00:00+01:00",
                                       "2027-02-01T00:00:00Z", "2027-06-01T12:00:00Z"])
    return found
