"""Joining a group, step by step, and the facilitator's yes."""

from bot.ids import GroupId
from bot.languages import Status
from bot.rules.people import Group, Likes, Member, Role
from bot.screen import FACILITATOR_MENU, Button, Pictogram, Screen, Style, tap
from bot.words import Words, offered

LIKES = (Likes.PICTURES, Likes.LISTENING, Likes.BOTH, Likes.WORDS)
ROLES = {Role.MEMBER: "👤", Role.SUPPORTER: "🧑‍🤝‍🧑", Role.CARER: "👪", Role.FACILITATOR: "🧰"}


def join_language(words: Words, group: Group) -> Screen:
    """First step: the language."""
    buttons = [Button(each.label, tap("people.join_speak", group.id, each.code)) for each in offered()]
    return Screen(
        title=words.text("people.join_language.title"),
        lines=(*words.lines("people.join_language", group=group.name), *unchecked(words)),
        buttons=tuple(buttons),
        picture=Pictogram("👋", words.text("people.join_language.alt")),
        back=None,
    )


def unchecked(words: Words) -> tuple[str, ...]:
    """Which languages no native reader has checked: said openly to who chooses one."""
    return tuple(
        words.text("people.language.unchecked", language=each.name)
        for each in offered()
        if each.status is not Status.CHECKED
    )


def join_name(words: Words, group: GroupId, first_name: str) -> Screen:
    """Second step: the name they like. `first_name`: empty when the phone knows none that can be offered."""
    this = Button(words.text("people.button.this_name", name=first_name), tap("people.join_named", group))
    return Screen(
        title=words.text("people.join_name.title"),
        lines=words.lines("people.join_name" if first_name else "people.join_name.write"),
        buttons=(this,) if first_name else (),
        place=tap("people.join_name", group),
        back=tap("people.join_language", group),
    )


def join_likes(words: Words, group: GroupId) -> Screen:
    """Third step: how they like information."""
    buttons = tuple(
        Button(words.text(f"people.button.likes_{likes}"), tap("people.join_liked", group, str(likes)))
        for likes in LIKES
    )
    return Screen(
        title=words.text("people.join_likes.title"),
        lines=words.lines("people.join_likes"),
        buttons=buttons,
        back=tap("people.join_name", group),
    )


def join_consent(words: Words, group: Group) -> Screen:
    """Fourth step: what is kept, the short layer."""
    return Screen(
        title=words.text("people.join_consent.title"),
        lines=words.lines("people.join_consent"),
        buttons=(
            Button(words.text("people.button.agree"), tap("people.join_agree", group.id), Style.YES),
            Button(words.text("people.button.more"), tap("people.join_more", group.id)),
            Button(words.text("people.button.not_now"), tap("people.join_not_now", group.id)),
        ),
        picture=Pictogram("🔒", words.text("people.join_consent.alt")),
        back=tap("people.join_likes", group.id),
    )


def join_more(words: Words, group: Group) -> Screen:
    """What is kept, the longer layer."""
    return Screen(
        title=words.text("people.join_more.title"),
        lines=words.lines("people.join_more", helper=group.helper_name),
        buttons=(Button(words.text("people.button.agree"), tap("people.join_agree", group.id), Style.YES),),
        back=tap("people.join_consent", group.id),
    )


def join_not_now(words: Words) -> Screen:
    """They do not want to, now."""
    return Screen(
        title=words.text("people.join_not_now.title"),
        lines=words.lines("people.join_not_now"),
        back=None,
    )


def join_asked(words: Words, group: Group) -> Screen:
    """They agreed; a facilitator decides."""
    return Screen(
        title=words.text("people.join_asked.title"),
        lines=words.lines("people.join_asked", group=group.name),
        back=None,
    )


def asked(words: Words, group: Group, member: Member) -> Screen:
    """For a facilitator: somebody wants to join."""
    buttons = [
        Button(words.text(f"people.button.role_{role}"), tap("people.confirm", member.id, str(role))) for role in ROLES
    ]
    buttons.append(Button(words.text("people.button.not_ours"), tap("people.decline", member.id), Style.STOP))
    return Screen(
        title=words.text("people.asked.title"),
        lines=words.lines("people.asked", name=member.name, group=group.name),
        buttons=tuple(buttons),
    )


def confirmed(words: Words, member: Member) -> Screen:
    """For a facilitator: this person is in now."""
    return Screen(
        title=words.text("people.confirmed.title"),
        lines=words.lines("people.confirmed", name=member.name),
        back=FACILITATOR_MENU,
    )


def declined(words: Words, member: Member) -> Screen:
    """For a facilitator: this person is not in."""
    return Screen(
        title=words.text("people.declined.title"),
        lines=words.lines("people.declined", name=member.name),
        back=FACILITATOR_MENU,
    )


def welcome(words: Words, group: Group, member: Member, *, is_here: bool) -> Screen:
    """You are in; with the rules for helping, for those who help, and the way there for who looks at another group."""
    go = (
        ()
        if is_here
        else (Button(words.text("people.button.group", group=group.name), tap("people.switch", group.id)),)
    )
    return Screen(
        title=words.text("people.welcome.title", group=group.name),
        lines=words.lines("people.welcome"),
        buttons=(*go, *rules_of_helping(words, member)),
        picture=Pictogram("🎉", words.text("people.welcome.alt")),
    )


def rules_of_helping(words: Words, member: Member) -> tuple[Button, ...]:
    """The way to the rules for helping, for those who help."""
    helps = member.role in (Role.SUPPORTER, Role.CARER)
    return (Button(words.text("people.button.helping"), tap("people.helping")),) if helps else ()


def helping(words: Words) -> Screen:
    """How to help without steering."""
    return Screen(
        title=words.text("people.helping.title"),
        lines=words.lines("people.helping"),
        buttons=(Button(words.text("people.button.not_helping"), tap("people.not_helping")),),
    )


def not_helping(words: Words) -> Screen:
    """What a helper does not do."""
    return Screen(
        title=words.text("people.not_helping.title"),
        lines=words.lines("people.not_helping"),
        back=tap("people.helping"),
    )


def not_ours(words: Words, group: Group) -> Screen:
    """The facilitator says that this is not their group."""
    return Screen(
        title=words.text("people.not_ours.title", group=group.name),
        lines=words.lines("people.not_ours"),
        back=None,
    )


def removed_told(words: Words, group: Group) -> Screen:
    """You are not in the group any more."""
    return Screen(
        title=words.text("people.removed_told.title", group=group.name),
        lines=words.lines("people.removed_told"),
        back=None,
    )
