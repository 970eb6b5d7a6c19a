"""What the bot says of itself beside its messages: its commands and what it is for, in each language."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

COMMANDS_MOST, COMMAND_WORDS_MOST, ABOUT_MOST = 100, 256, 512
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


@dataclass(slots=True)
class Profile:
    """As Telegram keeps it: for a language, and under "" for every other one."""

    commands: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)

    def set_commands(self, given: Mapping[str, Any]) -> str:
        """Keep them; or why Telegram would refuse them."""
        wanted = given.get("commands") or []
        commands = json.loads(wanted) if isinstance(wanted, str) else wanted
        if len(commands) > COMMANDS_MOST or not all(_COMMAND.fullmatch(one["command"]) for one in commands):
            return "BOT_COMMAND_INVALID"
        if not all(0 < len(one["description"]) <= COMMAND_WORDS_MOST for one in commands):
            return "BOT_COMMAND_DESCRIPTION_INVALID"
        self.commands[str(given.get("language_code") or "")] = list(commands)
        return ""

    def set_about(self, given: Mapping[str, Any]) -> str:
        """Keep what stands in a chat that nothing was said in; or why Telegram would refuse it."""
        text = str(given.get("description") or "")
        if len(text) > ABOUT_MOST:
            return "BOT_DESCRIPTION_INVALID"
        self.about[str(given.get("language_code") or "")] = text
        return ""

    def on(self, language: str) -> dict[str, Any]:
        """What a phone in a language shows."""
        commands = self.commands.get(language) or self.commands.get("", [])
        return {"commands": commands, "about": self.about.get(language) or self.about.get("", "")}
