"""Estates whose values mean something elsewhere: to a terminal, a forge, a spreadsheet, XML, HTML, Markdown."""

import json
import pathlib

VALUES = [
    "::error::x", "%0A::error::x", "##[error]x", "##[add-mask]x", "]]>", "<![CDATA[", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<!-- rolebook:plan -->", "-->", "</details>", "</code>", "&amp; &#64;ada",
    "|a|b|", "| - | - |", "`code`", "``", "```", "`a` @ada `b`", "~~~", "*bold* _em_ ~~s~~", "[x](https://evil.example)",
    "![i](https://evil.example/i.png)", "[x]: https://evil.example", "<https://evil.example>", "https://evil.example",
    "www.evil.example", "mail@evil.example", "@ada @org/team", "#12 GH-34 org/repo#56", "9c092a6d5f4e3b2a", ":tada:",
    "- [ ] task", "1. one", "> quoted", "# title", "---", "=1+1", "+1", "-1", "@SUM(A1)", "'quoted\"", "\\", "\\\\n",
    "${{ github.token }}", "{{name}}", "{{{name}}}", "{1} {n}", "$(id)", "%s%n", "a:b,c;d", "100%25", "😀 astral",
    "e\u0301\u0301 combining", "\"\u0301", "漢字", "\ufdfa", "\U0001d7d8", " ", "null", "~",
]

# What is refused wherever it stands; the finding shows it spelt out.
REFUSED = ["\u202eevil", "\u2066x", "\u200bzero", "\ufeffbom", "\u0007bell", "\u001b[31mred", "\u2028line", "a\tb", "a\nb"]


def written(text):
    """A text in double quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)


def escaped(text):
    """The same, with everything beyond ASCII in escapes that YAML knows."""
    return '"' + "".join(
        f"\\U{ord(c):08x}" if not " " <= c <= "~" or c in '"\\' else c for c in text) + '"'


def put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def settings(root, more=""):
    put(root / "config/rolebook.yaml", "rolebook: 1\noperators: [root@vendor.example]\n" + more)


ADMINS = "".join(f"  {name}@acme.example: {{name: {name.title()}, role: admin, workspaces: {{sales: owner}}}}\n"
                 for name in ("ada", "alma"))
HEAD = "organization: {name: Acme, platform: respond-io}\nworkspaces:\n  sales: {name: Sales}\n"


def valid(root, values=VALUES):
    """Nothing is wrong; every value is the name of something."""
    settings(root)
    users = "".join(f"  u{n}@acme.example: {{name: {written(value)}, workspaces: {{w{n}: agent}}}}\n"
                    for n, value in enumerate(values) if value.strip())
    workspaces = "".join(f"  w{n}: {{name: {written(value)}}}\n" for n, value in enumerate(values) if value.strip())
    put(root / "config/organizations/acme.yaml", f"{HEAD}{workspaces}users:\n{ADMINS}{users}")


def wrong(root):
    """Every value is a role, a key and an e-mail that there is not, behind an astral character and a tab."""
    settings(root, "waivers:\n  - {rule: users/few-administrators, address: organizations/beta, until: 2027-01-31,"
                   " reason: '::error::'}\n")
    users = "".join(
        f"  r{n}@acme.example: {{name: \"😀\",\trole: {written(value)}}}\n"
        f"  k{n}@acme.example: {{name: \"😀\",\t{written(value)}: \"😀\"}}\n"
        f"  {written(value)}: {{name: Key}}\n"
        for n, value in enumerate(VALUES))
    users += "".join(f"  x{n}@acme.example: {{name: {escaped(value)}}}\n" for n, value in enumerate(REFUSED))
    users += "  typo@acme.example: {name: \"😀\",\troel: admin, workspaces: {\"sles\": owner}}\n"
    put(root / "config/organizations/acme.yaml", f"{HEAD}users:\n{ADMINS}{users}  ada@acme.example: {{name: Again}}\n")
    put(root / "config/organizations/beta.yaml",
        "organization: {name: Beta, platform: respond-io}\nworkspaces: {a: {name: A}}\nusers:\n"
        "  bea@beta.example: {name: Bea, role: admin, workspaces: {a: owner}}\n")
    put(root / "config/organizations/two words, 100%.yaml", "users: {x@y.example: {name: X}}\n")


def broken(root):
    """What does not read at all."""
    settings(root)
    put(root / "config/organizations/acme.yaml", "users: [\n")
    (root / "config/organizations/bytes.yaml").write_bytes(b"a: \xff\n")
    put(root / "config/organizations/beta.yaml", "organization: {name: |\n ::error::\n ##[error]x\n")
    put(root / "config/unknown.txt", "x\n")


def empty(root):
    """No settings, nobody who operates."""
    (root / "config").mkdir(parents=True)


def large(root, users=25_200):
    """More findings than code scanning takes."""
    settings(root)
    rows = "".join(f"  u{n}@acme.example: {{name: U, role: r{n}x}}\n" for n in range(users))
    put(root / "config/organizations/acme.yaml", f"{HEAD}users:\n{ADMINS}{rows}")


def copied(root, source):
    """A copy of declarations that stand somewhere."""
    for path in sorted(pathlib.Path(source).rglob("*.yaml")):
        put(root / "config" / path.relative_to(source), path.read_text(encoding="utf-8"))
