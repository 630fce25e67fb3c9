"""Sentence parts for the demonstration's invented answers."""

from typing import Final

# An activity is of the kind whose pattern comes first in its title.
KINDS: Final[dict[str, str]] = {
    "training": r"\w*(utbild|fortbild|kurs(?!h))|\b(undervis|introduk|öva\b|föreläs|lär\b|fördjupning)",
    "routine": r"\b(rutin(?!m|f)|riktlin|skriv\b|anta\b|larmplan|planer|väg in)|\w*avtal",
    "cooperation": r"\b(samverk|samarbet|samordn|polis|håll ihop)",
    "information": r"\b(sprid|berätta|informa|kampanj|påminn|för ut|vet vart)",
    "detection": r"\b(fråga\b|\w*bedöm|upptäck|sök upp|nå\b|uppmärksam)",
    "support": r"\b(\w*stöd|samtal|boende|hjälp|skydd|partnerkontakt|får råd)",
    "prevention": r"\b(program|mvp|förebygg|hindra|killar|trygg|jämställdhet)",
    "knowledge": r"\b(följ\b|undersök|jämför|ta reda|siffr|material|gå igenom|ta in frågor)",
}

# Sentences by kind and by how far the work has come. The first word of each is the comment's own.
BY_KIND: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "training": {
        "not_started": (
            "Vi väntar med utbildningen tills schemat för hösten är lagt.",
            "Kursen är vald, men ingen har gått den än.",
        ),
        "ongoing": (
            "{part} av {whole} medarbetare har gått utbildningen.",
            "Två av grupperna är klara och nästa grupp börjar om en månad.",
            "Cheferna gick först, nu är det medarbetarnas tur.",
            "Deltidsanställda är svårast att nå, så de får egna tider.",
        ),
        "done": (
            "Alla som berörs har gått utbildningen, och den ingår nu i introduktionen.",
            "{whole} medarbetare har intyg på kursen.",
            "Utbildningen är genomförd och vi följer upp den i medarbetarsamtalen.",
        ),
    },
    "routine": {
        "not_started": (
            "Vi börjar när de gamla rutinerna har gåtts igenom.",
            "En person är utsedd att skriva, men arbetet har inte satt i gång.",
        ),
        "ongoing": (
            "Ett utkast är ute på remiss i arbetsgrupperna.",
            "Arbetssättet prövas på {part} enheter innan det beslutas.",
            "Texten är klar, nu återstår beslut i ledningsgruppen.",
            "Vi skriver om den så att den går att läsa på två minuter.",
        ),
        "done": (
            "Texten är beslutad och ligger där alla hittar den.",
            "Alla {whole} enheter arbetar efter den.",
            "Beslutet är fattat, och texten ses över varje år.",
        ),
    },
    "cooperation": {
        "not_started": (
            "Vi har bett om ett första möte men inte fått någon tid.",
            "Det är inte klart vem som ska företräda oss.",
        ),
        "ongoing": (
            "Gruppen har träffats {few} gånger under perioden.",
            "Kontaktpersoner är utsedda på båda sidor.",
            "Vi har kommit överens om vem som gör vad, men inte om hur vi delar uppgifter.",
            "Mötena fungerar bra, och nästa steg är en skriftlig överenskommelse.",
        ),
        "done": (
            "Överenskommelsen är underskriven och gäller tills vidare.",
            "Samarbetet har en fast form med möten varje månad.",
            "Alla parter är med, och ansvaret är fördelat.",
        ),
    },
    "information": {
        "not_started": (
            "Materialet är beställt men har inte kommit.",
            "Vi vill först veta vilka språk som behövs.",
        ),
        "ongoing": (
            "Affischer sitter uppe på {part} av {whole} platser.",
            "Texten finns på svenska, engelska, arabiska och somaliska, fler språk kommer.",
            "Vi har lagt ut informationen på webben och delar ut kort i receptionerna.",
            "Föreningarna i området hjälper till att sprida informationen.",
        ),
        "done": (
            "Informationen finns nu på alla våra {whole} besöksplatser.",
            "Utskicket är gjort, och webbsidan hålls aktuell av kommunikatören.",
            "Kampanjen är avslutad och nådde fler än vi räknade med.",
        ),
    },
    "detection": {
        "not_started": (
            "Personalen vill ha stöd i hur man frågar innan vi börjar.",
            "Vi har valt metod men inte startat.",
        ),
        "ongoing": (
            "{part} av {whole} enheter använder frågorna.",
            "Vi har börjat i mottagningen och tar utredarna härnäst.",
            "Fler berättar än tidigare, och det kräver mer tid för samtal.",
            "Arbetssättet är på plats, men det används olika mycket.",
        ),
        "done": (
            "Frågorna ställs nu på alla enheter.",
            "Arbetssättet sitter och tas upp på varje arbetsplatsträff.",
            "Alla {whole} handläggare använder metoden.",
        ),
    },
    "support": {
        "not_started": (
            "Uppdraget är nytt för oss, och vi planerar bemanningen.",
            "Vi väntar på att en tjänst ska tillsättas.",
        ),
        "ongoing": (
            "Stödet ges som vanligt, utan väntetid.",
            "Efterfrågan har ökat, så vi har lagt till en kväll i veckan.",
            "Stödet fungerar bra för vuxna, för unga behöver vi utveckla det.",
            "Vi har följt upp vad de som fått stöd tycker, och de flesta är nöjda.",
        ),
        "done": (
            "Stödet är nu en fast del av vår verksamhet.",
            "Allt som skulle införas är på plats, och vi fortsätter erbjuda stödet.",
            "Arbetet är infört på alla {few} mottagningar.",
        ),
    },
    "prevention": {
        "not_started": (
            "Vi startar vid terminsstarten.",
            "Metoden är vald, men ledarna är inte utbildade än.",
        ),
        "ongoing": (
            "{part} av {whole} verksamheter är i gång.",
            "De unga är med och planerar, och det märks i närvaron.",
            "Ledarna är utbildade, och de första grupperna har börjat.",
            "Det går bra där rektor eller chef driver på, trögare på andra håll.",
        ),
        "done": (
            "Alla verksamheter arbetar med metoden.",
            "Arbetet ingår nu i planeringen för varje läsår.",
            "Vi har genomfört det vi skulle och fortsätter i egen regi.",
        ),
    },
    "knowledge": {
        "not_started": (
            "Underlaget finns inte framme än.",
            "Vi har inte hunnit bestämma vad som ska mätas.",
        ),
        "ongoing": (
            "Första sammanställningen är gjord och visar stora skillnader.",
            "Systemet ger oss en del siffror, resten räknar vi för hand.",
            "Vi har intervjuat {few} arbetsgrupper och skriver ihop resultatet.",
            "Uppgifterna är insamlade men inte analyserade.",
        ),
        "done": (
            "Sammanställningen är klar och har redovisats för nämnden.",
            "Resultatet används i nästa års planering.",
            "Underlaget är klart, och vi upprepar mätningen nästa år.",
        ),
    },
    "general": {
        "not_started": ("Arbetet ligger i årets plan men har inte börjat.", "Vi har utsett en ansvarig."),
        "ongoing": (
            "Arbetet följer planen.",
            "Ungefär hälften är gjort.",
            "{part} av {whole} enheter är med.",
            "Vi har kommit längre än förra gången vi svarade.",
        ),
        "done": ("Allt är genomfört.", "Arbetet är klart och överlämnat.", "Målet är nått på alla enheter."),
    },
}

LATE: Final = (
    "Vi ligger efter planen.",
    "Arbetet har dragit ut på tiden.",
    "Starten har flyttats en gång till.",
    "En del är gjort, men vi blir inte klara i tid.",
    "Vi har fått börja om med delar av arbetet.",
    "Tiden har inte räckt till det här.",
)

STOPPED: Final = (
    "Vi har avbrutit arbetet.",
    "Ledningen har beslutat att inte gå vidare.",
    "Arbetet ligger nere tills vidare.",
    "Uppdraget har tagits över av en annan verksamhet.",
    "Vi har stoppat det här för att göra andra delar först.",
)

HINDRANCES: Final = (
    "Den som höll i arbetet har slutat, och tjänsten är inte tillsatt.",
    "Stor personalomsättning gör att vi får börja om med nya medarbetare.",
    "Omorganisationen har tagit all tid.",
    "Det finns inga pengar avsatta i årets budget.",
    "Verksamhetssystemet kan inte ta fram uppgifterna.",
    "Vi är osäkra på vad sekretessen tillåter.",
    "Den andra parten har inte kunnat träffas.",
    "Underlag från andra verksamheter har dröjt.",
    "Vi saknar lokaler som går att använda.",
    "Akuta ärenden har gått före det förebyggande arbetet.",
    "Det är oklart vilken förvaltning som har ansvaret.",
    "Materialet finns bara på svenska.",
    "Vi väntar på ett beslut i nämnden.",
    "Vikarier saknas, så personalen kan inte gå ifrån.",
)

TAILS: Final[dict[str, tuple[str, ...]]] = {
    "not_started": (
        "Vi räknar med att kunna säga mer nästa gång.",
        "Det finns med i verksamhetsplanen.",
        "Vi behöver stöd från samordnaren för att komma i gång.",
        "Frågan tas upp i ledningsgruppen.",
        "Vi har hört oss för hos andra som redan gör det.",
    ),
    "ongoing": (
        "Nästa avstämning är i ledningsgruppen.",
        "Facket har fått information.",
        "Vi skulle vilja ha mer stöd från samordnaren.",
        "Enhetscheferna rapporterar varje månad.",
        "En kontaktperson finns på varje enhet.",
        "Brukarråd och föreningar har fått tycka till.",
        "Vi tar upp det på arbetsplatsträffarna.",
        "Det ryms inom budget.",
        "Vi ser att behovet är större än vi trodde.",
    ),
    "done": (
        "Vi delar gärna med oss av hur vi har gjort.",
        "Det ryms inom budget.",
        "Vi håller det levande på arbetsplatsträffarna.",
        "En kontaktperson på varje enhet ser till att det består.",
        "Enhetscheferna följer upp en gång om året.",
    ),
}

BODY_COMMENTS: Final = (
    "Svaren är samlade in från enhetscheferna.",
    "Vi har mest att göra inom kompetens just nu.",
    "Det här är lättare att svara på än förra gången.",
    "Svaren gäller hela perioden.",
    "Vi vill gärna ha en genomgång med samordnaren.",
    "Flera chefer är nya, så en del svar är uppskattningar.",
)
