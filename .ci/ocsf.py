#!/usr/bin/env python3
"""Holds each line of `rolebook log --format ocsf` against the schema of its class in OCSF 1.8.0.

    .ci/ocsf.py events.jsonl …

Prints how many events of how many kinds are valid, and exits with 1 on any that is not. With `--kinds FILE` each of
the actions that the file names, one a line, has to occur.
"""

import argparse
import collections
import json
import sys

import jsonschema
from ocsf_json_schema import OcsfJsonSchemaEmbedded, get_ocsf_schema

VERSION = "1.8.0"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="+")
    parser.add_argument("--kinds")
    options = parser.parse_args()
    schema = get_ocsf_schema(version=VERSION)
    embedded = OcsfJsonSchemaEmbedded(schema)
    classes = {entry["uid"]: name for name, entry in schema["classes"].items() if "uid" in entry}
    validators: dict[int, jsonschema.Draft202012Validator] = {}
    kinds: collections.Counter = collections.Counter()
    faults = 0
    for path in options.events:
        with open(path, encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                event = json.loads(line)
                uid = event["class_uid"]
                if uid not in validators:
                    validators[uid] = jsonschema.Draft202012Validator(embedded.get_class_schema(classes[uid]))
                problems = [f"{error.json_path}: {error.message}" for error in validators[uid].iter_errors(event)]
                names = schema["classes"][classes[uid]]["attributes"]["activity_id"]["enum"]
                if event["type_uid"] != uid * 100 + event["activity_id"]:
                    problems.append("type_uid is not class_uid * 100 + activity_id")
                if event["activity_id"] != 99 and names[str(event["activity_id"])]["caption"] != event["activity_name"]:
                    problems.append(f"activity_name is not {names[str(event['activity_id'])]['caption']!r}")
                if schema["classes"][classes[uid]]["caption"] != event["class_name"]:
                    problems.append(f"class_name is not {schema['classes'][classes[uid]]['caption']!r}")
                if event["metadata"]["version"] != VERSION:
                    problems.append(f"metadata.version is not {VERSION}")
                for problem in problems:
                    print(f"{path}:{number}: {event['metadata']['event_code']}: {problem}", file=sys.stderr)
                faults += len(problems)
                kinds[event["metadata"]["event_code"]] += 1
    missing = []
    if options.kinds:
        with open(options.kinds, encoding="utf-8") as wanted:
            missing = [kind for kind in wanted.read().split() if kind not in kinds]
        for kind in missing:
            print(f"no event of {kind}", file=sys.stderr)
    print(f"{kinds.total()} events of {len(kinds)} kinds, {faults} faults")
    return 1 if faults or missing else 0


if __name__ == "__main__":
    sys.exit(main())
