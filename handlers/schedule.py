"""The facilitators' one list of everything that is planned."""

from handlers.routes import Routes

routes = Routes()


def make_list(features: Routes) -> Routes:
    """The list needs to see what every feature has planned."""
    return Routes()
