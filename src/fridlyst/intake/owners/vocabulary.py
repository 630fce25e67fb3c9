"""Words that name bodies, as tables; all in lower case."""


def _tuple(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# The first of each row gives the key; the others mean the same body.
SAME = (
    ("ifo", "individ- och familjeomsorgen", "individ- och familjeomsorg", "individ och familjeomsorg"),
    ("kommunstyrelsen", "ks"),
    ("kommunfullmäktige", "kf", "fullmäktige"),
    ("kommunstyrelsens arbetsutskott", "ksau"),
    ("kommunledningskontoret", "klk"),
    ("kommunledningsförvaltningen", "klf"),
    ("stadsledningskontoret", "slk"),
    ("socialnämnden", "sn"),
    ("arbetsmarknadsnämnden", "amn"),
    ("utbildningsnämnden", "ubn"),
    ("barn- och ungdomsnämnden", "bun"),
    ("kultur- och fritidsnämnden", "kfn"),
    ("kulturnämnden", "kun"),
    ("idrottsnämnden", "idn"),
    ("stadsdelsnämnderna", "sdn"),
    ("äldrenämnden", "än"),
    ("samhällsbyggnadsnämnden", "sbn"),
    ("vård- och omsorgsnämnden", "von"),
    ("miljö- och byggnadsnämnden", "mbn"),
    ("brottsförebyggande rådet", "brå"),
    ("polisen", "polismyndigheten"),
    ("samtliga", "alla", "samtliga verksamheter", "alla verksamheter", "varje verksamhet", "hela kommunen"),
    ("samtliga nämnder", "alla nämnder", "varje nämnd", "respektive nämnd"),
    ("samtliga förvaltningar", "alla förvaltningar", "varje förvaltning", "respektive förvaltning"),
    ("samtliga bolag", "alla bolag", "varje bolag", "respektive bolag", "samtliga bolagsstyrelser"),
    ("samtliga enheter", "alla enheter", "varje enhet", "respektive enhet"),
)

QUANTIFIERS = ("samtliga", "alla", "varje", "respektive", "berörda", "berörd", "övriga", "flera", "ansvariga")
PLURAL_OF = {
    "nämnd": "nämnder",
    "förvaltning": "förvaltningar",
    "bolagsstyrelse": "bolag",
    "bolagsstyrelser": "bolag",
    "verksamhet": "verksamheter",
    "enhet": "enheter",
    "avdelning": "avdelningar",
    "skola": "skolor",
    "förskola": "förskolor",
}

ABBREVIATIONS = _set("ifo ks kf ksau klk klf slk sn amn ubn bun kfn kun idn sdn än sbn von mbn hr lss brå")

# Endings of words that name a kind of body; a genitive s may follow.
ENDINGS = {
    "executive_board": _tuple("kommunstyrelse kommunstyrelsen"),
    "council": _tuple("fullmäktige"),
    "committee": _tuple(
        "nämnd nämnden nämnder nämnderna utskott utskottet beredningen socialutskott kommitté kommittén"
    ),
    "company": _tuple(
        "bolag bolaget bolagen bolagsstyrelse bolagsstyrelsen bolagsstyrelser bolagsstyrelserna"
    ),
    "department": _tuple(
        "förvaltning förvaltningen förvaltningar förvaltningarna kontor kontoret kontoren kansli"
        " kansliet socialtjänst socialtjänsten räddningstjänsten sektorn"
    ),
    "unit": _tuple(
        "enhet enheten enheter enheterna avdelning avdelningen avdelningar avdelningarna stab staben"
        " verksamhet verksamheten verksamheter verksamheterna skola skolan skolor skolorna jouren"
        " mottagningen mottagningarna teamet team gruppen grupp omsorg omsorgen elevhälsa elevhälsan"
        " rådet råd bibliotek biblioteket biblioteken centrum barnahus funktionsstöd familjecentral"
        " familjecentralen ungdomsgård fritidsgården fritidsgårdarna gymnasiet hemtjänst hemtjänsten"
        " komvux vuxenutbildningen"
    ),
}

# Roles stand for the unit they lead or work in.
ROLE_ENDINGS = _tuple(
    "direktör direktören direktörer direktörerna chef chefen chefer cheferna samordnare samordnaren"
    " samordnarna strateg strategen strateger koordinator koordinatorn koordinatorer sekreterare"
    " sekreteraren rektor rektorn rektorer rektorerna kurator kuratorn kuratorer handläggare"
    " handläggaren utvecklare utvecklaren controller ledning ledningen ledningsgrupp ledningsgruppen"
    " ordförande ordföranden"
)

EXTERNAL_WORDS = _set(
    "region regionen landstinget kommunförbundet polis kriminalvården frivården åklagare barnahuset"
    " storsthlm skr nck civilsamhället civilsamhällets föreningslivet föreningar idéburna näringslivet"
    " hyresvärdar universitetet högskolan kyrkan sjukhuset primärvården sjukvården vårdcentralerna"
    " vårdcentraler psykiatrin barnmorskemottagningen folktandvården ungdomsmottagningen trossamfund"
    " studieförbunden fackförbunden"
)

EXTERNAL_ENDINGS = _tuple(
    "högskola högskolan"
    " länsstyrelse länsstyrelsen länsstyrelserna polisen polismyndigheten myndigheten myndigheter"
    " myndigheterna verket förmedlingen kassan socialstyrelsen kvinnojour kvinnojouren kvinnojourer"
    " kvinnojourerna tjejjouren tjejjourer mansjouren brottsofferjouren brottsofferjourer"
    " åklagarmyndigheten regionfullmäktige regionstyrelsen organisationer organisationerna föreningen"
    " föreningarna kommunalförbundet"
)

# Endings of words that end like a body but name none: erfarenhet, målgrupp, området, nätverket.
NO_BODY_ENDINGS = _tuple(
    "renhet renheten renheter renheterna tenhet tenheten tenheter tenheterna målgrupp målgruppen riskgrupp"
    " riskgruppen yrkesgrupp befolkningsgrupp inledning inledningen vägledning vägledningen handledning"
    " handledningen samråd området nätverket regelverket ramverket hantverket konstverket"
)

# Words for a kind of body that alone say nothing about which.
GENERIC = _set(
    "nämnd nämnden förvaltning förvaltningen förvaltningens verksamhet verksamheten verksamheter"
    " verksamheterna verksamheternas enhet enheten enheter enheterna bolag bolaget grupp gruppen"
    " chef chefen chefer avdelning avdelningen ledning ledningen skola skolan kontoret"
)

COMPANY_WORDS = _set("ab aktiebolag aktiebolaget stiftelsen stiftelse kb hb")

# Words that may stand beside a body's name without making it a sentence.
BESIDE = _set(
    "och samt eller med i för på den det de resp respektive kommunens kommunen stadens staden"
    " kommunal kommunala lokala gemensamma län läns kommun kommuner stad stads externa interna aktörer"
    " övriga berörda ansvarig ansvariga"
    " huvudansvarig medverkande medverkar deltar ordinarie ekonomiskt"
    " hela varje alla samtliga ytterst"
)

# Names with "och" in them that are one body: first part + beginning of the last part.
JOINT = _set(
    "barn+ungdom barn+utbildning barn+familj barn+skol kultur+fritid kultur+utbildning"
    " kultur+bildning kultur+turism kultur+demokrati fritid+kultur fritids+kultur fritids+folkhälso"
    " idrotts+fritid social+omsorg social+arbetsmarknad arbetsmarknads+social social+hälso"
    " arbetsmarknads+vuxenutbildning arbetsmarknads+integration vård+omsorg vård+äldre äldre+funktion"
    " omvårdnads+äldre individ+familj hälso+sjukvård miljö+bygg miljö+hälso miljö+samhäll bygg+miljö"
    " byggnads+miljö plan+bygg plan+miljö samhälls+bygg mark+miljö mark+exploatering park+natur"
    " trafik+renhållning teknik+fritid gymnasie+vuxenutbildning utbildnings+kultur"
    " utbildnings+arbetsmarknad skol+fritid förskole+skol för+grundskole grund+gymnasie mark+plan"
    " kris+beredskap relations+våld stöd+omsorg hemtjänst+hälso val+beredning kommun+landsting"
    " utvecklings+arbetsmarknad familje+social"
)

BODY_PARTS = _tuple(
    "nämnden nämnderna nämnder nämnd förvaltningarna förvaltningar förvaltningen förvaltning kontoren"
    " kontoret kontor bolagen bolaget bolag enheterna enheten avdelningen styrelsen"
)
SINGULAR = {
    "nämnderna": "nämnden",
    "nämnder": "nämnden",
    "förvaltningarna": "förvaltningen",
    "kontoren": "kontoret",
    "förvaltningar": "förvaltningen",
    "enheterna": "enheten",
}

# First parts that are bodies on their own, so that a list of them is several bodies.
ALONE = _set(
    "social utbildnings arbetsmarknads kultur idrotts äldre omsorgs bildnings miljö byggnads"
    " stadsbyggnads samhällsbyggnads fritids skol gymnasie grundskole förskole barn vård valnämnds"
    " överförmyndar tekniska fastighets kommunstyrelse kommunlednings stadslednings stadsdels bostads"
    " exploaterings"
)

TAKING_PART = (
    *("i samverkan med", "i samarbete med", "tillsammans med", "i samråd med", "i dialog med", "med stöd av"),
    *(
        "med stöd från",
        "med hjälp av",
        "medverkande:",
        "medverkar:",
        "medverkan:",
        "deltar:",
        "stöd:",
    ),
    *("medansvarig:", "medansvariga:", "delaktiga:", "samverkanspart:", "samverkansparter:"),
)
LEADING = (
    "ansvarig:",
    "ansvariga:",
    "huvudansvarig:",
    "huvudansvariga:",
    "huvudansvar:",
    "ansvar:",
    "ägare:",
)
