"""Once round the circle without a mouse: every press by Tab and Enter, and a screen reader is told each button."""

from typing import Any

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.page import Page

TABS_MOST, PRESSES_MOST = 250, 200
HAS_FOCUS = "return document.activeElement.matches(arguments[0])"
RING = ".ring:is(.keys button, #jump-next)"


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until this has the focus; not yet at once, because a person does not know that it has it."""
    for _ in range(TABS_MOST):
        if page.script(HAS_FOCUS, selector):
            return
        ActionChains(page.driver, duration=0).send_keys(Keys.TAB).perform()
    raise AssertionError(f"the keyboard does not reach {selector}, it is on {page.focused!r}")


def _told(page: Page) -> tuple[str, str]:
    """What a screen reader is told of what has the focus: what it is, and its name."""
    focused = page.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
    asked = {"objectId": focused["objectId"], "fetchRelatives": False}
    node: dict[str, Any] = page.driver.execute_cdp_cmd("Accessibility.getPartialAXTree", asked)["nodes"][0]
    assert not node["ignored"]
    return node["role"]["value"], str(node["name"]["value"]).strip()


def _live(page: Page) -> list[str]:
    """What is read out by itself when it changes: the phone in use."""
    return [str(each.get_attribute("aria-label")) for each in page.all(".log[aria-live=polite]")]


def test_the_whole_circle_by_keyboard_with_a_screen_reader(page: Page) -> None:
    _tab_to(page, "#guide-show")
    page.keys(Keys.ENTER)
    steps, presses, unnamed, silent = len(page.world.state()["guide"]["steps"]), 0, [], []
    while (guide := page.world.state()["guide"])["now"] and presses < PRESSES_MOST:
        presses += 1
        page.wait(lambda: page.all(RING))
        _tab_to(page, RING)
        role, name = _told(page)
        unnamed += [] if role == "button" and name else [f"{guide['now']}: {role} {name!r}"]
        page.keys(Keys.ENTER)
        phone = guide["move"]["phone"]
        if phone and page.all(f'.phone[data-phone="{phone}"]'):
            owner = str(page.one(f'.phone[data-phone="{phone}"] .log').get_attribute("aria-label"))
            silent += [] if _live(page) == [owner] else [f"{guide['now']}: {name}"]

    done = [step["name"] for step in page.world.state()["guide"]["steps"] if step["done"]]
    assert len(done) == steps > 10
    assert unnamed == []
    assert silent == []
