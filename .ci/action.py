"""Runs the steps of a composite action as the runner of GitHub Actions would, but those that use other actions."""

import os
import pathlib
import re
import subprocess
import tempfile

import ruamel.yaml

EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


def outputs(text):
    return dict(line.partition("=")[::2] for line in text.split("\n") if "=" in line)


class Action:
    def __init__(self, folder, program):
        self.folder = pathlib.Path(folder)
        self.action = ruamel.yaml.YAML(typ="safe").load((self.folder / "action.yml").read_text("utf-8"))
        self.program = program

    def run(self, workspace, inputs, github, environment):
        """What the steps print, what they give, and the code that the last one ends with."""
        values = {f"inputs.{name}": str(item.get("default", "")) for name, item in self.action["inputs"].items()}
        values |= {f"inputs.{name}": value for name, value in inputs.items()}
        values |= {f"github.{name}": value for name, value in github.items()}
        values |= {"inputs.binary": self.program, "inputs.token": "secret", "github.action_path": str(self.folder)}
        printed, code = "", 0
        with tempfile.TemporaryDirectory() as temporary:
            values["runner.temp"] = temporary
            for step in self.action["runs"]["steps"]:
                if "run" not in step or not self.is_due(step.get("if", "true"), values):
                    continue
                assert step["shell"] == "bash" and "${{" not in step["run"]
                given = pathlib.Path(temporary, "output")
                given.write_text("")
                env = {**environment, "GITHUB_OUTPUT": str(given), "GITHUB_ACTIONS": "true",
                       "GITHUB_STEP_SUMMARY": os.path.join(temporary, "summary")}
                env |= {name: self.filled(str(text), values) for name, text in step.get("env", {}).items()}
                done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                                      cwd=workspace, env=env, capture_output=True, text=True)
                printed += done.stdout + done.stderr
                for name, value in outputs(given.read_text()).items():
                    values[f"steps.{step.get('id')}.outputs.{name}"] = value
                if done.returncode:
                    code = done.returncode
                    break
        given = {name: self.filled(item["value"], values) for name, item in self.action["outputs"].items()}
        return printed, given, code

    def value(self, expression, values):
        """A value, or the first of several that is not empty."""
        for part in expression.split("||"):
            found = values.get(part.strip(), "")
            if found:
                return found
        return ""

    def filled(self, text, values):
        return EXPRESSION.sub(lambda match: self.value(match[1], values), text)

    def is_due(self, condition, values):
        def holds(part):
            if part == "true":
                return True
            name, wanted = re.fullmatch(r"([\w.-]+) == '([^']*)'", part.strip()).groups()
            return values.get(name, "") == wanted
        return all(holds(part) for part in condition.split("&&"))
