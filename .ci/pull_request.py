"""A pull request from its first mistake to the log: python3 .ci/pull_request.py ROLEBOOK

Two branches of a repository, a forge that knows the reviews, and the action as it is shipped."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

from action import Action
from forge import Forge
from runner_commands import commands

ROOT = pathlib.Path(__file__).resolve().parent.parent
PLATFORM = """platform: {name: Desk, extends: respond-io}
policy:
  approvals:
    - {for: [user.added], roles: [admin], people: 2, from: [admin], not_subject: true}
"""
ESTATE = """organization: {name: Acme, platform: desk}

workspaces:
  sales: {name: Sales}

users:
  ada@acme.example: {name: Ada, role: admin, workspaces: {sales: owner}}
  alma@acme.example: {name: Alma, role: admin, workspaces: {sales: owner}}
"""


def check(holds, *what):
    if not holds:
        sys.exit("pull request: " + " ".join(str(part) for part in what))


class Simulation:
    def __init__(self, folder, program):
        self.folder, self.program, self.forge = pathlib.Path(folder), program, Forge()
        self.action = Action(ROOT, program)
        self.env = {"PATH": os.environ["PATH"], "HOME": folder, "GIT_CONFIG_NOSYSTEM": "1", "LANG": "C.UTF-8",
                    "GITHUB_API_URL": self.forge.address, "GITHUB_REPOSITORY": "acme/access",
                    "GITHUB_REF_NAME": "main", "GITHUB_EVENT_PATH": f"{folder}/event.json"}
        self.work = self.folder / "access"
        self.work.mkdir()

    def git(self, *words, author="ada"):
        who = ["-c", f"user.name={author}", "-c", f"user.email={author}@acme.example"]
        return subprocess.run(["git", *who, *words], cwd=self.work, env=self.env, check=True, capture_output=True,
                              text=True).stdout.strip()

    def rolebook(self, *words):
        done = subprocess.run([self.program, *words], cwd=self.work, env=self.env, capture_output=True, text=True)
        check(done.returncode == 0, words, done.stdout, done.stderr)
        return done.stdout

    def put(self, path, text):
        file = self.work / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD")

    def pull(self):
        return {"number": 7, "user": {"login": "Ada-At-Acme"}, "head": {"sha": self.git("rev-parse", "change")},
                "base": {"ref": "main", "sha": self.git("rev-parse", "main")}}

    def review(self, login, state="APPROVED", commit=None):
        self.forge.reviews.append({"user": {"login": login}, "state": state,
                                   "commit_id": commit or self.git("rev-parse", "change")})

    def check_change(self):
        """The action on what GitHub checks out: main and the change, merged."""
        pull = self.pull()
        (self.folder / "event.json").write_text(json.dumps({"pull_request": pull}))
        self.git("checkout", "--quiet", "--detach", "main")
        self.git("merge", "--quiet", "--no-ff", "--message", "merge", "change")
        before = self.git("status", "--porcelain")
        result = self.action.run(self.work, {}, {
            "event.pull_request.base.sha": pull["base"]["sha"], "event.pull_request.head.sha": pull["head"]["sha"],
            "sha": self.git("rev-parse", "HEAD")}, self.env)
        check(self.git("status", "--porcelain") == before, "a check wrote into the repository")
        self.git("checkout", "--quiet", "change")
        return result

    @property
    def comment(self):
        check(len(self.forge.comments) == 1, len(self.forge.comments), "comments")
        return self.forge.comments[0]["body"]


def found_estate(it):
    it.git("init", "--quiet", "--initial-branch", "main")
    it.put(".gitignore", "out/.rolebook/\nout/site/\n")
    it.put(".github/rolebook-people", "# login e-mail\nada-at-acme ada@acme.example\nalma Alma@acme.example\n"
                                      "mia mia@acme.example\n")
    it.put("config/rolebook.yaml", "rolebook: 1\noperators: [root@vendor.example]\n")
    it.put("config/platforms/desk.yaml", PLATFORM)
    it.put("config/organizations/acme.yaml", ESTATE)
    it.rolebook("compile", "--actor", "root@vendor.example", "--no-site")
    it.commit("access: founded")
    it.git("checkout", "--quiet", "-b", "change")


def a_mistake_is_annotated(it):
    it.put("config/organizations/acme.yaml",
           ESTATE + "  eve@acme.example: {name: \"Eve @team\", role: adminn, status: pending, workspaces: {sales: agent}}\n")
    it.commit("access: Eve becomes an admin")
    printed, given, code = it.check_change()
    check(code == 1 and given["errors"] == "1", "a mistake passes", code, given, printed)
    errors = [(properties, data) for name, properties, data in commands(printed) if name == "error"]
    check(len(errors) == 1, errors)
    properties, data = errors[0]
    check((properties["file"], properties["line"], properties["col"], properties["endColumn"]) ==
          ("config/organizations/acme.yaml", "9", "47", "53"), properties)
    check("unknown role `adminn`" in data and "did you mean `admin`?" in data, data)
    check("have errors" in it.comment and "acme.yaml:9" in it.comment, it.comment)


def an_approval_is_missing(it):
    it.put("config/organizations/acme.yaml",
           ESTATE + "  eve@acme.example: {name: \"Eve @team\", role: admin, status: pending, workspaces: {sales: agent}}\n")
    it.commit("access: Eve becomes an admin\n\nApproved-by: Alma <alma@acme.example>")
    it.review("ada-at-acme")
    it.review("nobody-knows")
    it.review("alma", commit=it.git("rev-parse", "change~1"))
    it.review("mia", "CHANGES_REQUESTED")
    printed, given, code = it.check_change()
    check(code == 1 and given["changed"] == "true", "the change passes without an approval", code, given)
    check("refused" in it.comment and "the approval of 2 people from `admin`; 1 missing" in it.comment, it.comment)
    check("`change/approvals`" in it.comment and "`alma@" not in it.comment.split("**Findings**")[0], it.comment)
    check("nobody-knows" in printed, "that an approval does not count is not said")
    check([asked for asked in it.forge.asked if asked[0] == "POST"] == [("POST", "/repos/acme/access/issues/7/comments")],
          "the comment is not made once")


def with_an_approval_it_can_be_made(it):
    it.review("alma")
    printed, given, code = it.check_change()
    check(code == 0 and given["errors"] == "0", "the approved change does not pass", code, printed)
    check("These changes can be made." in it.comment, it.comment)
    check("Made by `ada@acme.example`, approved by `alma@acme.example`." in it.comment, it.comment)
    it.review("alma", "DISMISSED")
    check(it.check_change()[2] == 1, "a dismissed approval counts")
    it.review("alma")


def a_proposal_cannot_name_its_own_people(it):
    """The file of people in the change is not the one that is read."""
    it.git("checkout", "--quiet", "-b", "forged", "change")
    it.put(".github/rolebook-people", "ada-at-acme root@vendor.example\nnobody-knows alma@acme.example\n")
    it.commit("access: hello")
    it.git("branch", "--force", "change", "forged")
    it.git("checkout", "--quiet", "change")
    it.review("nobody-knows")
    printed, given, code = it.check_change()
    check(code == 1 and "refused" in it.comment and "root@" not in it.comment, "a proposal names its own people", given)
    for path in sorted((it.work / "out").rglob("*.json*")):
        path.unlink()
    it.rolebook("compile", "--actor", "root@vendor.example", "--no-site")
    it.commit("access: founded once more, with Eve")
    it.review("alma")
    printed, given, code = it.check_change()
    check(code == 1 and given["errors"] == "0", "a proposal brings a state of its own", code, printed)
    check(("error", {}, "A proposal does not change out/state or out/activity.") in commands(printed), printed)
    it.git("reset", "--quiet", "--hard", "HEAD~2")
    it.review("alma")


def what_is_merged_is_compiled(it):
    pull = it.pull()
    it.git("checkout", "--quiet", "main")
    it.git("merge", "--quiet", "--no-ff", "--message", "Merge pull request #7", "change", author="alma")
    merged = it.git("rev-parse", "HEAD")
    it.forge.pulls[merged] = [{**pull, "merged_at": "2026-11-21T10:00:00Z", "merge_commit_sha": merged}]
    printed, given, code = it.action.run(it.work, {"command": "compile"}, {"sha": merged}, it.env)
    check(code == 0 and given["changed"] == "true", "the merged change is not compiled", code, printed)
    entries = json.loads(it.rolebook("log", "--format", "json"))
    check(entries[0]["action"] == "user.added" and entries[0]["subject"]["id"] == "eve@acme.example", entries[0])
    check(entries[0]["actor"]["email"] == "ada@acme.example", entries[0])
    check(entries[0]["approved_by"] == ["alma@acme.example"] and entries[0]["reference"] == "acme/access#7", entries[0])
    manifest = json.loads((it.work / "out/state/rolebook.json").read_text())
    check(manifest["serial"] == 2 and len(given["state_digest"]) == 64, manifest, given)
    it.rolebook("log", "verify")
    it.commit("access: compiled")


def nothing_is_said_of_nothing(it):
    it.forge.comments.clear()
    it.git("branch", "--force", "change", "main")
    it.git("checkout", "--quiet", "change")
    it.put("notes.md", "Nothing about access.\n")
    it.commit("notes: one")
    printed, given, code = it.check_change()
    check(code == 0 and given["changed"] == "false", code, printed)
    check(not it.forge.comments, "a comment of nothing:", it.forge.comments)


def main():
    with tempfile.TemporaryDirectory() as folder:
        it = Simulation(folder, str(pathlib.Path(sys.argv[1]).resolve()))
        steps = [found_estate, a_mistake_is_annotated, an_approval_is_missing, with_an_approval_it_can_be_made,
                 a_proposal_cannot_name_its_own_people, what_is_merged_is_compiled, nothing_is_said_of_nothing]
        for step in steps:
            step(it)
            print("  " + step.__name__.replace("_", " "))
    print("A pull request goes from its first mistake to the log")


if __name__ == "__main__":
    main()
