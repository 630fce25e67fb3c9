"""Why a template cannot be used, each with a stable code.

TemplateFault
├── BrokenTemplate    what is written between the braces cannot be understood
├── UnknownField      a field that does not exist, or is used as something that it is not
├── UnsafeTemplate    it fetches or runs something
├── TemplateTooLarge  it, or what it becomes, is too large
└── TemplateTooSlow   it takes too long
"""

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence

BROKEN = Sentence(
    "Mallen går inte att läsa som Word-dokument. Öppna den i Word, spara den på nytt och försök igen."
)


class TemplateFault(BadInput):
    """The template cannot be used; the message says where and why."""

    code = "template-fault"


class BrokenTemplate(TemplateFault):
    """What is written between the braces cannot be understood."""

    code = "broken-template"


class UnknownField(TemplateFault):
    """A field that does not exist, or is used as something that it is not."""

    code = "unknown-template-field"


class UnsafeTemplate(TemplateFault):
    """It fetches something from elsewhere, or runs something."""

    code = "unsafe-template"


class TemplateTooLarge(TemplateFault):
    """It, or what it becomes, is too large."""

    code = "template-too-large"


class TemplateTooSlow(TemplateFault):
    """It takes longer than a letter may."""

    code = "template-too-slow"
