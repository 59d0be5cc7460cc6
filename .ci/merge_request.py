"""A merge request as the jobs for GitLab judge it: python3 .ci/merge_request.py ROLEBOOK

Two branches of a repository, a server that answers as GitLab's API does, and the job as it is shipped."""

import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

import ruamel.yaml

from pull_request import ESTATE, ROOT, Simulation, found_estate

EVE = "  eve@acme.example: {name: Eve, role: admin, status: pending, workspaces: {sales: agent}}\n"


def check(holds, *what):
    if not holds:
        sys.exit("merge request: " + " ".join(str(part) for part in what))


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        value = self.server.answers.get(self.path) if self.headers["PRIVATE-TOKEN"] == "secret" else None
        text = json.dumps(value if value is not None else {"message": "401 Unauthorized"}).encode()
        self.send_response(401 if value is None else 200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


class MergeRequest(Simulation):
    def __init__(self, folder, program):
        super().__init__(folder, program)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.server.answers = {"/projects/42/merge_requests/7": {"iid": 7, "author": {"username": "Ada-At-Acme"}}}
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        jobs = ruamel.yaml.YAML(typ="safe").load((ROOT / "docs/ci/gitlab.yml").read_text("utf-8"))
        self.script = "\n".join(jobs["rolebook-plan"]["script"])
        self.variables = jobs[".rolebook"]["variables"] | {
            "CI_API_V4_URL": f"http://127.0.0.1:{self.server.server_address[1]}", "CI_PROJECT_ID": "42",
            "CI_MERGE_REQUEST_PROJECT_ID": "42", "CI_PROJECT_PATH": "acme/access", "CI_MERGE_REQUEST_IID": "7",
            "CI_JOB_TOKEN": "of the job",
            "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main", "ROLEBOOK_TOKEN": "secret"}
        tools = self.folder / "tools"
        tools.mkdir()
        (tools / "rolebook").symlink_to(program)
        self.path = f"{tools}:{os.environ['PATH']}"
        self.pushes = []

    def push(self, message):
        """Proposes what the folder holds; GitLab notes a version of the merge request."""
        commit = self.commit(message)
        number = len(self.pushes) + 1
        self.pushes.append({"id": number, "head_commit_sha": commit, "created_at": f"2026-11-21T1{number}:00:00.000Z"})
        self.server.answers["/projects/42/merge_requests/7/versions"] = self.pushes[::-1]

    def approve(self, *approvals):
        """Logins, each with the moment at which GitLab says that he approved."""
        self.server.answers["/projects/42/merge_requests/7/approvals"] = {"approved_by": [
            {"user": {"username": login}} | ({"approved_at": moment} if moment else {}) for login, moment in approvals]}

    def judge(self, **changes):
        """The job, as a runner with a plain shell runs it: what it prints, the plan, and its code."""
        head = self.git("rev-parse", "HEAD")
        variables = self.variables | {
            "CI_COMMIT_SHA": head, "CI_MERGE_REQUEST_DIFF_BASE_SHA": self.git("merge-base", "HEAD", "main")} | changes
        done = subprocess.run(["sh", "-e", "-c", self.script], cwd=self.work, capture_output=True, text=True,
                              env=self.env | {"PATH": self.path} | variables)
        plan = self.work / "rolebook-plan.md"
        text = plan.read_text("utf-8") if plan.exists() else ""
        plan.unlink(missing_ok=True)
        return done.stdout + done.stderr, text, done.returncode


def an_approval_has_to_be_of_what_is_proposed(it):
    it.put("config/organizations/acme.yaml", ESTATE + EVE)
    it.push("access: Eve becomes an admin\n\nApproved-by: Alma <alma@acme.example>")
    it.approve(("ada-at-acme", "2026-11-21T11:30:00Z"), ("nobody-knows", "2026-11-21T11:30:00.123+00:00"),
               ("alma", "2026-11-21T10:30:00.000Z"), ("mia", None))
    printed, plan, code = it.judge()
    check(code == 1 and "the approval of 2 people from `admin`; 1 missing" in plan, code, printed, plan)
    check("alma does not count: it may be" in printed and "mia does not count: it may be" in printed, printed)
    check("nobody-knows does not count: no e-mail" in printed, printed)
    check("Made by `ada@acme.example`" in plan and "`alma@" not in plan.split("**Findings**")[0], plan)
    it.approve(("alma", "2026-11-21T11:30:00.000Z"))
    printed, plan, code = it.judge()
    check(code == 0 and "Made by `ada@acme.example`, approved by `alma@acme.example`." in plan, code, printed, plan)
    it.put("notes.md", "Pushed after the approval.\n")
    it.push("notes: one")
    check(it.judge()[2] == 1, "an approval counts for what was pushed after it")
    printed, plan, code = it.judge(CI_COMMIT_SHA=it.git("rev-parse", "HEAD~1"))
    check(code == 2 and "not what the merge request proposes" in printed, "a job of an older push counts", code)
    it.approve(("alma", "2026-11-21T12:30:00.000Z"))
    head = it.git("rev-parse", "HEAD")
    merged = it.judge(CI_COMMIT_SHA=it.git("rev-parse", "main"), CI_MERGE_REQUEST_SOURCE_BRANCH_SHA=head,
                      CI_MERGE_REQUEST_TARGET_BRANCH_SHA=it.git("rev-parse", "main"))
    check(merged[2] == 0, "a pipeline of merged results does not pass", merged)


def who_cannot_be_asked_agrees_to_nothing(it):
    printed, plan, code = it.judge(ROLEBOOK_TOKEN="")
    check(code == 2 and "Nobody is known who makes this change." in printed and "401" in printed, code, printed)
    check("Made by" not in plan and "2 missing" in plan, plan)


def a_proposal_names_neither_its_people_nor_its_state(it):
    it.put(".gitlab/rolebook-people", "ada-at-acme root@vendor.example\n")
    it.push("access: hello")
    it.approve(("alma", "2026-11-21T13:30:00.000Z"))
    printed, plan, code = it.judge()
    check(code == 0 and "Made by `ada@acme.example`" in plan, "a proposal names its own people", code, plan)
    it.put("out/activity/2027-01.jsonl", "{}\n")
    it.push("access: a log of one's own")
    printed, plan, code = it.judge()
    check(code == 1 and "A proposal does not change out/state" in printed, "a proposal brings a log", code, printed)
    it.git("reset", "--quiet", "--hard", "HEAD~1")
    printed, plan, code = it.judge(CI_PROJECT_ID="43")
    check(code == 1 and "What runs in a fork proves nothing" in printed, "a fork says who agrees", code, printed)


def without_a_file_of_people_nobody_is_asked(it):
    it.git("checkout", "--quiet", "main")
    it.git("rm", "--quiet", ".gitlab/rolebook-people")
    it.commit("access: nobody is asked")
    it.git("checkout", "--quiet", "change")
    printed, plan, code = it.judge(ROLEBOOK_TOKEN="")
    check(code == 0 and "Made by" not in plan and "2 people from `admin`" in plan, code, printed, plan)


def main():
    with tempfile.TemporaryDirectory() as folder:
        it = MergeRequest(folder, str(pathlib.Path(sys.argv[1]).resolve()))
        it.put(".gitlab/rolebook-people", "# login e-mail\nada-at-acme ada@acme.example\nalma Alma@acme.example\n"
                                          "mia mia@acme.example\n")
        found_estate(it)
        it.git("remote", "add", "origin", str(it.work))
        for step in (an_approval_has_to_be_of_what_is_proposed, who_cannot_be_asked_agrees_to_nothing,
                     a_proposal_names_neither_its_people_nor_its_state, without_a_file_of_people_nobody_is_asked):
            step(it)
            print("  " + step.__name__.replace("_", " "))
    print("A merge request is judged by those who agree to it")


if __name__ == "__main__":
    main()
