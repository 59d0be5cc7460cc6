"""What the program said, beside what the judge says."""

from collections import Counter
from typing import Any

from verdicts import Finding, Verdict

Said = dict[str, Any]


def errors_of_state(said: Said) -> list[str]:
    """Errors that are no change rule's: the step is not worth judging."""
    return [item["rule"] for item in said["diagnostics"]
            if item["severity"] == "error" and not item["rule"].startswith("change/")]


def differences(verdict: Verdict, said: Said) -> list[str]:
    """Everything in which the two do not agree, in words."""
    ours, theirs = judged(verdict), heard(said)
    found = []
    for key in sorted(ours.keys() | theirs.keys(), key=str):
        if ours.get(key) != theirs.get(key):
            found.append(f"{key}: the program says {theirs.get(key)}, the judge {ours.get(key)}")
    return found


def once(findings: list[Finding]) -> Counter:
    """Findings with their number; of missing agreements only whether there are any."""
    counts = Counter(findings)
    return Counter({key: 1 if key[0] == "change/approvals" else count for key, count in counts.items()})


def judged(verdict: Verdict) -> dict[Any, Any]:
    found: dict[Any, Any] = {"applicable": verdict.applicable, "findings": once(verdict.findings)}
    for change in verdict.changes:
        key = (change.kind, change.address)
        found[key + ("is",)] = (change.action, change.effect, change.cause)
        found[key + ("authorized",)] = change.authorized
        found[key + ("needs",)] = sorted(
            (need.permission, need.roles or [], sorted(need.who)) for need in change.needs)
        asked = verdict.agreements.get(id(change), [])
        found[key + ("agreements",)] = (
            sorted((count, roles) for one in asked for count, roles in one.groups), sum(one.missing for one in asked))
    actions = Counter(change.action for change in verdict.changes)
    effects = Counter(change.effect for change in verdict.changes)
    found["summary"] = {
        **{action: actions[action] for action in ("create", "update", "delete")},
        "by_time": sum(change.cause == "time" for change in verdict.changes),
        "expands": effects["expands"] + effects["both"], "narrows": effects["narrows"] + effects["both"],
        "people_gaining": len(verdict.effects.gaining), "people_losing": len(verdict.effects.losing)}
    return found


def heard(said: Said) -> dict[Any, Any]:
    found: dict[Any, Any] = {
        "applicable": said["applicable"], "summary": said["summary"],
        "findings": once([(item["rule"], item["address"]) for item in said["diagnostics"]
                          if item["rule"].startswith("change/")])}
    for change in said["changes"]:
        key = (change["kind"], change["address"])
        found[key + ("is",)] = (change["action"], change["effect"], change["cause"])
        found[key + ("authorized",)] = change["authorized"]
        found[key + ("needs",)] = sorted(
            (need["permission"], need.get("roles", []), sorted(need["who"]))
            for need in change["needs"] if "permission" in need)
        people = [need for need in change["needs"] if "people" in need]
        found[key + ("agreements",)] = (
            sorted((need["people"], tuple(need.get("from") or ())) for need in people),
            sum(need["missing"] for need in people))
    return found
