"""Why Kolada's figures could not be fetched, each with a stable code.

KoladaError
├── KoladaAway      no answer, or only answers that something broke
├── KoladaBusy      asks us to wait for longer than we do
├── KoladaRefused   the question was refused, or the interface is closed
├── KoladaStrange   an answer of another shape than agreed, too large or too long
└── KoladaElsewhere an answer that leads to another host
"""

from fridlyst.base.errors import FridlystError


class KoladaError(FridlystError):
    """The figures could not be fetched; what was fetched before stands."""

    code = "kolada"


class KoladaAway(KoladaError):
    """Nobody answers, or the service breaks on each try."""

    code = "kolada-away"

    def __init__(
        self, message: str = "Kolada svarar inte just nu. De tal som redan är hämtade står kvar."
    ) -> None:
        super().__init__(message)


class KoladaBusy(KoladaError):
    """The service asks us to wait longer than a job may wait."""

    code = "kolada-busy"

    def __init__(self) -> None:
        super().__init__("Kolada ber oss vänta längre än vi kan. Hämtningen görs om senare av sig själv.")


class KoladaRefused(KoladaError):
    """The question was refused, or this version of the interface is closed."""

    code = "kolada-refused"

    def __init__(
        self, message: str = "Kolada tog inte emot frågan. De tal som redan är hämtade står kvar."
    ) -> None:
        super().__init__(message)


class KoladaStrange(KoladaError):
    """The answer does not have the shape that the interface promises; none of it is kept."""

    code = "kolada-strange"

    def __init__(self, what: str = "") -> None:
        super().__init__(
            "Kolada svarade något som inte går att tolka. Inget av svaret är sparat.", details={"what": what}
        )


class KoladaElsewhere(KoladaError):
    """The answer leads to another host; it is not followed."""

    code = "kolada-elsewhere"

    def __init__(self, where: str = "") -> None:
        super().__init__(
            "Kolada hänvisade till en annan adress. Den är inte följd, och inget är sparat.",
            details={"where": where[:200]},
        )
