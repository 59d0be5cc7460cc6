"""How the runner of GitHub Actions reads a line that a step prints: which command it is, and with what.

Two ways to write a command are known to it: `::name key=value,…::data` at the start of a line, blanks before it
ignored, and the older `##[name key=value;…]data` anywhere in a line. A name that is not known is no command."""

KNOWN = {"add-mask", "add-matcher", "debug", "echo", "endgroup", "error", "group", "notice", "remove-matcher",
         "save-state", "set-env", "set-output", "add-path", "stop-commands", "warning", "internal-set-repo-path"}

DATA = (("%0D", "\r"), ("%0A", "\n"), ("%25", "%"))
PROPERTY = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
OLD = (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%25", "%"))


def unescaped(text, table):
    for written, meant in table:
        text = text.replace(written, meant)
    return text


def pairs(text, separator, table):
    found = {}
    for piece in text.split(separator):
        key, equals, value = piece.strip().partition("=")
        if equals:
            found[key] = unescaped(value, table)
    return found


def command(line):
    """The command that a line is: name, properties, data; None where it is none."""
    text = line.lstrip()
    if text.startswith("::") and (end := text.find("::", 2)) >= 0:
        name, _, properties = text[2:end].partition(" ")
        if name in KNOWN:
            return name, pairs(properties, ",", PROPERTY), unescaped(text[end + 2:], DATA)
    start = line.find("##[")
    end = line.find("]", start)
    if start >= 0 and end >= 0:
        name, _, properties = line[start + 3:end].partition(" ")
        if name in KNOWN:
            return name, pairs(properties, ";", OLD), unescaped(line[end + 1:], OLD)
    return None


def commands(text):
    """All commands of an output; the runner ends lines at a carriage return too."""
    return [found for line in text.replace("\r", "\n").split("\n") if (found := command(line))]


assert command("  ::error file=a%2Cb,line=1::x%250A%0Ay") == ("error", {"file": "a,b", "line": "1"}, "x%0A\ny")
assert command("name: ##[add-mask]x") == ("add-mask", {}, "x")
assert command("a ::error::x") is None and command("::hello::x") is None
