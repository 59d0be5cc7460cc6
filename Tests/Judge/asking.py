"""Random requests: mostly by somebody who may, often by somebody who may not."""

from chance import Chance
from approvals import Request
from changes import Change
from effects import Effects
from language import State
from needs import Rights, needs


def everybody(before: State) -> list[str]:
    found = {*before["people"], *before["settings"]["operators"], "stranger@nowhere.example"}
    for entry in before["organizations"].values():
        found |= {*entry["users"], *entry["contacts"], *entry["support"]}
    return sorted(found)


def request(chance: Chance, before: State | None, after: State, changes: list[Change]) -> Request:
    """An actor and those who agree, chosen with the changes in view."""
    if before is None:
        return Request("founder@vendor.example")
    people = everybody(before)
    actor = chance.one(people)
    asked = [change for change in changes if change.cause == "declared"]
    if asked and chance.often(0.75):
        able = allowed(before, after, asked)
        if able:
            actor = chance.one(able)
    elif asked and chance.often(0.4):
        actor = chance.one(asked).subject or actor
    if "@" not in actor:
        actor = chance.one(people)
    helpers = sorted({*people} - {actor})
    approved = chance.some(helpers, 0, 6) if chance.often(0.5) else chance.some(helpers, 0, 1)
    if before["settings"]["operator_approvals"] and chance.often(0.7):
        approved += [email for email in before["settings"]["operators"] if email not in approved]
    if chance.often(0.05):
        approved.append(actor)
    return Request(actor, approved, chance.often(0.1))


def allowed(before: State, after: State, asked: list[Change]) -> list[str]:
    """Those who may make all of the changes, or as many as possible."""
    rights = Rights(before, Effects(before, after).held)
    counts: dict[str, int] = {}
    for change in asked:
        wanted = needs(change, rights)
        for email in frozenset.intersection(*(need.who for need in wanted)) if wanted else ():
            counts[email] = counts.get(email, 0) + 1
    best = max(counts.values(), default=0)
    return sorted(email for email, count in counts.items() if count == best)
