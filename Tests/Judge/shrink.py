"""Makes a difference small: what can be left out of an estate and its edit while the two still differ is left out."""

import copy
from typing import Any, Iterator

from approvals import Request
from estates import Estate
from program import Program
from walk import START, UNRESOLVED, Step, Tally, judge

RUNS = 150
Path = tuple[str, ...]


def shrunk(step: Step, program: Program) -> Step:
    """The smallest step found that still shows a difference; the same where nothing may go."""
    if step.before is None:
        return step
    best, runs = again(step.before, step.after, step.request, step, program), 1
    if best is None:
        return step
    progress = True
    while progress:
        progress = False
        for before, after, request in list(smaller(best)):
            if runs >= RUNS:
                return best
            runs += 1
            found = again(before, after, request, step, program)
            if found:
                best, progress = found, True
                break
    return best


def again(before: Estate, after: Estate, request: Request, step: Step, program: Program) -> Step | None:
    """Founds the estate before, takes the step, and says how it went where the two differ."""
    program.found()
    try:
        first = Step(None, None, before, Request("founder@vendor.example"), START)
        state = judge(first, program, Tally())
        if state is None:
            return None
        second = Step(before, state, after, request, step.now)
        judge(second, program, Tally())
    except UNRESOLVED:
        return None
    return second if second.found else None


def smaller(step: Step) -> Iterator[tuple[Estate, Estate, Request]]:
    """Estates with one thing less, the largest first."""
    for path in paths(step.after) | paths(step.before):
        yield without(step.before, path), without(step.after, path), step.request
    for email in step.request.approved_by:
        others = [other for other in step.request.approved_by if other != email]
        yield step.before, step.after, Request(step.request.actor, others, step.request.allows_mass_removal)


def paths(made: Estate) -> dict[Path, None]:
    """All that may be left out, as ways to it; a mapping keeps their order."""
    found: dict[Path, None] = {("organizations", key): None for key in made["organizations"]}
    found |= {("platforms", key): None for key in made["platforms"]}
    for key, entry in made["organizations"].items():
        for section in ("users", "contacts", "workspaces", "options", "support"):
            found |= {("organizations", key, section): None} if section in entry else {}
            found |= {("organizations", key, section, one): None for one in entry.get(section, {})}
        found |= {("organizations", key, "organization", one): None for one in entry["organization"]}
    found |= {("people", key): None for key in made["people"]}
    for key, platform in made["platforms"].items():
        found |= {("platforms", key, "policy", one): None for one in platform.get("policy", {})}
        found |= {("platforms", key, "options", one): None for one in platform.get("options", {})}
    return found


def without(made: Estate, path: Path) -> Estate:
    left = copy.deepcopy(made)
    node: Any = left
    for part in path[:-1]:
        node = node.get(part, {})
    node.pop(path[-1], None)
    return left
