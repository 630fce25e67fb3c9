"""What a town keeps in its directory."""

from datetime import time

from fridlyst.organisation.models import Body
from fridlyst.support.actions import publish_service, save_service, save_translation
from fridlyst.support.fields import ContactFields, OpeningFields, ServiceFields, TranslationFields
from tests.factories import Town

LANGUAGE = "en"


def supported(town: Town, mark: str, body: Body) -> dict[str, object]:
    """A service of the body's that is shown, with everything said, translated; what addresses call it."""
    fields = ServiceFields(
        f"{mark} mottagning",
        description=f"{mark} samtal.",
        whom=["exposed"],
        body_id=body.pk,
        contacts=[ContactFields("phone", "08-465 004 10", f"{mark} jour")],
        openings=[OpeningFields([0, 1], time(8), time(16))],
        languages=["sv"],
        area=f"{mark} kommun",
    )
    made = save_service(by=town.actor, fields=fields)
    words = TranslationFields(f"{mark} reception")
    save_translation(by=town.actor, service_id=made.pk, language=LANGUAGE, fields=words)
    publish_service(by=town.actor, service_id=made.pk, version=made.version)
    return {"service": made.key, "language": LANGUAGE}
