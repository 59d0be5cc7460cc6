"""What a run has to have seen: every kind of change, granted and refused; every change rule, firing and silent."""

from collections import Counter
from typing import Callable

from changes import Change
from rights import platform_of
from verdicts import Verdict

KINDS = [
    "organization.added", "organization.removed", "organization.updated", "workspace.added", "workspace.updated",
    "workspace.removed", "user.added", "user.removed", "user.roles-changed", "user.updated", "user.replaced",
    "user.suspended", "user.activated", "user.accepted", "membership.added", "membership.changed",
    "membership.removed", "support-user.added", "support-user.updated", "support-user.removed",
    "support-access.granted", "support-access.changed", "support-access.revoked", "contact.added", "contact.updated",
    "contact.removed", "contact.enabled", "contact.disabled", "contact.level-changed", "option.changed",
    "person.added", "person.updated", "person.removed", "platform.added", "platform.updated", "settings.changed"]
NOBODYS = ["support-user.expired", "support-access.ended", "platform.removed"]
EFFECTS = ["expands", "narrows", "both", "neutral"]

Occasion = Callable[[Verdict, Change], bool]


def is_himself(verdict: Verdict, change: Change) -> bool:
    return verdict.request.actor in (change.subject, change.replaced)


def policy(verdict: Verdict, change: Change, key: str) -> object:
    return change.organization in verdict.before["organizations"] and verdict.policy(change.organization)[key]


def is_one_way(verdict: Verdict, change: Change) -> bool:
    if change.kind != "option.changed" or change.covered:
        return False
    platform = platform_of(verdict.before, verdict.before["organizations"][change.organization])
    return platform["options"].get(change.subject, {}).get("one_way", False)


# Where a rule has something to say; where it then keeps silent, that counts.
OCCASIONS: dict[str, Occasion] = {
    "unknown-actor": lambda verdict, change: change.cause == "declared",
    "not-permitted": lambda verdict, change: bool(change.needs),
    "escalation": lambda verdict, change: any(need.roles for need in change.needs),
    "self": is_himself,
    "approvals": lambda verdict, change: bool(verdict.agreements.get(id(change))),
    "approver": lambda verdict, change: bool(verdict.request.approved_by),
    "initial-support": lambda verdict, change: change.covered and change.kind == "support-user.added",
    "invite-limit": lambda verdict, change: change.kind == "user.added" and not change.covered and bool(
        change.after["workspaces"] and policy(verdict, change, "workspaces_at_invite")),
    "email-replacement": lambda verdict, change: change.kind in ("user.added", "user.replaced") and bool(
        change.after["replaces"]),
    "undeclared-replacement": lambda verdict, change: change.kind == "user.added" and any(
        other.kind == "user.removed" and other.organization == change.organization for other in verdict.changes),
    "acceptance": lambda verdict, change: change.kind == "user.accepted" or change.kind == "user.added" and policy(
        verdict, change, "invitations") == "required",
    "locked-option": lambda verdict, change: change.kind == "option.changed" and not change.covered
    and change.before["origin"] == "locked",
    "one-way-option": is_one_way,
    "platform-switch": lambda verdict, change: change.kind == "organization.updated",
    "mass-removal": lambda verdict, change: change.kind == "user.removed" and len(
        verdict.before["organizations"][change.organization]["users"]) >= 8,
    "own-authority": lambda verdict, change: is_himself(verdict, change) and change.effect in ("narrows", "both"),
}


def seen(verdict: Verdict) -> Counter:
    """What one case shows."""
    found: Counter = Counter()
    for change in verdict.changes:
        found[f"effect {change.effect}"] += 1
        found[f"{change.kind} {'granted' if change.authorized else 'refused'}"] += 1
    if verdict.before is None:
        return found
    fired = {rule.removeprefix("change/") for rule, _ in verdict.findings}
    for rule, occasion in OCCASIONS.items():
        if rule in fired:
            found[f"change/{rule} fires"] += 1
        elif any(occasion(verdict, change) for change in verdict.changes):
            found[f"change/{rule} is silent"] += 1
    found["applicable" if verdict.applicable else "refused"] += 1
    return found


def lacking(found: Counter) -> list[str]:
    """What has to be seen, and was not."""
    wanted = [f"{kind} {end}" for kind in KINDS for end in ("granted", "refused")]
    wanted += [f"{kind} granted" for kind in NOBODYS] + [f"effect {effect}" for effect in EFFECTS]
    wanted += [f"change/{rule} {end}" for rule in OCCASIONS for end in ("fires", "is silent")]
    return [name for name in wanted + ["applicable", "refused"] if not found[name]]
