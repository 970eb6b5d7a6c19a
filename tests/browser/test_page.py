"""Everything that can be done on a practice phone, pressed in a real browser."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.page import Page
from tests.tongues import OTHER

LETTERS = "return parseFloat(getComputedStyle(document.querySelector('.keys button')).fontSize)"


def test_each_phone_shows_its_home_screen_from_the_first_second(page: Page) -> None:
    for name in ("Ben", "Mina", "Sam"):
        assert "Northfield" in page.newest(name)
    assert "For the facilitator" in " ".join(page.labels("Sam"))
    assert not page.one("#jump-next").is_enabled()


def test_a_voice_message_plays_and_stops(page: Page) -> None:
    page.press("Ben", "Listen")
    play = page.one(f"{page.place('Ben')} .play")

    play.click()
    page.wait(lambda: "playing" in str(play.get_attribute("class")))
    page.wait(lambda: float(page.script("return arguments[0].value", page.one(f"{page.place('Ben')} progress"))) > 0)
    play.click()

    page.wait(lambda: "playing" not in str(play.get_attribute("class")))


def test_a_voice_is_recorded_and_kept_as_telegram_keeps_voices(page: Page) -> None:
    speak = f"{page.place('Ben')} [data-record]"
    page.click(speak)
    page.wait(lambda: "Stop" in str(page.one(speak).get_attribute("aria-label")))
    page.click(speak)
    page.wait(lambda: bool(page.all(f"{page.place('Ben')} .mine .play")))

    said = next(bubble for bubble in page.world.phone("Ben").messages() if bubble.voice and not bubble.by_bot)
    assert page.world.line.file(str(said.voice)).startswith(b"OggS")


def test_a_voice_is_recorded_while_the_microphone_is_held(page: Page) -> None:
    speak = page.one(f"{page.place('Ben')} [data-record]")

    ActionChains(page.driver).click_and_hold(speak).perform()
    page.wait(lambda: "Stop" in str(speak.get_attribute("aria-label")))
    page.driver.execute_async_script("setTimeout(arguments[0], 600)")  # As long as a press is no hold yet.
    ActionChains(page.driver).release().perform()

    page.wait(lambda: bool(page.all(f"{page.place('Ben')} .mine .play")))


def test_the_microphone_makes_room_for_send_as_soon_as_there_are_words(page: Page) -> None:
    shown = "return [...document.querySelectorAll(arguments[0] + ' .write > :not([hidden])')].map((n) => n.className)"
    assert "speak" in page.script(shown, page.place("Ben"))

    page.click(f"{page.place('Ben')} .write input")
    page.keys("The bus")

    assert page.script(shown, page.place("Ben"))[-1] == "primary"


def test_the_commands_of_the_bot_stand_behind_the_menu_button(page: Page) -> None:
    page.press("Ben", "Say something")
    page.click(f"{page.place('Ben')} .menu-button")
    assert [one.text for one in page.all(f"{page.place('Ben')} .commands button")] == ["Home /home", "Help /help"]

    page.click(f"{page.place('Ben')} [data-command=help]")

    assert "help" in page.newest("Ben").lower()
    assert "/help" in page.all(f"{page.place('Ben')} .mine")[-1].text


def test_a_room_sees_one_phone_in_large_letters(page: Page) -> None:
    before = page.script(LETTERS)

    page.click("#room")

    assert len(page.all(".phone")) == 1
    assert page.script(LETTERS) > before * 1.2
    page.click(f'[data-tab="{page.world.phone("Mina").id}"]')
    assert [phone.get_attribute("data-phone") for phone in page.all(".phone")] == [str(page.world.phone("Mina").id)]
    page.click("#room")
    assert len(page.all(".phone")) == 3


def test_words_photos_stickers_and_what_is_passed_on_are_answered(page: Page) -> None:
    for what, mark in (("data-photo='2'", "img.photo"), ("data-sticker", ".sticker"), ("data-forward", ".small img")):
        assert "Thank you" in page.send("Ben", what)
        assert page.all(f"{page.place('Ben')} .mine {mark}")


def test_a_message_is_changed(page: Page) -> None:
    page.click(f"{page.place('Ben')} .write input")
    page.keys("The bus is late", Keys.ENTER)
    page.click(f"{page.place('Ben')} [data-edit]")
    page.keys(" again")
    page.click("dialog .primary")

    changed = page.all(f"{page.place('Ben')} .mine")[-1].text
    assert "The bus is late again" in changed
    assert "changed" in changed
    assert "You changed a message" in page.newest("Ben")


def test_a_bot_that_is_blocked_can_be_let_in_again(page: Page) -> None:
    page.click(f"{page.place('Ben')} .more-button")
    page.click(f"{page.place('Ben')} [data-block]")
    assert "You have blocked SayNext" in page.one(f"{page.place('Ben')} .foot").text

    page.click(f"{page.place('Ben')} [data-unblock]")
    assert page.all(f"{page.place('Ben')} .write")


def test_a_new_person_scans_the_poster_and_joins(page: Page) -> None:
    page.press("Sam", "For the facilitator", "More", "More", "Our group", "Link to join", "Poster")
    paper = page.one(f"{page.place('Sam')} a.file")
    assert paper.get_attribute("target") == "_blank"
    assert page.world.line.file(str(paper.get_attribute("href")).rpartition("/")[2]).startswith(b"%PDF")

    page.all(f"{page.place('Sam')} [data-link]")[-1].click()
    page.click('[data-choose="new"]')
    page.keys("Nora", Keys.ENTER)

    page.one(page.place("Nora"))
    page.wait(lambda: "This is SayNext, for Northfield" in page.newest("Nora"))


def test_a_code_in_a_picture_opens_on_a_phone_that_is_there(page: Page) -> None:
    page.press("Sam", "For the facilitator", "More", "More", "Our group", "Link to join")
    page.click(f"{page.place('Sam')} .frame")
    page.click(f'[data-choose="{page.world.phone("Tom").id}"]')

    page.one(page.place("Tom"))
    assert page.all(f"{page.place('Tom')} .mine")[-1].text.strip().startswith("Start")


def test_a_group_chat_stands_on_the_phones_of_its_people(page: Page) -> None:
    page.press("Sam", "For the facilitator", "More", "More", "Our group", "Group chat")
    page.all(f"{page.place('Sam')} [data-key*='chat']")[-1].click()
    page.click("dialog .primary")

    chat = f"{page.place('Ben')} .chats [data-chat^='-']"
    page.click(chat)
    page.click(f"{page.place('Ben')} .write input")
    page.keys("Good morning", Keys.ENTER)

    assert page.all(f"{page.place('Sam')} .messages .theirs")[-1].text.startswith("Ben\nGood morning")
    assert page.one(chat).get_attribute("aria-pressed") == "true"


def test_the_clock_goes_on_and_says_so(page: Page) -> None:
    page.click("#jump-tomorrow")
    page.wait(lambda: page.one("#now").text == "Tuesday 3 June 2031 at 10 in the morning")
    page.click("#jump-week")
    page.wait(lambda: page.one("#now").text == "Tuesday 10 June 2031 at 10 in the morning")

    assert page.one("#clock-news").text == "Nobody gets a new message."


def test_start_again_is_asked_once_and_can_be_left(page: Page) -> None:
    page.press("Ben", "Say something", "Buses")
    page.click("#again")
    page.keys(Keys.ESCAPE)
    assert "Buses" in page.newest("Ben")
    assert page.focused == "Start again"

    page.click("#again")
    page.click("dialog .danger")
    page.wait(lambda: "Northfield" in page.newest("Ben"))

    assert len(page.all(f"{page.place('Ben')} .theirs")) == 1


def test_the_page_can_be_read_in_another_language(page: Page) -> None:
    page.click(f'[data-language="{OTHER.code}"]')
    page.wait(lambda: page.script("return document.documentElement.lang") == OTHER.code)
    page.wait(lambda: bool(page.all(".keys button")))

    assert page.one(f'[data-language="{OTHER.code}"]').get_attribute("aria-pressed") == "true"
    assert OTHER.tongue.months[5] in page.one("#now").text
    assert page.focused == OTHER.name


def test_a_phone_that_is_not_shown_says_that_it_has_news(page: Page) -> None:
    page.show("Asha")
    page.hide("Asha")
    tab = f'[data-tab="{page.world.phone("Asha").id}"]'
    assert "new message" not in str(page.one(tab).get_attribute("textContent"))

    page.world.phone("Asha").start()
    page.rest()

    assert "new message" in str(page.one(tab).get_attribute("textContent"))
