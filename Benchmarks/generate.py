#!/usr/bin/env python3
"""Writes an estate of any size in rolebook's language; the same arguments give the same bytes.

    generate.py DIR --size 100k                     the estate
    generate.py DIR --size 100k --changed 0.01      the same, with 1 % of the users changed in every file
    generate.py DIR --size 100k --changed 0.01 --one    the same, changed in one organization only

Every organization is on the built-in platform respond-io and has the actor among its administrators,
so that every variant is a change which that one person may make. Writes DIR/config and prints counts as JSON.
"""

import argparse
import json
import random
import sys
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

SIZES = {"1k": (10, 100), "10k": (100, 100), "100k": (100, 1_000), "1m": (100, 10_000)}
ACTOR = "root@vendor.example"
OPERATOR = "operator@vendor.example"

# The language's limits for one file.
FILE_BYTES = 4 * 1024 * 1024
ENTRIES = 100_000

# Written name, and how it stands in an e-mail.
FIRST = [
    ("Ada", "ada"), ("Amélie", "amelie"), ("Anton", "anton"), ("Beatriz", "beatriz"), ("Bruno", "bruno"),
    ("Camille", "camille"), ("Chidi", "chidi"), ("Clara", "clara"), ("Daniel", "daniel"), ("Dilara", "dilara"),
    ("Elif", "elif"), ("Emil", "emil"), ("Farid", "farid"), ("Freya", "freya"), ("Gustav", "gustav"),
    ("Hana", "hana"), ("Henrik", "henrik"), ("Ines", "ines"), ("Jakub", "jakub"), ("Jürgen", "juergen"),
    ("Kenji", "kenji"), ("Laila", "laila"), ("Léon", "leon"), ("Mateo", "mateo"), ("Mei", "mei"),
    ("Nadia", "nadia"), ("Oskar", "oskar"), ("Priya", "priya"), ("Rosa", "rosa"), ("Samir", "samir"),
    ("Søren", "soren"), ("Tomas", "tomas"), ("Ursula", "ursula"), ("Viktor", "viktor"), ("Yara", "yara"),
    ("Zoë", "zoe"),
]
LAST = [
    ("Abubakar", "abubakar"), ("Andersen", "andersen"), ("Bianchi", "bianchi"), ("Castillo", "castillo"),
    ("Dubois", "dubois"), ("Eriksson", "eriksson"), ("Fernandes", "fernandes"), ("Fischer", "fischer"),
    ("García", "garcia"), ("Hoffmann", "hoffmann"), ("Ivanova", "ivanova"), ("Jansen", "jansen"),
    ("Kowalski", "kowalski"), ("Krüger", "krueger"), ("Lefèvre", "lefevre"), ("Lindqvist", "lindqvist"),
    ("Marchetti", "marchetti"), ("Müller", "mueller"), ("Nakamura", "nakamura"), ("Novák", "novak"),
    ("O'Connor", "o'connor"), ("Okafor", "okafor"), ("Papadopoulos", "papadopoulos"), ("Petrov", "petrov"),
    ("Ramírez", "ramirez"), ("Rossi", "rossi"), ("Schneider", "schneider"), ("Silva", "silva"),
    ("Tanaka", "tanaka"), ("Vermeulen", "vermeulen"), ("Wagner", "wagner"), ("Yılmaz", "yilmaz"),
]
WORKSPACES = {
    "academy": "Academy", "billing-desk": "Billing Desk", "customer-care": "Customer Care", "events": "Events",
    "field-service": "Field Service", "finance": "Finance", "logistics": "Logistics", "marketing": "Marketing",
    "onboarding": "Onboarding", "partners": "Partners", "retail-sales": "Retail Sales", "wholesale": "Wholesale",
}
TRADES = ["Bakery", "Freight", "Insurance", "Interiors", "Optics", "Outfitters", "Pharmacy", "Seeds", "Shipping",
          "Software", "Textiles", "Travel"]
PLACES = [
    ("DE", "Europe/Berlin"), ("FR", "Europe/Paris"), ("GB", "Europe/London"), ("NL", "Europe/Amsterdam"),
    ("NO", "Europe/Oslo"), ("PL", "Europe/Warsaw"), ("ES", "Europe/Madrid"), ("US", "America/New_York"),
    ("CA", "America/Toronto"), ("JP", "Asia/Tokyo"), ("AU", "Australia/Sydney"), ("SG", "Asia/Singapore"),
]
PLANS = ["standard", "business", "enterprise"]
SEATS = ["owner", "manager", "agent", "agent", "agent"]
TIMES = [
    (datetime(2026, 9, 1, 6, 0, 0, tzinfo=timezone.utc) + timedelta(minutes=17 * n, seconds=n % 60))
    .strftime("%Y-%m-%dT%H:%M:%SZ")
    for n in range(6_500)
]


@dataclass(slots=True)
class User:
    email: str
    name: str
    role: str
    status: str
    seats: dict          # workspace -> role in it
    observed: str        # the value as written, or ""


def pick(draw, values):
    return values[int(draw() * len(values))]


def organization_id(number):
    return f"org-{number:05d}"


def domain_of(number):
    return f"{organization_id(number)}.customers.example"


def new_user(draw, number, domain, workspaces):
    first, first_slug = pick(draw, FIRST)
    last, last_slug = pick(draw, LAST)

    # The number has a fixed width and is used once in an organization: no two e-mails look alike.
    email = f"{first_slug}.{last_slug}.{number:05d}@{domain}"

    chance = draw()
    role = ("member" if chance > 0.045 else "user-admin" if chance > 0.015
            else "billing-admin" if chance > 0.005 else "admin")
    chance = draw()
    status = "active" if chance > 0.025 else "suspended" if chance > 0.005 else "pending"

    # The first users sit in one workspace after the other, so that none is empty; active ones sit in one at least.
    seats = {}
    if number < len(workspaces):
        seats[workspaces[number]] = pick(draw, SEATS)
    wanted = int(draw() * 4) if status != "active" else 1 + int(draw() * 3)
    while len(seats) < min(wanted, len(workspaces)):
        seats[pick(draw, workspaces)] = pick(draw, SEATS)

    observed = ""
    if status == "active" and draw() < 0.9:
        observed = f"{{last_active: {pick(draw, TIMES)}, assigned_contacts: {int(draw() * 180)}}}"
    return User(email, f"{first} {last}", role, status, seats, observed)


def users_of(number, count, workspaces, seed, actor):
    draw = random.Random(f"{seed}/users/{number}").random
    domain = domain_of(number)
    users = [new_user(draw, n, domain, workspaces) for n in range(count)]

    # Two administrators who are never changed: the actor, and one of the organization's own.
    users[0] = replace(users[0], email=actor, name="Robin Root", role="admin", status="active")
    users[1] = replace(users[1], role="admin", status="active")
    for user in users[:2]:
        user.seats = user.seats or {workspaces[0]: "owner"}
    return users


def change(users, number, amount, workspaces, seed, counts):
    """The users after so many changes: one in seven a removal, one in seven an addition, the others edits."""
    rng = random.Random(f"{seed}/change/{number}")
    draw = rng.random
    changeable = range(2, len(users))
    removed, arriving = set(), 0

    # Starting elsewhere in the round in each organization, so that small ones together have every kind too.
    for kind, n in enumerate(rng.sample(changeable, min(amount, len(changeable))), start=number):
        if kind % 7 == 0:
            removed.add(n)
        elif kind % 7 == 1:
            arriving += 1
        else:
            edit(users[n], draw, workspaces)
            counts["changed"] += 1

    # An invited person starts pending, and is nobody's unsaid replacement: no name of those who leave.
    leaving = {users[n].name for n in removed}
    domain = domain_of(number)
    added = []
    while len(added) < arriving:
        user = new_user(draw, len(users) + len(added), domain, workspaces)
        if user.name not in leaving:
            user.status, user.observed = "pending", ""
            added.append(user)

    counts["removed"] += len(removed)
    counts["added"] += len(added)
    return [user for n, user in enumerate(users) if n not in removed] + added


def edit(user, draw, workspaces):
    """One difference, of a kind that an administrator may make."""
    kind = draw()
    free = [workspace for workspace in workspaces if workspace not in user.seats]
    if kind < 0.35 and free:
        user.seats[pick(draw, free)] = "agent"
    elif kind < 0.55 and len(user.seats) > 1:
        user.seats.popitem()
    elif kind < 0.70 and user.seats:
        workspace = next(iter(user.seats))
        user.seats[workspace] = "agent" if user.seats[workspace] == "manager" else "manager"
    elif kind < 0.80:
        user.role = "user-admin" if user.role == "member" else "member"
    elif kind < 0.85 and user.status == "active":
        user.status = "suspended"
    else:
        last = user.name.partition(" ")[2]
        user.name = f"{user.name.partition(' ')[0]} {pick(draw, [name for name, _ in LAST if name != last])}"


def organization_text(number, users, workspaces, actor):
    draw = random.Random(f"organization/{number}").random
    country, zone = pick(draw, PLACES)
    domains = dict.fromkeys([domain_of(number), actor.partition("@")[2].lower()])
    lines = [
        "organization:",
        f"  name: {pick(draw, LAST)[0]} {pick(draw, TRADES)} {number}",
        "  platform: respond-io",
        f"  country: {country}",
        f"  time_zone: {zone}",
        f"  email_domains: [{', '.join(domains)}]",
        "",
        "workspaces:",
        *(f"  {id}: {{name: {WORKSPACES[id]}}}" for id in workspaces),
        "",
        "users:",
    ]
    for user in users:
        # Part of the names in quotes, as people write them.
        quote = '"' if user.name[0] in "LMO" else ""
        lines.append(
            f"  {user.email}:\n    name: {quote}{user.name}{quote}\n    role: {user.role}\n    status: {user.status}")
        if user.seats:
            seats = ", ".join([f"{workspace}: {role}" for workspace, role in user.seats.items()])
            lines.append(f"    workspaces: {{{seats}}}")
        if user.observed:
            lines.append(f"    observed: {user.observed}")
    lines += ["", "options:", "  subscription:", f"    plan: {pick(draw, PLANS)}", ""]
    return "\n".join(lines)


def settings_text():
    return (
        "rolebook: 1\n"
        "title: An estate to measure by\n"
        "locales: [en, de, fr]\n"
        "time_zone: Europe/Berlin\n"
        f"operators: [{OPERATOR}]\n"
    )


def write_estate(directory, organizations, users_per_organization, seed=1, changed=0.0, one=False, actor=ACTOR):
    """Writes directory/config; returns the counts."""
    config = Path(directory) / "config"
    (config / "organizations").mkdir(parents=True)
    counts = dict.fromkeys(["organizations", "users", "bytes", "changed", "added", "removed"], 0)

    def write(path, text):
        data = text.encode()
        if len(data) > FILE_BYTES:
            raise SystemExit(f"generate.py: {path.name} would have {len(data)} bytes, more than the 4 MiB of the "
                             "language: take more organizations with fewer users")
        path.write_bytes(data)
        counts["bytes"] += len(data)

    workspaces = list(WORKSPACES)[:min(len(WORKSPACES), users_per_organization)]
    write(config / "rolebook.yaml", settings_text())
    for number in range(1, organizations + 1):
        users = users_of(number, users_per_organization, workspaces, seed, actor)
        if changed and (not one or number == organizations // 2 + 1):
            amount = max(7 if one else 1, round(users_per_organization * changed))
            users = change(users, number, amount, workspaces, seed, counts)
        write(config / "organizations" / f"{organization_id(number)}.yaml",
              organization_text(number, users, workspaces, actor))
        counts["organizations"] += 1
        counts["users"] += len(users)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, help="where config/ is written; must not hold one yet")
    parser.add_argument("--size", choices=SIZES, help="a usual number of users")
    parser.add_argument("--organizations", type=int, metavar="N")
    parser.add_argument("--users-per-organization", type=int, metavar="M")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="default 1")
    parser.add_argument("--changed", type=float, default=0.0, metavar="FRACTION",
                        help="the variant with this share of users changed, e.g. 0.01")
    parser.add_argument("--one", action="store_true", help="change one organization only (default share 0.01)")
    parser.add_argument("--actor", default=ACTOR, metavar="EMAIL",
                        help=f"administrator of every organization (default {ACTOR})")
    options = parser.parse_args()

    organizations, users = SIZES[options.size] if options.size else (None, None)
    organizations = options.organizations or organizations
    users = options.users_per_organization or users
    if not organizations or not users:
        parser.error("give --size, or --organizations and --users-per-organization")
    if not 1 <= organizations < ENTRIES or not 2 <= users <= ENTRIES // 2:
        parser.error(f"1 to {ENTRIES - 1} organizations of 2 to {ENTRIES // 2} users")
    if not 0 <= options.changed <= 1:
        parser.error("--changed is a share between 0 and 1")
    if options.one and not options.changed:
        options.changed = 0.01
    if (options.directory / "config").exists():
        parser.error(f"{options.directory / 'config'} is there already")

    counts = write_estate(options.directory, organizations, users, options.seed, options.changed, options.one,
                          options.actor)
    json.dump(counts, sys.stdout)
    print()


if __name__ == "__main__":
    main()
