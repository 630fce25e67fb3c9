"""Minutes and letters as different municipalities write them; all of it made up."""

COUNCIL = """\
Provköpings kommun
Sammanträdesprotokoll
Kommunfullmäktige
Sammanträdesdatum
2026-06-15

KF § 45/2026

Dnr KS 2026/00123

Handlingsplan för trygga hem 2027–2030

Kommunfullmäktiges beslut
1. Kommunfullmäktige antar handlingsplanen för trygga hem 2027–2030 med följande ändringar:
- På sidan 3 stryks ordet "vid behov".
- Under rubriken Utbildning läggs en punkt till: Nyanställda får en introduktion.
2. Kommunfullmäktige ger socialnämnden i uppdrag att redovisa läget i mars 2028.

Reservation
Stina Berg (V) och Olle Ek (MP) reserverar sig mot beslutet till förmån för eget yrkande.

Sammanfattning av ärendet
Vid sammanträdet 2024-11-04 väckte Stina Berg (V) en motion i kommunfullmäktige om trygga hem. \
Kommunfullmäktige biföll motionen 2025-03-10, § 22. Kommunstyrelsen gav den 7 april 2025, § 61 \
socialnämnden i uppdrag att ta fram ett förslag. Förslaget skickades på remiss den 2 oktober 2025 av \
socialnämnden. Socialnämnden godkände förslaget den 17 februari 2026, Sn § 12. Kommunstyrelsen beslutade \
2026-03-09, § 33 att återremittera ärendet för att kostnaderna ska räknas fram, hur barns röster har hörts \
samt tidplan för uppföljning.

Yrkanden
Olle Ek (MP) yrkar att avsnittet Finansiering på sidan 7 utgår.

Beslutsunderlag
Tjänsteskrivelse, socialförvaltningen 2026-04-20
Handlingsplan för trygga hem 2027–2030, förslag
Ks § 77/2026

Paragrafen skickas till
Socialnämnden, utbildningsnämnden, Bostads AB Provhem, akten

Justerat den 22 juni 2026
Anslaget den 23 juni 2026
"""

COMMITTEE = """\
PROTOKOLL
Socialnämnden
Datum: 4 maj 2026

§ 41   Dnr SN/2026:88

Riktlinje om frågor om våld

Beslut
Socialnämnden beslutar att återremittera ärendet med följande motivering:
1. Kostnaden för utbildning ska framgå.
2. Facken ska ha fått lämna synpunkter.
3. Det ska stå vem som följer upp riktlinjen.

Bakgrund
Förvaltningen har tagit fram en riktlinje. Den 31 februari 2026 lämnade socialförvaltningen en \
tjänsteskrivelse. Kommunstyrelsen beslutade den 9 juni 2026, § 90 att föreslå kommunfullmäktige att anta \
riktlinjen.

Beslutet skickas till
Socialförvaltningen
Kommunstyrelsen
Länsstyrelsen i Provlän

§ 42   Dnr SN/2026:91

Motion om skyddat boende

Beslut
Socialnämnden föreslår kommunfullmäktige att avslå motionen.

Ärendebeskrivning
Motionen väcktes i kommunfullmäktige den 12 januari 2026, § 8 av Per Lund (C).

Protokollet justerat 2026-05-11
"""

BOARD = """\
Askö kommun
Protokollsutdrag
Kommunstyrelsens arbetsutskott 2026-02-10

§ 9
Återrapport av arbetet mot våld (KS-2026-17)

Sammanfattning av ärendet
Ärendet återremitterades 2025-11-18 § 140 av kommunstyrelsen i syfte att komplettera underlaget med vad \
insatserna kostar samt hur de följs upp. Kommunledningskontoret skriver i tjänsteskrivelse daterad \
2026-01-20 att insatserna ryms inom budgetramen. Uppföljning sker varje år i bokslutet.

Arbetsutskottets förslag till kommunstyrelsen
Kommunstyrelsen beslutar att godkänna återrapporten med tillägget att en ny rapport lämnas i maj.

Yrkanden
Lisa Holm (M) yrkar på följande ändring: i första stycket på sidan 2 byts "bör" ut mot "ska".

Beslutsgång
Ordföranden ställer proposition på yrkandet och finner att arbetsutskottet avslår ändringsyrkandet.

Arbetsutskottets beslut
Arbetsutskottet föreslår att kommunstyrelsen godkänner återrapporten.

Expedieras till: kommunledningskontoret, revisorerna
"""

LETTER = """\
Tjänsteskrivelse
Datum 2026-09-01
Dnr KS 2026/00200
Handläggare: Eva Prov
Till kommunstyrelsen

Reviderad plan mot våld

Förslag till beslut
Kommunstyrelsen föreslår kommunfullmäktige besluta att anta den reviderade planen.

Sammanfattning
Planen har setts över efter tre år.

Bakgrund
Kommunfullmäktige antog planen den 20 juni 2022, § 70.

Ekonomiska konsekvenser
Ryms i budget.

Barnets bästa
Barn har fått komma till tals.

Förvaltningens bedömning
Planen bör antas.

Kommunledningsförvaltningen

Eva Prov
Utvecklingsledare

Beslutet skickas till
Socialnämnden
Utbildningsnämnden
"""
