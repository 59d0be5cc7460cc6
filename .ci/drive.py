"""Uses the pages of a site as people do: drive.py SITE ROLEBOOK

Sorts, filters and searches, switches language and theme, walks every page with the Tab key, and reads pages without
their script and as they are printed. An estate with more than a thousand users is compiled with the program ROLEBOOK,
so that a search has to find what stands on other pages. Prints what is not as it should be.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

FOCUSABLE = "a[href], button, input, summary, [tabindex='0']"
# What the Tab key has to reach: all that can be operated and is to be seen.
WANTED = """selector => [...document.querySelectorAll(selector)]
    .filter(element => element.checkVisibility({visibilityProperty: true})).length"""
# Where the focus is: a number for each element, and whether it can be seen that it is there.
FOCUS = """selector => {
    const all = [...document.querySelectorAll(selector)].filter(e => e.checkVisibility({visibilityProperty: true}));
    const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
    return {index: all.indexOf(here), outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
            onScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
            html: here.outerHTML.slice(0, 120)};
}"""
COLUMN = "(table, index) => [...table.tBodies[0].rows].map(row => row.cells[index].textContent.trim())"

faults: list[str] = []


def expect(condition, message: str) -> None:
    if not condition:
        faults.append(message)


def walk(page, name: str) -> None:
    """Tab reaches everything, in the order of the page, and shows where it is."""
    wanted = page.evaluate(WANTED, FOCUSABLE)
    page.evaluate("document.activeElement.blur()")
    last = -1
    for step in range(wanted):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS, FOCUSABLE)
        expect(focus["index"] == last + 1, f"{name}: Tab skips to {focus['html']}")
        expect(focus["outline"], f"{name}: no visible focus on {focus['html']}")
        expect(focus["onScreen"], f"{name}: focus is off the screen on {focus['html']}")
        last = focus["index"]
        if step == 0:
            expect("skip" in focus["html"], f"{name}: the way to the content does not come first")


def sort(page, name: str) -> None:
    """Each header button sorts its table, up and then down, and says so in one header only."""
    for number, table in enumerate(page.locator("table.sortable").all()):
        if not table.is_visible():
            continue
        handle = table.element_handle()
        before = sorted(page.evaluate("table => [...table.tBodies[0].rows].map(row => row.textContent)", handle))
        for index, button in enumerate(table.locator("thead button").all()):
            where = f"{name}: table {number}, column {index}"
            button.click()
            expect(table.locator("[aria-sort]").count() == 1, f"{where}: more than one header is sorted")
            expect(table.locator("[aria-sort=ascending]").count() == 1, f"{where}: does not sort up")
            up = handle.evaluate(COLUMN, index)
            button.click()
            expect(table.locator("[aria-sort=descending]").count() == 1, f"{where}: does not sort down")
            if not table.locator("tbody time").count() and len(set(up)) == len(up):
                expect(handle.evaluate(COLUMN, index) == up[::-1], f"{where}: down is not up turned round")
        after = sorted(page.evaluate("table => [...table.tBodies[0].rows].map(row => row.textContent)", handle))
        expect(before == after, f"{name}: table {number} lost or changed rows")


def filtering(page, name: str) -> None:
    """What is typed hides every row that does not hold it; nothing typed shows all again."""
    for field in page.locator(".bar:has(+ .scroll) input").all():
        rows = field.locator("xpath=ancestor::p/following-sibling::*[1]//tbody/tr")
        texts = rows.evaluate_all("rows => rows.map(row => row.textContent.toLowerCase())")
        word = texts[-1].split()[0]
        field.fill(word.upper())
        hits = sum(word in text for text in texts)
        shown = sum(row.is_visible() for row in rows.all())
        said = field.locator("xpath=ancestor::p").get_by_role("status").inner_text()
        expect(shown == hits, f"{name}: filter for {word} shows {shown} rows, {hits} hold it")
        expect(str(hits) in said and str(len(texts)) in said, f"{name}: filter says {said!r}")
        field.fill("")
        expect(all(row.is_visible() for row in rows.all()), f"{name}: an empty filter hides rows")


def theme(page, name: str) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(paper)
    page.locator("#theme").click()
    after = page.evaluate(paper)
    expect(before != after, f"{name}: the switch changes no colour")
    page.reload()
    expect(page.evaluate(paper) == after, f"{name}: the theme is forgotten")
    page.locator("#theme").click()
    expect(page.evaluate(paper) == before, f"{name}: the switch does not lead back")


def languages(page, site: pathlib.Path) -> None:
    page.goto((site / "en/organizations/nordkap-reederei.html").as_uri())
    for code, word in (("de", "Benutzer"), ("fr", "Utilisateurs"), ("en", "Users")):
        page.locator(f".tools a[hreflang={code}]").click()
        expect(page.url.endswith(f"/{code}/organizations/nordkap-reederei.html"), f"language leads to {page.url}")
        expect(page.locator("html").get_attribute("lang") == code, f"{code}: another language is declared")
        expect(page.locator("h2").first.inner_text() == word, f"{code}: headings are in another language")


def search(page, path: pathlib.Path, word: str, home: bool) -> None:
    """Finds somebody by name, and the link leads to the line about him."""
    page.goto(path.as_uri())
    page.get_by_role("search").get_by_role("searchbox").fill(word)
    hits = page.locator(".found a")
    expect(hits.count() == 1, f"search for {word} finds {hits.count()}")
    hits.first.click()
    expect((page.url.split("#")[0] == path.as_uri()) == home, f"search for {word} leads to {page.url}")
    line = page.locator("tr:target")
    expect(line.count() == 1 and word in line.inner_text(), f"search for {word} leads to no line")


def without_script(browser, path: pathlib.Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    expect(page.locator("tbody tr").first.is_visible(), "without script no table is to be seen")
    expect(page.locator("#theme, #search").locator("visible=true").count() == 0, "without script dead controls show")
    page.locator("summary").first.click() if page.locator("summary").count() else None
    context.close()


def printed(page, path: pathlib.Path) -> None:
    page.goto(path.as_uri())
    page.emulate_media(media="print", color_scheme="dark")
    for part in (".tools", ".bar", ".skip", ".contents"):
        expect(page.locator(part).locator("visible=true").count() == 0, f"{part} is printed")
    expect(page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)",
           "the paper is not white")
    expect(len(page.pdf()) > 10_000, "the page cannot be saved as PDF")
    page.emulate_media(media="screen", color_scheme="light")


def crowd(folder: pathlib.Path, rolebook: pathlib.Path) -> pathlib.Path:
    """An organization of 1,100 users, compiled; its own page."""
    config = folder / "config"
    (config / "organizations").mkdir(parents=True)
    (config / "rolebook.yaml").write_text("rolebook: 1\noperators: [root@vendor.example]\n")
    (config / "people.yaml").write_text("people:\n  root@vendor.example: {name: Root}\n")
    users = "".join(f"  u{n}@crowd.example: {{name: Person {n}, role: {'admin' if n < 1002 else 'member'},"
                    " status: pending}\n" for n in range(1002, 2100))
    (config / "organizations/crowd.yaml").write_text(
        "organization: {name: Crowd, platform: respond-io}\nusers:\n"
        "  u1000@crowd.example: {name: Person 1000, role: admin}\n"
        "  u1001@crowd.example: {name: Person 1001, role: admin}\n" + users)
    subprocess.run([rolebook, "-C", folder, "--now", "2026-11-21T10:00:00Z", "compile", "-q", "--actor",
                    "root@vendor.example"], check=True, stdout=subprocess.DEVNULL)
    return folder / "out/site/en/organizations/crowd.html"


def main() -> int:
    site, rolebook = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    names = ["index", "people", "activity", "rules", "platforms/autotask", "organizations/maison-lenoir",
             "organizations/nordkap-reederei", "organizations/brightwater-group"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page.on("console", lambda message: faults.append(f"console says {message.text}"))
        page.on("pageerror", lambda error: faults.append(f"script fails: {error}"))
        for name in names:
            page.goto((site / f"en/{name}.html").as_uri())
            walk(page, name)
            sort(page, name)
            filtering(page, name)
        theme(page, name)
        languages(page, site)
        home = site / "en/organizations/maison-lenoir.html"
        search(page, home, "Malik Benali", home=True)
        search(page, crowd(pathlib.Path(folder), rolebook), "Person 1777", home=False)
        without_script(browser, home)
        without_script(browser, site / "en/index.html")
        printed(page, home)
        browser.close()
    for fault in faults:
        print(fault)
    print(f"{len(names)} pages used with keyboard and pointer, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
