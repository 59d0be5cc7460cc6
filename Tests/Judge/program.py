"""The program under judgement, in a folder of its own."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import times
from approvals import Request

Estate = dict[str, Any]


class Program:
    """One estate in one folder; only what changed is written again."""

    def __init__(self, binary: Path, folder: Path) -> None:
        self.binary, self.folder = binary, folder
        self.texts: dict[str, str] = {}

    def found(self) -> None:
        """An empty folder."""
        shutil.rmtree(self.folder, ignore_errors=True)
        for part in ("platforms", "organizations"):
            (self.folder / "config" / part).mkdir(parents=True)
        self.texts = {}

    def write(self, estate: Estate) -> None:
        texts = files(estate)
        for name in self.texts.keys() - texts.keys():
            (self.folder / "config" / name).unlink()
        for name, text in texts.items():
            if self.texts.get(name) != text:
                (self.folder / "config" / name).write_text(text, encoding="utf-8")
        self.texts = texts

    def compile(self, estate: Estate, request: Request, now: int) -> dict[str, Any]:
        """What the program says of a step; `code` is how it ended."""
        self.write(estate)
        words = [str(self.binary), "-C", str(self.folder), "-q", "--now", times.written(now), "compile", "--no-site",
                 "--format", "json", "--actor", request.actor]
        for email in request.approved_by:
            words += ["--approved-by", email]
        if request.allows_mass_removal:
            words.append("--allow-mass-removal")
        run = subprocess.run(words, capture_output=True, timeout=60, check=False)
        if run.returncode not in (0, 1) or not run.stdout:
            return {"code": run.returncode, "said": run.stderr.decode(errors="replace")}
        return {"code": run.returncode, **json.loads(run.stdout)}

    def verifies(self) -> str:
        """What the program says against its own log; nothing where it replays to the state."""
        run = subprocess.run([str(self.binary), "-C", str(self.folder), "-q", "log", "verify"], capture_output=True,
                             timeout=60, check=False)
        return "" if run.returncode == 0 else (run.stdout + run.stderr).decode(errors="replace")


def files(estate: Estate) -> dict[str, str]:
    """The estate's files; JSON is YAML."""
    made = {"rolebook.yaml": estate["settings"], "people.yaml": {"people": estate["people"]}}
    made |= {f"platforms/{key}.yaml": value for key, value in estate["platforms"].items()}
    made |= {f"organizations/{key}.yaml": value for key, value in estate["organizations"].items()}
    return {name: json.dumps(value, ensure_ascii=False) for name, value in made.items()}
