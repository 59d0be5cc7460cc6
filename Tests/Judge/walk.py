"""One estate and its edits, one after the other, each judged by both."""

import copy
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from approvals import Request
from asking import request
from chance import Chance
from changes import changes
from compare import differences, errors_of_state
from coverage import seen
from edits import EDITS
from estates import Estate, estate
from language import State, aged, resolve
from program import Program
from verdicts import Verdict

START = 1_793_491_200  # 2026-11-01T00:00:00Z
# What reading an estate runs into where the language would refuse it.
UNRESOLVED = (KeyError, TypeError, AttributeError, ValueError, RecursionError)
PASSING = [0, 60, 3600, 86_400, 3 * 86_400, 9 * 86_400, 40 * 86_400]


@dataclass
class Step:
    """One estate and edit, with what was asked and when."""

    before: Estate | None
    state: State | None
    after: Estate
    request: Request
    now: int
    found: list[str] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)


@dataclass
class Tally:
    """What was seen: cases, kinds of change, rules that fired and that kept silent."""

    cases: int = 0
    estates: int = 0
    unfit: Counter = field(default_factory=Counter)
    seen: Counter = field(default_factory=Counter)
    differing: list[tuple[str, int, Step]] = field(default_factory=list)

    def note(self, verdict: Verdict) -> None:
        self.cases += 1
        self.seen.update(seen(verdict))


def edited(chance: Chance, before: Estate, state: State, now: int) -> Estate:
    """The estate after one edit or several; one that the language itself refuses is drawn again."""
    for _ in range(20):
        after = copy.deepcopy(before)
        try:
            for _ in range(chance.one([1, 1, 1, 2, 3])):
                chance.one(EDITS)(chance, after)
            resolve(after, aged(state, now), now)
        except UNRESOLVED:
            continue
        return after
    return before


def walk(seed: str, steps: int, program: Program, tally: Tally, keep: int = 3) -> None:
    """Founds an estate and edits it, step by step; a step that is refused is dropped."""
    chance = Chance(seed)
    for _ in range(8):
        program.found()
        first, now = estate(chance), START
        try:
            step = Step(None, None, first, Request("founder@vendor.example"), now)
            state = judge(step, program, tally)
        except UNRESOLVED:
            continue
        if state is not None:
            break
    else:
        return
    tally.estates += 1
    declared = first
    for number in range(1, steps):
        now += chance.one(PASSING)
        after = edited(chance, declared, state, now)
        try:
            new = resolve(after, aged(state, now), now)
            asked = request(chance, state, new, changes(state, new))
        except UNRESOLVED:
            tally.unfit["not to be resolved"] += 1
            continue
        step = Step(declared, state, after, asked, now)
        reached = judge(step, program, tally)
        if step.found:
            tally.differing.append((seed, number, step))
            if len(tally.differing) >= keep:
                return
            if (reached is None) != (step.said.get("code") != 0):
                return
        if reached is not None:
            state, declared = reached, after
    said = program.verifies()
    if said:
        tally.differing.append((seed, steps, Step(declared, state, declared, Request("nobody"), now, [said])))


def judge(step: Step, program: Program, tally: Tally) -> State | None:
    """Compares one step; the state that it leads to, where it is allowed."""
    before = aged(step.state, step.now)
    after = resolve(step.after, before, step.now)
    step.said = program.compile(step.after, step.request, step.now)
    if "changes" not in step.said:
        step.found = [f"the program ended with {step.said['code']}: {step.said.get('said')}"]
        return None
    unfit = errors_of_state(step.said)
    if unfit:
        tally.unfit.update(set(unfit))
        return None
    verdict = Verdict(changes(step.state, after), before, after, step.request)
    tally.note(verdict)
    step.found = differences(verdict, step.said)
    return after if step.said["code"] == 0 else None
