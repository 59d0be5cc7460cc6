"""Compiles every Python file below some folders, and writes nothing: python3 .ci/syntax.py FOLDER…"""

import pathlib
import sys

files = [path for folder in sys.argv[1:] for path in sorted(pathlib.Path(folder).rglob("*.py"))
         if ".venv" not in path.parts]
for path in files:
    compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True)
print(f"{len(files)} Python files read well")
