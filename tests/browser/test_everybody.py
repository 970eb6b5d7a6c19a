"""The page is for everybody: by keyboard alone, with a screen reader, on a narrow screen, in light and dark."""

from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.page import TABS_MOST, Page

INTERACTIVE = {"button", "link", "textbox", "checkbox", "combobox"}
CONTRAST = """
const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const light = (colour) => {
  const [r, g, b] = colour.match(/[\\d.]+/g).map((v) => linear(Number(v) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const solid = (node) => {
  for (let one = node; one; one = one.parentElement) {
    const ground = getComputedStyle(one).backgroundColor;
    const alpha = ground.startsWith("rgba") ? Number(ground.match(/[\\d.]+/g)[3]) : 1;
    if (alpha === 1) return ground;
  }
  return "rgb(255, 255, 255)";
};
const found = [];
for (const node of document.querySelectorAll("body *")) {
  const words = [...node.childNodes].filter((one) => one.nodeType === 3).map((one) => one.data.trim()).join("");
  if (!words || !node.checkVisibility() || node.closest(".unseen, .skip, script, :disabled")) continue;
  const [a, b] = [light(getComputedStyle(node).color), light(solid(node))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) found.push(`${words.slice(0, 30)}: ${ratio.toFixed(2)}`);
}
return found;
"""
OUTLINE = "const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]"


def _tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus is on something with these words, and every stop on the way can be seen."""
    for _ in range(TABS_MOST):
        page.keys(Keys.TAB)
        style, width = page.script(OUTLINE)
        assert (style, width >= 3) == ("solid", True), page.focused
        if words in page.focused:
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


def _is_on(page: Page, name: str) -> bool:
    return bool(page.script(f"return document.activeElement.matches({page.place(name)!r} + ' .keys button')"))


def test_a_suggestion_by_keyboard_alone(page: Page) -> None:
    page.keys(Keys.TAB)
    assert page.focused == "Go to the phones"
    page.keys(Keys.ENTER)

    _tab_to(page, "Say something")
    page.keys(Keys.ENTER)
    assert _is_on(page, "Ben")
    assert "Buses" in page.focused
    page.keys(Keys.SPACE)

    assert "Buses" in page.newest("Ben")
    assert _is_on(page, "Ben")


def test_the_focus_stays_on_the_phone_when_a_message_goes_and_a_new_one_comes(page: Page) -> None:
    page.press("Sam", "For the facilitator", "Plan a vote", "Only our group", "1 rep", "Mina stays")
    page.press("Sam", "2 years", "That is good", "5 people", "plan it")
    page.click("#jump-next")
    page.script(f"[...document.querySelectorAll({page.place('Ben')!r} + ' [data-key*=Home]')].at(-1).focus()")

    page.keys(Keys.ENTER)

    page.wait(lambda: _is_on(page, "Ben"))


def test_everything_else_opens_and_closes_by_keyboard(page: Page) -> None:
    page.script(f"document.querySelector({page.place('Ben')!r} + ' .more-button').focus()")
    page.keys(Keys.ENTER)
    assert page.focused == "Send practice photo 1"
    assert page.one(f"{page.place('Ben')} .more-button").get_attribute("aria-expanded") == "true"

    page.keys(Keys.ESCAPE)
    assert page.focused == "Send something else from Ben's phone"


def test_old_buttons_are_out_of_the_way_of_the_keyboard(page: Page) -> None:
    # Home comes below the page on which Ben stands, and the buttons of that page are old then.
    ben = page.world.phone("Ben")
    ben.press("My things")
    ben.start()
    page.rest()

    stops = (
        "return [...document.querySelectorAll(arguments[0] + ' .keys')].map((k) => k.firstChild.firstChild.tabIndex)"
    )
    assert page.script(stops, page.place("Ben")) == [-1, 0]


def _tree(page: Page) -> list[dict[str, Any]]:
    """What a screen reader is told."""
    nodes = page.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    return [node for node in nodes if not node["ignored"]]


def _name(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", "")).strip()


def _of(nodes: list[dict[str, Any]], role: str) -> list[str]:
    return [_name(node) for node in nodes if node["role"]["value"] == role]


def test_a_screen_reader_is_told_what_everything_is(page: Page) -> None:
    page.press("Ben", "Say something")
    page.click(f"{page.place('Ben')} .more-button")
    nodes = _tree(page)

    assert [role for role in ("banner", "main", "navigation") if len(_of(nodes, role)) != 1] == []
    assert _of(nodes, "complementary") == ["Guide"]
    assert _of(nodes, "region") == [
        "The practice clock",
        "Once round the circle",
        "Begin in the middle",
        "Ben's phone, member", "Mina's phone, rep", "Sam's phone, facilitator",
    ]  # fmt: skip
    assert _of(nodes, "log") == [f"Messages on {name}'s phone" for name in ("Ben", "Mina", "Sam")]
    assert [node["role"]["value"] for node in nodes if node["role"]["value"] in INTERACTIVE and not _name(node)] == []
    headings = ["Practice phones", "Once round the circle", "Begin in the middle", "Ben member"]
    assert _of(nodes, "heading")[:4] == headings
    assert page.script("return document.title") == "Practice phones"


def test_only_the_phone_in_use_is_read_out(page: Page) -> None:
    page.press("Mina", "Say something")

    live = [str(log.get_attribute("aria-live")) for log in page.all(".log")]
    assert live == ["off", "polite", "off"]


@pytest.mark.parametrize("is_dark", [False, True])
def test_every_word_stands_out_from_its_ground(page: Page, is_dark: bool) -> None:
    page.press("Sam", "For the facilitator", "Plan a vote", "Only our group", "1 rep", "Mina stays")
    page.press("Sam", "2 years", "That is good", "5 people", "plan it")
    page.press("Ben", "I want to be")
    page.press("Mina", "Listen")
    page.click(f"{page.place('Mina')} .more-button")
    if is_dark:
        page.dark()

    assert page.script(CONTRAST) == []


def test_a_narrow_screen_shows_one_phone_at_a_time(page: Page) -> None:
    page.size(360, 740)
    page.wait(lambda: len(page.all(".phone")) == 1)
    assert page.script("return document.documentElement.scrollWidth") <= 360

    page.click(f'[data-tab="{page.world.phone("Sam").id}"]')
    page.press("Sam", "For the facilitator")

    assert len(page.all(".phone")) == 1
    assert page.script("return document.documentElement.scrollWidth") <= 360
    low = [b.text for b in page.all("button") if b.is_displayed() and b.size["height"] < 40]
    assert low == []


IN_SIGHT = """
const log = document.querySelector(arguments[0] + ' .log').getBoundingClientRect();
return [...document.querySelectorAll(arguments[0] + ' .theirs:last-child :is(.photo, .words b)')].map((part) => {
  const box = part.getBoundingClientRect();
  return box.top >= log.top && box.bottom <= Math.min(log.bottom, innerHeight) && box.height > 0;
});
"""


def test_the_picture_and_the_first_words_of_a_page_are_in_sight_on_every_screen(page: Page) -> None:
    for step in ("plan", "stand"):
        page.world.line.post("/practice/guide", step=step)
    page.rest()
    while "Vote" not in " ".join(page.labels("Ben")):
        page.click("#jump-next")
    page.press("Ben", "Vote")

    for size in ((1440, 900), (390, 844), (320, 640)):
        page.size(*size)
        page.wait(lambda: page.all(page.place("Ben")))
        page.wait(lambda: page.script(IN_SIGHT, page.place("Ben")) == [True, True])


def test_letters_can_be_twice_as_large(page: Page) -> None:
    page.script("document.documentElement.style.fontSize = '36px'")
    page.press("Ben", "Say something")

    assert page.script("return document.documentElement.scrollWidth <= innerWidth")
    assert page.script(
        "return [...document.querySelectorAll('.keys button')].every((b) => b.scrollWidth <= b.clientWidth)"
    )
