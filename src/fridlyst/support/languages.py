"""The languages of the directory: what each is called, which way it runs and how far it has come."""

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the directory.

    `code` is a language tag (BCP 47) and stands in `lang`, `locale` is what `translation.override` takes,
    `address` is its part of an address. `minority` is one of the five national minority languages (lag
    2009:724); `translated` says whether the words of the interface exist, `checked` whether somebody who
    has the language from home has read them.
    """

    code: str
    name: str
    swedish: str
    address: str
    locale: str = ""
    direction: Literal["ltr", "rtl"] = "ltr"
    minority: bool = False
    translated: bool = True
    checked: bool = False


SWEDISH: Final = Language("sv", "Svenska", "svenska", "sv", "sv", checked=True)
EASY: Final = Language("sv-simple", "Lätt svenska", "lätt svenska", "latt", "sv-simple", checked=True)
LANGUAGES: Final = (
    SWEDISH,
    EASY,
    Language("en", "English", "engelska", "en", "en"),
    Language("fi", "Suomi", "finska", "fi", "fi", minority=True),
    Language("ar", "العربية", "arabiska", "ar", "ar", "rtl"),
    Language("so", "Soomaali", "somaliska", "so", "so"),
    Language("ti", "ትግርኛ", "tigrinska", "ti", "ti"),
    Language("prs", "دری", "dari", "prs", "prs", "rtl"),
    Language("uk", "Українська", "ukrainska", "uk", "uk"),
    Language("fit", "Meänkieli", "meänkieli", "fit", "sv", minority=True, translated=False),
    Language("se", "Davvisámegiella", "nordsamiska", "se", "sv", minority=True, translated=False),
    Language("smj", "Julevsámegiella", "lulesamiska", "smj", "sv", minority=True, translated=False),
    Language("sma", "Åarjelsaemien gïele", "sydsamiska", "sma", "sv", minority=True, translated=False),
    Language("rom", "Romani čhib", "romani chib", "rom", "sv", minority=True, translated=False),
    Language("yi", "ייִדיש", "jiddisch", "yi", "sv", "rtl", minority=True, translated=False),
)
BY_CODE: Final = {language.code: language for language in LANGUAGES}
BY_ADDRESS: Final = {language.address: language for language in LANGUAGES}
