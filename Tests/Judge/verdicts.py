"""What the change rules say of a request: findings, who is allowed, whether it may be compiled (2-rules)."""

from collections import Counter
from typing import Any

from approvals import Agreement, Request, agreements
from changes import Change
from effects import Effects, alone
from language import State
from needs import CREATE, OPERATOR, SELF, Need, Rights, needs, undoing
from rights import holdings, known, platform_of

Finding = tuple[str, str | None]
WARNINGS = ("change/approver", "change/undeclared-replacement", "change/own-authority")


class Verdict:
    """All that follows from one request about one list of changes."""

    def __init__(self, changes: list[Change], before: State | None, after: State, request: Request) -> None:
        self.changes, self.before, self.after, self.request = changes, before, after, request
        self.findings: list[Finding] = []
        self.agreements: dict[int, list[Agreement]] = {}
        self.effects = Effects(before, after)
        for change in changes:
            self.effects.judge(change)
        if before is None:
            for change in changes:
                change.authorized = True
        else:
            self.rights = Rights(before, self.effects.held)
            self.judge()

    @property
    def applicable(self) -> bool:
        reports = self.before is not None and self.before["settings"]["authority"] == "report"
        return reports or all(rule in WARNINGS for rule, _ in self.findings)

    def find(self, rule: str, change: Change | None) -> None:
        self.findings.append((f"change/{rule}", change.address if change else None))
        if change and f"change/{rule}" not in WARNINGS:
            change.authorized = False

    def judge(self) -> None:
        asked = [change for change in self.changes if change.cause == "declared"]
        created = {change.organization: change for change in asked if change.kind == "organization.added"}
        for change in self.changes:
            change.authorized = True
            change.needs = needs(change, self.rights)
            self.agreements[id(change)] = self.required(change)
        if not asked:
            self.approvers(asked)
            return
        accepts = [change for change in asked if change.kind == "user.accepted"
                   and (change.replaced or change.subject) == self.request.actor]
        if not known(self.before, self.request.actor) and len(accepts) < len(asked):
            self.find("unknown-actor", None)
            for change in asked:
                change.authorized = change.carried or change.kind == "platform.removed" or change in accepts
            return
        for change in asked:
            self.permission(change)
            self.himself(change)
            self.approvals(change)
            self.arrival(change)
            self.option(change)
            self.own_authority(change)
            if change.kind == "organization.updated" and change.before["platform"] != change.after["platform"]:
                self.find("platform-switch", change)
        self.mass_removal(asked)
        self.replacements(asked)
        self.approvers(asked)
        for change in asked:
            if change.covered and change.authorized:
                change.authorized = created[change.organization].authorized

    def required(self, change: Change) -> list[Agreement]:
        if not any(need.permission == OPERATOR for need in change.needs):
            return agreements(change, self.request, self.before)
        wanted = self.before["settings"]["operator_approvals"]
        if not wanted:
            return []
        others = {email for email in self.request.approved_by if email in self.before["settings"]["operators"]}
        return [Agreement([(wanted, (OPERATOR,))], max(0, wanted - len(others - {self.request.actor})))]

    def permission(self, change: Change) -> None:
        actor = self.request.actor
        for need in change.needs:
            if actor not in need.who:
                self.find(self.lacks(need, change), change)

    def lacks(self, need: Need, change: Change) -> str:
        if need.permission == SELF:
            return "acceptance"
        if need.permission in (OPERATOR, CREATE):
            return "not-permitted"
        has = self.rights.has(self.request.actor, need, change.organization)
        return "escalation" if has and need.roles else "not-permitted"

    def policy(self, organization: str) -> dict[str, Any]:
        return platform_of(self.before, self.before["organizations"][organization])["policy"]

    def himself(self, change: Change) -> None:
        if self.request.actor not in (change.subject, change.replaced) or change.organization is None:
            return
        if change.kind == "support-user.added":
            self.find("self", change)
        elif not change.covered and change.organization in self.before["organizations"] \
                and change.kind in self.policy(change.organization)["never_on_self"]:
            self.find("self", change)

    def approvals(self, change: Change) -> None:
        for agreement in self.agreements[id(change)]:
            if agreement.missing:
                self.find("approvals", change)

    def approvers(self, asked: list[Change]) -> None:
        actor, given = self.request.actor, list(dict.fromkeys(self.request.approved_by))
        for email in given:
            if email == actor or not known(self.before, email):
                self.find("approver", None)
        for change in asked:
            excluded: set[str] = set()
            for agreement in self.agreements[id(change)]:
                excluded.update(email for email in agreement.excluded if email in given and email != actor)
            for _ in excluded:
                self.find("approver", change)

    def arrival(self, change: Change) -> None:
        operators = self.before["settings"]["operators"]
        if change.covered:
            if change.kind == "support-user.added":
                self.initial_support(change)
            return
        if change.kind == "user.added":
            policy, user = self.policy(change.organization), change.after
            limit = policy["workspaces_at_invite"]
            if limit is not None and len(user["workspaces"]) > limit:
                self.find("invite-limit", change)
            if policy["invitations"] == "required" and user["status"] != "pending" \
                    and self.request.actor not in operators:
                self.find("acceptance", change)
            if user["replaces"]:
                self.replacement(change, policy)
        elif change.kind == "user.suspended" and change.before["status"] == "pending" \
                and self.policy(change.organization)["invitations"] == "required" \
                and self.request.actor not in operators:
            self.find("acceptance", change)

    def initial_support(self, change: Change) -> None:
        known = self.before["platforms"] if change.platform in self.before["platforms"] else self.after["platforms"]
        initial = known[change.platform]["policy"]["support_users"].get("initial")
        functions = self.before["people"].get(change.subject, {}).get("functions", [])
        if initial is not None and not set(initial) & set(functions):
            self.find("initial-support", change)

    def replacement(self, change: Change, policy: dict[str, Any]) -> None:
        user = change.after
        old = self.before["organizations"][change.organization]["users"].get(user["replaces"])
        if old is None or policy["email"] == "editable" or any(
                old[part] != user[part] for part in ("roles", "workspaces")):
            self.find("email-replacement", change)

    def option(self, change: Change) -> None:
        if change.kind != "option.changed" or change.covered:
            return
        entry = self.before["organizations"][change.organization]
        field = platform_of(self.before, entry)["options"].get(change.subject)
        stated = change.after["declared"]
        old = entry["options"].get(change.subject)
        if old and old["origin"] == "locked" and stated is not None and stated != old["value"]:
            self.find("locked-option", change)
        if field and field["one_way"] and old["value"] not in (field["default"], change.after["value"]):
            self.find("one-way-option", change)

    def own_authority(self, change: Change) -> None:
        back = undoing(change)
        if back is None or change.covered or change.kind.startswith("organization."):
            return
        if change.kind == "settings.changed":
            before, after = change.before["operators"], change.after["operators"]
            if self.request.actor in before and self.request.actor not in after:
                self.find("own-authority", change)
            return
        if change.organization is None or change.carried:
            return
        _, second, _ = alone(self.before, self.after, change)
        later = Rights(second, lambda organization: holdings(second, organization))
        actor = self.request.actor
        could = [actor in need.who for need in needs(back, self.rights)[:1]]
        can = [actor in need.who for need in needs(back, later)[:1]]
        if could == [True] and can == [False]:
            self.find("own-authority", change)

    def mass_removal(self, asked: list[Change]) -> None:
        if self.request.allows_mass_removal:
            return
        removed = Counter(change.organization for change in asked if change.kind == "user.removed")
        for organization, count in removed.items():
            users = len(self.before["organizations"][organization]["users"])
            if users >= 8 and count * 100 > self.policy(organization)["mass_removal"] * users:
                self.findings.append(("change/mass-removal", f"organizations/{organization}"))
                for change in asked:
                    if change.kind == "user.removed" and change.organization == organization:
                        change.authorized = False

    def replacements(self, asked: list[Change]) -> None:
        taken: set[str] = set()
        for change in asked:
            if change.kind != "user.added" or change.covered or change.after["replaces"]:
                continue
            for other in asked:
                if other.kind == "user.removed" and other.organization == change.organization \
                        and other.address not in taken and all(
                            other.before[part] == change.after[part] for part in ("name", "roles", "workspaces")):
                    taken.add(other.address)
                    self.find("undeclared-replacement", change)
                    break
