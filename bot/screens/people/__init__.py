"""What people see of joining, of their settings and of looking after a group."""

from bot.screens.people import group, helper, joining, links, me, members

__all__ = ["group", "helper", "joining", "links", "me", "members"]
