"""What is known of a service is read by itself; what nobody has said stands in one line."""

from fridlyst.web.support.presenters import Fact, Part


def test_what_nobody_has_said_stands_in_one_line() -> None:
    place = Fact("Besöksadress", ["Storgatan 1"])
    part = Part("Plats", "/x/", (place, Fact("Område", ()), Fact("Tillgänglighet", [])))
    assert part.said == (place,)
    assert part.unsaid == "område, tillgänglighet"


def test_nothing_is_unsaid_when_everything_is_said() -> None:
    assert Part("Plats", "/x/", (Fact("Område", ["Hela kommunen"]),)).unsaid == ""
