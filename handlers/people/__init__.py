"""People: joining, my settings, a group, its named person, and who is in it. One set of routes."""

from handlers import news
from handlers.people import group, helper, joining, links, me, members, phones
from handlers.routes import Routes

routes = Routes()
for part in (joining, links, phones, me, group, helper, members, news):
    routes.include(part.routes)
