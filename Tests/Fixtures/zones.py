"""Writes zones.txt, time zones and what Python's zoneinfo says of them: python3 zones.py > zones.txt"""

import base64
import random
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

ZONES = """
    Europe/Berlin Europe/Dublin America/New_York America/Sao_Paulo America/St_Johns America/Havana
    America/Nuuk Asia/Kolkata Asia/Gaza Australia/Lord_Howe Africa/Casablanca Africa/Monrovia
    Pacific/Apia Pacific/Kiritimati Etc/GMT+5
""".split()
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def utc(seconds):
    return EPOCH + timedelta(seconds=seconds)


def offset(zone, seconds):
    return int(utc(seconds).astimezone(zone).utcoffset().total_seconds())


def seconds(moment):
    return int((moment - EPOCH).total_seconds())


def transitions(zone, first, last):
    """The moments at which the offset changes, found by halving days."""
    for low in range(first, last, 86_400):
        high = low + 86_400
        if offset(zone, low) == offset(zone, high):
            continue
        before = offset(zone, low)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(zone, middle) == before else (low, middle)
        yield high


def start(zone, day):
    """The first moment at which the zone's date is the day, or a later one."""
    moment = seconds(datetime(day.year, day.month, day.day, tzinfo=timezone.utc)) - 26 * 3600
    while utc(moment).astimezone(zone).date() < day:
        moment += 30
    return moment


def main():
    chance = random.Random(20261121)
    last = seconds(datetime(2100, 1, 1, tzinfo=timezone.utc))
    for name in ZONES:
        zone = ZoneInfo(name)
        data = Path("/usr/share/zoneinfo", name).read_bytes()
        print("zone", name, base64.b64encode(data).decode())
        found = list(transitions(zone, 0, last))
        found = chance.sample(found, min(16, len(found)))
        moments = [chance.randrange(0, last) for _ in range(50)]
        moments += [moment + step for moment in found for step in (-1, 0, 1)]
        for moment in moments:
            print("offset", moment, offset(zone, moment))
        turns = [utc(moment + offset(zone, moment - 1)) for moment in found]
        walls = [turn + timedelta(seconds=step) for turn in turns for step in (-1800, 0, 900)]
        walls += [utc(chance.randrange(0, last)) for _ in range(15)]
        for wall in walls:
            print("wall", wall.strftime("%Y-%m-%d %H %M %S"), seconds(wall.replace(tzinfo=zone, fold=0)))
        days = {(turn + timedelta(days=step)).date() for turn in turns[:8] for step in (0, 1)}
        if name == "Pacific/Apia":
            days.add(date(2011, 12, 30))
        for day in sorted(days):
            print("start", day.isoformat(), start(zone, day))


main()
