"""The practice page as a person uses it: looks at phones, presses what it says, waits until it rests."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.program import World

PATIENCE = 60.0
"""Seconds after which something is taken for stuck."""
TABS_MOST = 80
COLOURS = 256
"""Enough for drawn pictures, and a third of their size."""
_NAME = "return (arguments[0].ariaLabel || arguments[0].dataset.key || arguments[0].innerText || '').trim()"


@dataclass(frozen=True, slots=True)
class Page:
    """The page in a browser, and the program behind it."""

    driver: webdriver.Chrome
    world: World

    def open(self, *, place: str = "") -> None:
        """Open it and wait until every phone has its home screen."""
        self.driver.get(f"{self.world.url}/{place}")
        self.wait(lambda: self.script("return document.body.dataset.settled") == "true")
        self.wait(lambda: bool(self.all(".keys button")))

    def leave(self) -> None:
        """Go away, so that the page does not ask for a program that is closed."""
        self.script("localStorage.clear()")
        self.driver.get("about:blank")
        for command in ("Emulation.clearDeviceMetricsOverride", "Emulation.setEmulatedMedia"):
            self.driver.execute_cdp_cmd(command, {})

    def size(self, width: int, height: int) -> None:
        """The size of the window, inside; also smaller than a window can be."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def dark(self) -> None:
        """As on a computer that is set to dark colours."""
        feature = {"name": "prefers-color-scheme", "value": "dark"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})

    def script(self, code: str, *arguments: object) -> Any:
        """Ask the page itself."""
        return self.driver.execute_script(code, *arguments)

    def complaints(self) -> list[str]:
        """What the browser complained about: errors, and things that the page may not load."""
        said: list[dict[str, str]] = self.driver.get_log("browser")  # type: ignore[no-untyped-call]
        return [entry["message"] for entry in said if entry["level"] in ("SEVERE", "WARNING")]

    # Waiting

    def wait(self, ready: Callable[[], object]) -> None:
        """Wait for a condition, never for a length of time."""
        WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(lambda _: ready())

    def rest(self) -> None:
        """Wait until the bot has answered and the page shows it."""
        self.wait(lambda: self.script("return document.body.dataset.telling ?? '0'") == "0")
        self.world.settle()
        version = self.world.state()["version"]
        self.wait(lambda: int(self.script("return document.body.dataset.version")) >= version)

    # Looking

    def all(self, selector: str) -> list[WebElement]:
        """Everything that fits."""
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        """The one that fits, as soon as it is there."""
        self.wait(lambda: bool(self.all(selector)))
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def place(self, name: str) -> str:
        """How the phone of somebody is found."""
        return f'.phone[data-phone="{self.world.phone(name).id}"]'

    def newest(self, name: str) -> str:
        """The words of the newest message of the bot that stands on a phone."""
        found = f"[...document.querySelectorAll({self.place(name)!r} + ' .theirs .words')].at(-1)"
        return str(self.script(f"return {found}?.innerText ?? ''"))

    def labels(self, name: str) -> list[str]:
        """Every button under messages on a phone, the newest last."""
        return [str(button.get_attribute("data-key")) for button in self.all(f"{self.place(name)} [data-key]")]

    @property
    def focused(self) -> str:
        """The name of what has the focus."""
        return str(self.script(_NAME, self.driver.switch_to.active_element))

    # Doing

    def click(self, selector: str) -> None:
        """Press something of the page itself."""
        self._press(self.one(selector))

    def show(self, name: str) -> None:
        """Bring a phone onto the page."""
        self.click(f'[data-tab="{self.world.phone(name).id}"][aria-pressed="false"]')
        self.one(self.place(name))

    def hide(self, name: str) -> None:
        """Put a phone away."""
        self.click(f"{self.place(name)} .put-away")

    def press(self, name: str, *labels: str) -> str:
        """Somebody presses the newest button with these words, then the next; the words that answer."""
        for label in labels:
            buttons = self.all(f"{self.place(name)} [data-key]")
            fitting = [button for button in buttons if label in str(button.get_attribute("data-key"))]
            assert fitting, f"{name} sees no button {label!r}, but {self.labels(name)}"
            self._press(fitting[-1])
        return self.newest(name)

    def _press(self, button: WebElement) -> None:
        self.script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", button)
        button.click()
        self.rest()

    def send(self, name: str, what: str) -> str:
        """Somebody sends something from the list of everything else; the words that answer."""
        self.click(f"{self.place(name)} .more-button")
        self.click(f"{self.place(name)} .more [{what}]")
        return self.newest(name)

    def keys(self, *keys: str) -> None:
        """Type, wherever the focus is."""
        for key in keys:
            ActionChains(self.driver, duration=0).send_keys(key).perform()
        self.rest()

    # Pictures

    def frame(self) -> Image.Image:
        """What the page looks like now."""
        with Image.open(BytesIO(self.driver.get_screenshot_as_png())) as image:
            return image.convert("RGB")

    def picture(self, path: Path, selector: str = "") -> None:
        """A picture of the page, or of a part of it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if selector:
            self.one(selector).screenshot(str(path))
        else:
            self.driver.save_screenshot(str(path))
        with Image.open(path) as image:
            image.convert("RGB").quantize(COLOURS, kmeans=2).save(path, optimize=True)
