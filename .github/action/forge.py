"""What the action asks of GitHub, and tells it.

    forge.py request --people FILE [--merged SHA] > request.json    who asks for the change, and who agreed to it
    forge.py comment FILE                                           the one comment of a pull request, made or renewed

Who agrees is taken from the reviews that GitHub reports, never from text that the author of a change writes. A review
counts where it is its author's last word, approves, and is of the very commit that is proposed."""

import argparse
import json
import os
import sys
import urllib.error
import urllib.request

MARKER = "<!-- rolebook:plan -->"


def call(path, method="GET", body=None):
    address = f"{os.environ.get('GITHUB_API_URL', 'https://api.github.com')}/repos/{os.environ['GITHUB_REPOSITORY']}{path}"
    question = urllib.request.Request(address, method=method, data=None if body is None else json.dumps(body).encode())
    question.add_header("Authorization", f"Bearer {os.environ['GITHUB_TOKEN']}")
    question.add_header("Accept", "application/vnd.github+json")
    question.add_header("X-GitHub-Api-Version", "2022-11-28")
    with urllib.request.urlopen(question, timeout=60) as answer:
        return json.loads(answer.read() or b"null")


def pages(path):
    """All of a list; a page that is missing fails, so that no review is overlooked."""
    number = 1
    while True:
        page = call(f"{path}{'&' if '?' in path else '?'}per_page=100&page={number}")
        yield from page
        if len(page) < 100:
            return
        number += 1


def people(path):
    """Lines `login e-mail` of a file; `#` begins a remark. Logins are compared without case."""
    found = {}
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            words = line.split("#")[0].split()
            if not words:
                continue
            if len(words) != 2 or "@" not in words[1]:
                sys.exit(f"{path}:{number}: expected a login and an e-mail")
            if words[0].lower() in found:
                sys.exit(f"{path}:{number}: {words[0]} stands here twice")
            found[words[0].lower()] = words[1].lower()
    return found


def approvers(number, head):
    """The logins whose last word on this very commit is an approval."""
    last = {}
    for review in pages(f"/pulls/{number}/reviews"):
        login = (review.get("user") or {}).get("login", "").lower()
        if review["state"] in ("APPROVED", "CHANGES_REQUESTED", "DISMISSED"):
            last[login] = review["state"] == "APPROVED" and review["commit_id"] == head
    return sorted(login for login, agrees in last.items() if login and agrees)


def event_request():
    with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
        return json.load(file).get("pull_request")


def merged_request(commit):
    """The pull request that a commit of the main branch came from."""
    base = os.environ.get("GITHUB_REF_NAME")
    for pull in pages(f"/commits/{commit}/pulls"):
        if pull.get("merge_commit_sha") == commit and pull.get("merged_at") and pull["base"]["ref"] == base:
            return pull
    return None


def request(arguments):
    pull = merged_request(arguments.merged) if arguments.merged else event_request()
    if pull is None:
        sys.exit("there is no pull request to take author and approvals from")
    known = people(arguments.people)
    author = pull["user"]["login"].lower()
    if author not in known:
        sys.exit(f"{author} made this pull request, and has no e-mail in the file of people")
    agreed = [login for login in approvers(pull["number"], pull["head"]["sha"]) if login != author]
    for login in agreed:
        if login not in known:
            print(f"The approval of {login} does not count: no e-mail in the file of people.", file=sys.stderr)
    json.dump({"actor": known[author], "approved_by": sorted({known[login] for login in agreed if login in known}),
               "reference": f"{os.environ['GITHUB_REPOSITORY']}#{pull['number']}"}, sys.stdout)
    print()


def comment(arguments):
    pull = event_request()
    if pull is None:
        return
    with open(arguments.file, encoding="utf-8") as file:
        text = file.read()
    mine = next((item["id"] for item in pages(f"/issues/{pull['number']}/comments")
                 if item["body"].startswith(MARKER) and item["user"]["type"] == "Bot"), None)
    try:
        if mine is not None:
            call(f"/issues/comments/{mine}", "PATCH", {"body": text})
        elif text.count("\n") > 2:
            call(f"/issues/{pull['number']}/comments", "POST", {"body": text})
    except urllib.error.HTTPError as error:
        if error.code != 403:
            raise
        print("::notice::The plan cannot be put as a comment with this token; it is in the summary of the job.")


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    asked = commands.add_parser("request")
    asked.add_argument("--people", required=True)
    asked.add_argument("--merged")
    asked.set_defaults(run=request)
    told = commands.add_parser("comment")
    told.add_argument("file")
    told.set_defaults(run=comment)
    arguments = parser.parse_args()
    arguments.run(arguments)


main()
