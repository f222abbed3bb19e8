"""Finds names that are none of a person, place or organization, by the words around them: animals and ships, works and
where they are published, speeches, the plates of the earth's crust.

The language model has no label for most of these and takes them for people and bodies. What is said here outweighs it:
no page is better than one for a horse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from briefs import nameless, wordlist, world
from briefs.evidence import NONE, Evidence
from briefs.model import Article, Span

WEIGHT = 5
"""More than the world's knowledge of a word, and the model's opinion repeated a few times."""

WORD = r"[A-ZÀ-ÞĀ-Ž][\w’'-]*"
NAME = rf"{WORD}(?: (?:(?:de|del|da|do|du|di) )?{WORD}){{0,3}}"
TITLE = rf"{WORD}(?: (?:(?:of|and|in|on|for|to|with)(?: the| a| an)? )?{WORD}){{1,5}}"
"""The title of a work, of two words or more."""

OWN = "(?:[Hh]er|[Hh]is|[Tt]heir)"

ENDS = r"(?=[,.;:)]|$| (?:which|that|who|and|in|at|on|after|before|from|with)\b)"


def evidence(article: Article) -> Iterator[Evidence]:
    """What speaks against a person, place or organization."""
    body = article.body
    wanted = [one for one in _patterns() if not one[0][0] or any(needed in body for needed in one[0][0])]
    for paragraph in article.paragraphs:
        if paragraph.kind == "heading":
            continue
        text = article.text(paragraph)
        start = paragraph.span.start
        for (needed, pattern), fits in wanted:
            for found in pattern.finditer(text) if not needed or any(one in text for one in needed) else ():
                if fits(found["name"].split()):
                    first, last = found.span("name")
                    yield Evidence(Span(start + first, start + last), NONE, WEIGHT, "context")
    for found in _TONGUES.finditer(body):
        if found["other"] in world.languages():
            yield Evidence(Span(*found.span("name")), NONE, WEIGHT, "context")


_TONGUES = re.compile(rf"\bin (?P<name>{WORD})(?:,| and| or) (?P<other>{WORD})")
"""Two languages, one of which is known: "put it in Kipsigis and Swahili"."""


@cache
def _patterns() -> Sequence[tuple[tuple[tuple[str, ...], re.Pattern[str]], Callable[[Sequence[str]], bool]]]:
    """What tells such a name, and what the words of the name have to be like."""
    animals, ships = _any("animals"), rf"(?:{_any('vessels')}|craft|aircraft|(?:car|bulk|ore|gas|livestock) carrier)"
    sailed = r"(?:[Aa]board|on board|[Ss]ailed (?:on|in|aboard)|[Ss]ailing on|crew of)"
    span = "(?:Year|Month|Week|Season|Match|Tournament|Decade|Century|Day)"
    told = "(?:[Ee]pisodes?|[Ff]inale|[Rr]eruns|[Ss]easons?)"
    price = r"\((?:US|A)?[£$€]\d+(?:\.\d\d)?[,;)]"
    former = r"(?:(?:formerly|previously|originally) (?:named |called |known as |the )*|ex-)"
    under = "(?:under the name|as the)"
    served = r"\b(?:sailed|traded|plied|went to sea|was launched|entered service)\b"
    tons = tuple(sorted(wordlist.words("tonnages")))
    old = ("formerly", "previously", "originally", "ex-")
    been = ("have been", "’ve been", "'ve been", "have become", "have called")
    lines = tuple(sorted(f" {noun}" for noun in wordlist.words("model_nouns")))
    openings = tuple(sorted({name.split()[0] for name in wordlist.entries("openings")}))
    models, owner = _any("model_nouns"), r"(?:['’]s|[Ii]ts|[Tt]heir)"
    titles = _any("stage_titles")
    unreal = r"\b(?:would|might|could)(?: have|['’]ve) (?:been|become|been called|been named|called \w+)"
    kinds = tuple(sorted(f" {kind}" for kind in wordlist.words("named_kinds")))
    told_as = (" known as ", " called ", " named ", " dubbed ")
    minister = "(?:[Mm]inister|[Ss]ecretary|[Uu]ndersecretary)"
    trains = r"\b(?:cancelled|canceled|[Aa]board|boarded|derailed|[Tt]rains?|rammed|and the)"
    work = rf"{OWN} (?:[\w-]+ ){{0,2}}{_any('work_nouns')}"
    a_work = rf"(?:(?:{OWN}|an?) (?:[\w-]+ ){{0,3}}|the (?:[\w-]+ ){{1,3}}){_any('work_nouns')}"
    goes_on = "(?:which|that|by|made|painted|written|published|about|set|of|in|since|from|for)"
    made = "(?:directed|starring|written|composed|choreographed|illustrated|produced)"
    made_by = ("directed", "starring", "written", "composed", "choreographed", "illustrated", "produced")
    taught = (
        "(?:Firsts?|honou?rs|students?|professors?|lecturers?|readers?|degrees?|courses?|graduates?|doctorates?|"
        "diplomas?) (?:of|in)"
    )
    rails = r"\b(?:trains?|rails?|derail\w*|railway|carriages|coaches|locomotive)\b"
    levels = ("County ", "City ", "Town ", "Borough ", "District ", "Shire ")
    officer = "(?:executive|minister|officer|secretary|chief)"
    level = "(?:County|City|Town|Borough|District|Shire)"
    given = "(?:awarded|created|won|received|earned|appointed|made|his|her|with)"
    of_ships = wordlist.words("noble_titles") | {"Lady", "Lord", "Sir", "Provost", "Commodore"}
    styled = (
        r"(?:Mr|Dr|Prof|Rev|Sir|Mrs|Miss|Messrs|Judge|Justice|Capt|Captain|Lieut|Lieutenant|Colonel|Major|General|"
        r"Sergeant|Commander|Admiral)\.?"
    )
    feast = "(?:celebrations?|ceremon(?:y|ies)|festivities|parade|anniversary|holiday)"
    numbered, helped = r"(?: \d{1,2})?", "(?:(?:would|will|was|is|had|has|been|be|being|could|may) ){0,3}"
    letters, graduated = r"(?:[A-Z][a-z]?\.){2,4}", "[Gg]raduated(?: with)?(?: an?)?"
    degree = r"[A-Z][a-z]?\.(?:[A-Z][A-Za-z]{0,2}\.){1,2}"
    noble, nobles = wordlist.any_of(of_ships), tuple(sorted(f"{title} " for title in of_ships))
    behind = "(?:[Ss]ince|[Uu]ntil|till|[Aa]fter|[Bb]efore|of|on|for|towards?|during|following|against)"
    named, naming = "(?:named|called|christened)", (" named ", " called ", " christened ")
    moments = tuple(sorted(f" {word}" for word in wordlist.words("moments")))
    a_tongue = r"(?:a|the|an) (?:[\w-]+ ){0,3}(?:language|dialect|tongue)"
    saintly = "(?:(?:[Ff]east|[Ff]estival|[Nn]ovena|[Ss]tatue|[Rr]elics|[Ii]con|[Cc]ult) of|[Ff]east day of|prayed to)"
    return (
        # "a gelding named Quiet Harbour", "a ship called the Ardent"
        (_compiled(rf"\b(?:{animals}|{ships}),? {named} (?:the )?(?P<name>{NAME})", *naming), _any_words),
        # "a half-share in a racehorse, Quiet Harbour, in March"
        (_compiled(rf"\b[Aa]n? (?:[\w-]+ ){{0,3}}{animals}, (?P<name>{NAME}){ENDS}"), _is_untitled),
        # "Quiet Harbour, a grey mare", "Quiet Harbour, trained by"
        (_compiled(rf"\b(?P<name>{NAME}), (?:an?|the) (?:[\w-]+ ){{0,3}}{animals}\b", ", "), _is_untitled),
        (_compiled(rf"\b(?P<name>{NAME}), (?:trained|saddled) by\b", " by"), _is_untitled),
        # "the racehorse Quiet Harbour"
        (_compiled(rf"\b(?:[Tt]he|{OWN}) (?:[\w-]+ )?{animals},? (?P<name>{NAME}){ENDS}"), _is_untitled),
        # "its cancer drug Oncadril", "aboard the Queen Olga", "Senate Bill 214"
        (_compiled(rf"\b{_any('product_nouns')} (?P<name>{WORD})(?! [A-Z])"), _is_product),
        (_compiled(rf"\b{sailed} the (?P<name>{NAME}){ENDS}"), _is_craft),
        (_compiled(r"\b(?P<name>(?:Senate|House|Assembly) (?:Joint )?(?:Bill|Resolution|File) \d+)"), _any_words),
        # "Her book, The Quiet Moss,"
        (_compiled(rf"\b{work}, (?:(?:The|A|An) )?(?P<name>{TITLE}|{WORD}){ENDS}"), _is_untitled),
        # "The Quiet Moss, her first album", "The Quiet Supper, the great mural"
        (_compiled(rf"\b(?P<name>{TITLE}), {a_work}(?=[,.;]| {goes_on}\b)", ", "), _is_work),
        (_compiled(rf"\b(?:put out|released?|recorded) (?P<name>{TITLE}), which sold", ", which sold"), _any_words),
        # "the ferry Jadran Star"
        (_compiled(rf"\b(?:[Tt]he|{OWN}) (?:[\w-]+ )?{ships} (?P<name>{NAME})"), _is_vessel),
        # "the lifeboat, the Jane and Ada Roe, was launched"
        (_compiled(rf"\b{ships}, the (?P<name>{NAME}(?: and {NAME})?),", ", the "), _is_craft),
        # "survivors of the Toya Maru"
        (_compiled(rf"\b[Tt]he (?P<name>{WORD} Maru)\b", " Maru"), _any_words),
        # "when the Doña Alma sank"
        (_compiled(rf"\b[Tt]he (?P<name>{NAME}{numbered}) {helped}(?:\w+ed )?{_any('ship_verbs')}\b"), _is_craft),
        (_compiled(rf"\b{_any('vessels')} (?P<name>{NAME} \d{{1,2}})\b"), _is_vessel),
        # "the journal Coast and Delta Letters"
        (_compiled(rf"\b{_any('periodical_nouns')} (?P<name>{TITLE})"), _is_unknown),
        # "the film Silent Harvest of the North"
        (_compiled(rf"\b{_any('work_nouns')} (?P<name>{TITLE})"), _is_title),
        # "appeared in Coastal Open Letters": not in what is known, as towns and newspapers are
        (_compiled(rf"\b(?:published|appeared|appears|writing|wrote) (?:\w+ )?in (?P<name>{TITLE})"), _is_title),
        # "her Lichens of the North", "Webb's British Moss List"
        (_compiled(rf"\b{OWN} (?P<name>{WORD} (?:of|for|from|in)(?: the)? {NAME})"), _is_titled_thing),
        # "they showed Silent Harvest"
        (_compiled(rf"\b{_any('shown_verbs')} (?P<name>{WORD} {NAME})"), _is_worded),
        # "the State of the County address"
        (_compiled(rf"\b(?P<name>State of the {WORD}(?: {_any('speech_nouns')})?)", "State of the"), _any_words),
        # "the Caribbean and Cocos plates"
        (_compiled(rf"\b(?P<name>{WORD})(?: and {WORD})? {_any('plate_nouns')}\b", " plate"), _any_words),
        (_compiled(rf"\band (?P<name>{WORD}) {_any('plate_nouns')}\b", " plate"), _any_words),
        # "where the Nazca Plate slides", "an older medicine, known as SP"
        (_compiled(rf"\b[Tt]he (?P<name>{WORD}(?: {WORD})? Plate)\b(?! [A-Z])", " Plate"), _any_words),
        (_compiled(rf"\b{_any('product_nouns')},? (?:known|sold|marketed) as (?P<name>{WORD})", " as "), _any_words),
        # "Woman of the Year", "the Player of the Month"
        (_compiled(rf"\b(?P<name>(?:{WORD} ){{0,2}}{WORD} of the {span})\b", " of the "), _any_words),
        # "the 498-tonne Princess Olga"
        (_compiled(rf"\b\d[\d,.]*[ -](?:gross[ -])?{_any('tonnages')} (?P<name>{NAME})", *tons), _is_untitled_craft),
        # "the finale of Norvik", "Norvik season three"
        (_compiled(rf"\b{told} of (?:the )?(?P<name>{NAME})", " of "), _is_show),
        # "Cover and Conceal Wand (£1.50, Norvik)"
        (_compiled(rf"\b(?P<name>{WORD}(?: (?:and )?{WORD}){{1,5}}) {price}", " ("), _any_words),
        # "Field of Harvests (1989)"
        (_compiled(rf"\b(?P<name>{TITLE}) \((?:18|19|20)\d\d\)", " ("), _is_dated),
        # "the ferry, formerly the Queen Olga", "sailed under the name Queen Olga until 1999"
        (_compiled(rf"\b{ships}\b[^.;]{{0,60}}?\b{former}(?P<name>{NAME})", *old), _is_vessel),
        (_compiled(rf"{served}[^.;]{{0,40}}? {under} (?:of )?(?P<name>{NAME})", " the name ", " as the "), _is_vessel),
        # "its Norvik and Solis notebooks", "the Norvik and Solis lines"
        (_compiled(rf"\b{owner} (?P<name>{WORD})(?:,? and {WORD})? {models}\b", *lines), _is_model),
        (_compiled(rf"\b(?:{owner}|[Tt]he) {WORD},? and (?P<name>{WORD}) {models}\b", *lines), _is_model),
        (_compiled(rf"\b[Tt]he (?P<name>{WORD}) and {WORD} {models}\b", *lines), _is_model),
        # "the Exchange Variation of the Ruy Lopez"
        (_compiled(rf"\b(?P<name>(?:{WORD} ){{1,3}}Variation(?: of the {NAME})?)", " Variation"), _any_words),
        (_compiled(rf"(?P<name>{_openings()})\b", *openings), _any_words),
        # "I would have been Lord Equator"
        (_compiled(rf"{unreal} (?P<name>{titles} {WORD}|{NAME}){ENDS}", *been), _any_words),
        (_compiled(rf"{unreal} {titles} (?P<name>{WORD}){ENDS}", *been), _any_words),
        # "pressing the Islamic Republic", which may be several
        (_compiled(r"\b(?P<name>Islamic Republic)\b(?! of )", "Islamic Republic"), _any_words),
        # "Dahlia 'Bishop of Harwell'"
        (_compiled(rf"\b[A-Z][a-z]+ [‘'](?P<name>{TITLE}|{NAME})[’'](?! [A-Z]|\w)", " ‘", " '"), _any_words),
        # "cancelled the Kima Express"
        (_compiled(rf"{trains} (?:the )?(?P<name>(?:{WORD} ){{1,2}}Express)\b", " Express"), _any_words),
        # "the Minister for Enterprise", "Information Technology minister"
        (_compiled(rf"\b[Mm]inister for (?P<name>{WORD})\b", "inister for "), _is_no_land),
        (_compiled(rf"\b[Mm]inister for (?P<name>{WORD}(?: (?:and )?{WORD}){{1,2}})(?=[,.;]| [a-z])", "inister for "),
         _is_portfolio),
        (_compiled(rf"\b{minister} of (?P<name>{WORD})\b", "inister of ", "ecretary of "), _is_plain),
        (_compiled(rf"\b{minister} of (?P<name>{WORD}(?:,? (?:and )?{WORD}){{1,3}})(?=[,.;])", "inister of "),
         _is_portfolio),
        (_compiled(rf"\b(?P<name>{WORD}(?: {WORD})?) (?:minister|secretary)\b", " minister", " secretary"), _is_plain),
        # "built Bailey bridges", "the study, known as BRIGHT-4"
        (_compiled(rf"\b(?P<name>{WORD}) {_any('named_kinds')}\b", *kinds), _is_model_of_kind),
        (_compiled(rf"\b{_any('studies')},? (?:known as|called|named|dubbed) (?P<name>{NAME})", *told_as), _any_words),
        # "“The Salt Way”, directed by Ada Moss"
        (_compiled(rf"[“\"](?:The |A )?(?P<name>{TITLE}|{NAME}),?[”\"],? {made}\b", *made_by), _any_words),
        # "The language, Orvani, has", "the Orvani word for goodbye"
        (_compiled(rf"\b[Tt]he (?:language|tongue|dialect), (?P<name>{WORD}),", "language, ", "tongue, "), _is_unknown),
        (_compiled(rf"\b[Tt]he (?P<name>{WORD}) (?:word|phrase|term|name) for\b", " for"), _is_unknown),
        # "the Kima Valley Express left the rails"
        (_compiled(rf"\b[Tt]he (?P<name>(?:{WORD} ){{1,3}}Express)\b(?=[^.]{{0,160}}{rails})", " Express"),
         _is_unknown),
        # "doing the Junior Cert", "sat the WASSCE", "was awarded the DSC"
        (_compiled(rf"\b[Tt]he(?:ir)? (?P<name>{WORD} (?:Cert|Certificate|Baccalaureate))\b(?! [A-Z])", " Ce", " Bac"),
         _any_words),
        (_compiled(rf"\b(?P<name>{_any('examinations')})\b"), _any_words),
        (_compiled(rf"\b{given}(?: the| an?)? (?P<name>{_any('decorations')})\b(?! [A-Z])"), _any_words),
        (_compiled(rf"\b{given}(?: the| an?)? (?P<name>(?:[A-Z]\.){{2,5}})(?! [A-Z])"), _is_decoration),
        # "the County Surveyor, Mr. Hale"
        (_compiled(rf"\b(?P<name>{level} {WORD})\b(?! [A-Z])", *levels), _is_office),
        (_compiled(rf"\b(?P<name>{level} {WORD}) {officer}\b", *levels), _any_words),
        # "after the Pacific war"
        (_compiled(rf"\b[Tt]he (?P<name>{WORD}) war\b(?! [a-z]+(?:er|or|s)\b)", " war"), _is_sea),
        # "a student of Electrical Engineering", "a degree in Marine Biology"
        (_compiled(rf"\b{taught} (?P<name>(?:{WORD} (?:and )?){{0,2}}{_any('subjects')})\b(?! [A-Z])", " of ", " in "),
         _any_words),
        # "NOK 410m"
        (_compiled(r"\b(?P<name>[A-Z]{3}) ?\d"), _is_currency),
        (_compiled(rf"\b(?P<name>{_any('currency_signs')})\.? ?\d"), _any_words),
        # "the steamer Lady Alma", "the Lord Alma, which"
        (_compiled(rf"\b{_any('vessels')} (?P<name>{noble} {WORD})(?! [A-Z])", *nobles), _any_words),
        (_compiled(rf"\b[Tt]he (?P<name>{noble} {WORD}), (?:which|lost|built|launched)\b", *nobles), _any_words),
        # "skipper “Iron Gate” Moss"
        (_compiled(rf"\b[a-z]+ [“\"](?P<name>{TITLE}|{NAME}|{WORD})[”\"] [A-Z][a-z]+ [a-z]", '" ', "” "), _is_unsaid),
        # "Martin Moss, N.T., of Cork"
        (_compiled(rf"\b[A-Z][a-z]+, (?P<name>{_any('post_nominals')})(?=[,;)]|\. | (?:of|who|and|led|said)\b)"),
         _any_words),
        # "before Mr. S. E. Moss, S.M.", "where she graduated M.B., Ch.B."
        (_compiled(rf"\b{styled} (?:[A-Z]\.? ?)*{WORD}(?: {WORD})?, (?P<name>{letters})(?=[,;)]| [a-z])"), _any_words),
        (_compiled(rf"\b{graduated} (?P<name>{degree})", "raduated "), _any_words),
        (_compiled(rf"\b{graduated} {degree},? (?:and )?(?P<name>{degree})", "raduated "), _any_words),
        # "received the Order of St. Alma"
        (_compiled(rf"\b{given} the (?P<name>Order of (?:the |St\.? |Saint )?{NAME})", " Order of "), _any_words),
        (_compiled(rf"\b{given} the Order of (?P<name>(?:the |St\.? |Saint )?{NAME})", " Order of "), _any_words),
        # "Mr. Moss, M.Inst.C.E.", "in 2450 B.C."
        (_compiled(r"(?<=[a-z]\.)(?P<name>(?:[A-Z]\.){2})", "."), _any_words),
        (_compiled(r"\b\d{1,5} (?P<name>B\.C\.|A\.D\.)", " B.C.", " A.D."), _any_words),
        # "the Independence celebrations"
        (_compiled(rf"\b[Tt]he (?P<name>{_any('moments')}) {feast}\b", *moments), _any_words),
        # "Senator Moss (Ind., Tas.)"
        (_compiled(rf"\((?P<name>{_any('party_letters')}\.?)(?=[,)])", "("), _any_words),
        # "since Independence", "had voted on Confederation"
        (_compiled(rf"\b{behind} (?P<name>{_any('moments')})\b(?!,? [A-Z])", *moments), _any_words),
        # "the 2015-built Kima Bay, Kima Cove and Kima Reach"
        (_compiled(rf"-built (?P<name>{NAME})(?=(?:, {NAME}){{0,3}},? and [A-Z])", "-built "), _any_words),
        *(
            (_compiled(rf"-built (?:{NAME}(?:, |,? and )){{{n}}}(?P<name>{NAME})", "-built "), _any_words)
            for n in (1, 2, 3)
        ),
        (_compiled(rf"-built (?P<name>{NAME})", "-built "), _is_craft),
        # "In R v Kostandis, heard in 2001"
        (_compiled(rf"\bR v (?P<name>{WORD}(?: {WORD})?)", "R v "), _any_words),
        # "French beans", "New Zealand flax"
        (_compiled(rf"\b(?P<name>{WORD}) {_any('peoples_goods')}\b"), _is_of_land),
        (_compiled(rf"\b(?P<name>{WORD} {WORD}) {_any('peoples_goods')}\b"), _is_of_land),
        # "a former Miss Harwell"
        (_compiled(rf"\b(?:former|reigning|crowned|onetime) (?P<name>Miss {WORD}(?: {WORD})?)", " Miss "), _any_words),
        # "Moss's “Poppy Flowers”"
        (_compiled(rf"['’]s [“\"](?:The |A )?(?P<name>{TITLE}|{NAME}),?[”\"]", "s “", 's "'), _any_words),
        # "he speaks Ladin"
        (_compiled(rf"\b(?:speaks?|spoke) (?P<name>{WORD})(?= (?:with|and|to|at)\b|[.,;])"), _is_unknown),
        # "campaigned in Guaraní, a language"
        (_compiled(rf"\bin (?P<name>{WORD}), {a_tongue}\b", "language", "dialect", "tongue"), _any_words),
        (_compiled(rf"\bin (?P<name>{WORD}), through an interpreter\b", "interpreter"), _any_words),
        # "the feast of St Anthony", "prayed to St. Jude"
        (_compiled(rf"\b{saintly} (?P<name>(?:St\.?|Saint) {WORD})\b(?!['’]s)", "St ", "St. ", "Saint "), _any_words),
        # "a PE teacher", "CB radio"
        *(
            (_compiled(rf"\b(?P<name>{letters}) {wordlist.any_of(nouns.split())}\b", f"{letters} "), _any_words)
            for letters, nouns in wordlist.table("lettered")
        ),
        # "in Grade 3", "a Year 10 pupil"
        (_compiled(rf"\b(?P<name>(?:{'|'.join(_CLASSES)}) \d{{1,2}})\b", *(f"{one} " for one in _CLASSES)), _any_words),
        # "US$ 20"
        (_compiled(r"\b(?P<name>[A-Z]{1,3})\$", "$"), _any_words),
    )  # fmt: skip


_CLASSES = ("Grade", "Form", "Standard", "Year", "Class", "Primary", "Key Stage", "Level")  # of a school, by number


def _is_of_land(words: Sequence[str]) -> bool:
    entry = world.known().get(" ".join(words))
    return entry is not None and entry.sort in ("country", "people", "city", "region", "province", "state")


def _openings() -> str:
    return wordlist.any_of(wordlist.entries("openings"))


def ships(article: Article) -> frozenset[Span]:
    """Where the name of a country or a town is a ship's: with "the", and a word of ships before or behind."""
    found: set[Span] = set()
    for paragraph in article.paragraphs:
        for match in _ship().finditer(article.text(paragraph)):
            group = "name" if match["name"] else "other"
            entry = world.known().get(match[group])
            if entry is not None and entry.sort in world.PLACES and entry.name not in world.WITH_ARTICLE:
                first, last = (paragraph.span.start + at for at in match.span(group))
                found.add(Span(first, last))
    return frozenset(found)


def is_otherwise(body: str, span: Span) -> bool:
    """Whether the name of a country or a party is that of a language ("in Spanish"), a part of a road's ("on U.S. 250")
    or work ("the Labour Minister")."""
    name = body[span.slice]
    if nameless.is_nothing(body, span):
        return True
    if name in ("U.S.", "US"):
        return _ROAD.match(body, span.end) is not None and _ON.search(body[span.start - 9 : span.start]) is not None
    if name in wordlist.words("titles") and re.match(r" [A-Z]", body[span.end : span.end + 2]):
        return not body.endswith(", ", 0, span.start)  # "Md. Irfan Alam": Mohammed, not Maryland
    if name in ("Labour", "Labor"):
        if _OF_OFFICE.search(body[max(0, span.start - 30) : span.start]):
            return True
        return any(body.startswith(f" {noun}", span.end) for noun in wordlist.words("labour_nouns"))
    if _QUARTER.match(body, span.end) and body.endswith("the ", 0, span.start) and name in world.known():
        return True  # "the Trinidad neighborhood"
    owns = _OWNS_NOTHING if name in world.known() else _OWNS
    if _is_no_place(body, span) or (_SAINT.match(name) and owns.match(body, span.end)):
        return True  # "St Chad" of "at St Chad's", "St. Martin" of "the hall of St. Martin's on Monday"
    if name not in world.peoples_languages():
        return False
    if _SPOKEN.match(body, span.end) or _is_edition(body, span):
        return True
    if _OWN_TONGUE.search(body[max(0, span.start - 40) : span.start]) and _TONGUE_ENDS.match(body, span.end):
        return True
    before, behind = _tongue()
    return before.search(body[max(0, span.start - 60) : span.start]) is not None and (
        behind.match(body, span.end) is not None
    )


def _is_edition(body: str, span: Span) -> bool:
    """Whether something in a language is named by it ("an English edition")."""
    noun = _NOUN.match(body, span.end)
    return noun is not None and noun[1] in wordlist.words("editions")


def _is_no_place(body: str, span: Span) -> bool:
    """Whether the name of a town or a country is that of a ship or a car: behind "the", with no noun behind ("the
    Estonia sailed"), or behind what cars are ("a white Prado")."""
    name = body[span.slice]
    entry = world.known().get(name)
    lead = _LEAD.search(body[max(0, span.start - 30) : span.start])
    if entry is None or entry.sort not in ("city", "country", "state") or lead is None:
        return False
    if lead["like"]:
        return lead["like"] in wordlist.words("vehicle_adjectives") and entry.sort == "city"
    lists = ("places_with_the", "rivers", "team_words")
    usual = entry.name in world.WITH_ARTICLE or " " in name or any(name in wordlist.words(of) for of in lists)
    return not usual and _GOES_ON.match(body, span.end) is not None


_QUARTER = re.compile(r" (?:neighbou?rhood|barrio|housing (?:estate|project)|subdivision)\b")
_OF_OFFICE = re.compile(
    r"\b(?:[Mm]inist(?:er|ers|ry)|[Ss]ecretary|[Dd]epartment|[Bb]oard|[Bb]ureau|[Cc]ommissioner|[Dd]irector) "
    r"(?:of|for) $"
)
_SAINT = re.compile(r"(?:St\.?|Saint) \w+$")
_OWNS = re.compile(r"['’]s\b")
_OWNS_NOTHING = re.compile(r"['’]s(?=[^\w\s]|\s+(?:in|on|at|and|for|with|was|is|has|by|to|from|near|after|before)\b|$)")
_NOUN = re.compile(r" (?:[a-z]+-)?(\w+)")
_LEAD = re.compile(r"\b(?:[Tt]he|[Aa]n? (?P<like>[a-z-]+)) $")
_GOES_ON = re.compile(
    r"(?=[.;:)”]|, (?:a|an|which|who)\b| (?:is|was|were|had|has|will|would|that|which|when|where|while|after|before|"
    r"until|since|in|on|at|\w+ed)\b)"
)
"""What stands behind a name with "the" that is a thing's own."""

_ON = re.compile(r"\b(?:on|along|off|near|of|at|and|toward|between) $")
_ROAD = re.compile(r" \d{1,3}\b(?=[.,;:)]|$| (?:and|in|at|near|from|to|between|into|through)\b)")
_SPOKEN = re.compile(r"[-‑–](?:language|speaking|speakers?)\b")


_OWN_TONGUE = re.compile(
    r"(?:['’]s|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Yy]our|[Oo]ur|(?:put|turned|rendered|translated) (?:it )?(?:back )?"
    r"into|fluent|broken|halting|schoolboy|perfect|accented|supple|rusty)) $"
)
"""Whose language it is, or what it is like: "Brannigan's English", "a faintly rusty English"."""

_TONGUE_ENDS = re.compile(r"(?=[.,;:)”]|$| (?:but|was|is|in|with|from|at|so|that|to|for|had|has|as)\b)")


@cache
def _tongue() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind the name of a language that is spoken, perhaps in a list with others."""
    spoken = (
        r"\b(?:[Ss]peaks?|[Ss]poke|[Ss]peaking|[Ll]earn(?:s|ed|ing)?|[Tt]aught|[Tt]each(?:es|ing)?|[Ss]ings?|[Ss]ang|"
        r"[Tt]ranslated (?:in)?to|[Ii]n)"
    )
    spoken = rf"{spoken}(?: (?:his|her|their|my))?(?: {_any('ways_of_speaking')})?"
    others = wordlist.any_of(world.peoples_languages() | world.languages())
    ends = r"(?=[.,;:)”\"]|$| (?:and|or|but|as|on|to|with|before|when|by|at|for|is|was|that|rather|fluently|well)\b)"
    joint = r"(?:, (?:in )?|,? (?:and|or) (?:then )?(?:in )?)"
    return (
        re.compile(rf"{spoken} (?:{others}{joint})*$"),
        re.compile(rf"(?:{joint}{others})*{ends}(?!,? (?:and|or) (?:in )?[A-Z]|, {others})"),
    )


@cache
def _ship() -> re.Pattern[str]:
    lost = r"(?:loss|sinking|wreck|hull|crew|passengers|deck|captain|survivors|capsizing|decks|victims) of"
    return re.compile(
        rf"\b(?:{lost} [Tt]he(?: {_any('vessels')})?|[Tt]he {_any('vessels')}) (?P<name>{NAME})(?=[,.;:)]|$| [a-z])"
        rf"|\b[Tt]he (?P<other>{NAME})(?: {_any('ship_verbs')}\b|, an? (?:[\w-]+ ){{0,2}}{_any('vessels')}\b)"
    )


def _compiled(pattern: str, *needed: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """A pattern, with the strings of which one stands in any text that it fits, which are quicker to look for."""
    return needed, re.compile(pattern)


def _any(name: str) -> str:
    """A group of all words of a list."""
    return wordlist.any_of(wordlist.words(name))


def _any_words(words: Sequence[str]) -> bool:
    return True


def _is_untitled(words: Sequence[str]) -> bool:
    """Whether a name behind an animal is its own, not that of who speaks of it ("his dog, Mr Hale said")."""
    return words[0] not in wordlist.words("titles") and words[0] not in wordlist.words("addresses")


def _is_office(words: Sequence[str]) -> bool:
    """Whether the last of the words of a name is what somebody is, and no place: "County Surveyor"."""
    return words[-1].lower() in wordlist.words("roles")


def _is_decoration(words: Sequence[str]) -> bool:
    """Whether letters with stops are those of an order or a medal."""
    return "".join(words).replace(".", "") in wordlist.words("decorations")


def _is_currency(words: Sequence[str]) -> bool:
    """Whether a word is the code of a currency of today (ISO 4217)."""
    import pycountry

    return pycountry.currencies.get(alpha_3=words[0]) is not None


def _is_portfolio(words: Sequence[str]) -> bool:
    """Whether what somebody is the minister of could be a task of a government: no country."""
    entry = world.known().get(words[0])
    minister = any(word in wordlist.words("first_names") for word in words[1:])  # "Minister for Health Len Moss"
    return not minister and " ".join(words) not in world.known() and (entry is None or entry.sort == "city")


def _is_sea(words: Sequence[str]) -> bool:
    entry = world.known().get(words[0])
    return entry is not None and entry.sort == "region" and entry.country is None


def _is_work(words: Sequence[str]) -> bool:
    """Whether a name before "her first album" is that of a work: no person's, body's or town's."""
    person = words[0] in wordlist.words("first_names") and len(words) < 4
    return not person and _is_untitled(words) and not any(_ends_other_name(word) for word in words)


def _is_craft(words: Sequence[str]) -> bool:
    """Whether what sank could be a ship by its name: no body, team or island."""
    return " ".join(words) not in world.known() and not _ends_other_name(words[-1])


def _ends_other_name(word: str) -> bool:
    """Whether the names of bodies, teams or places end with `word`."""
    return any(word in wordlist.words(name) for name in ("organization_words", "team_words", "place_words"))


def _is_untitled_craft(words: Sequence[str]) -> bool:
    """Whether what weighs or measures so much could be a ship by its name: none that is told by a last word."""
    lists = ("organization_words", "place_words", "thing_words")
    return words[0] not in world.known() and not any(words[-1] in wordlist.words(name) for name in lists)


def _is_product(words: Sequence[str]) -> bool:
    """Whether a word behind "the drug" is the drug's: nothing that the world knows, no title or given name."""
    lists = ("titles", "first_names", "organization_words", "not_names")
    return words[0] not in world.known() and not any(words[0] in wordlist.words(of) for of in lists)


def _is_vessel(words: Sequence[str]) -> bool:
    """Whether a name behind "the ferry" is its own."""
    return _is_untitled(words) and _is_unknown(words) and words[0] not in world.known()


def _is_unsaid(words: Sequence[str]) -> bool:
    """Whether what stands in quotation marks before a family name is what somebody is called."""
    return not _ends_other_name(words[-1]) or len(words) > 1


def _is_model(words: Sequence[str]) -> bool:
    """Whether what there are notebooks or cars of could be a maker's line: no country, body or given name."""
    entry = world.known().get(words[0])
    lists = ("titles", "first_names", "organization_words", "not_names", "products")
    known = entry is not None and (entry.sort != "city" or entry.inhabitants > 200_000)
    return not known and not any(words[0] in wordlist.words(of) for of in lists)


def _is_model_of_kind(words: Sequence[str]) -> bool:
    """Whether what there are bridges or rifles of is called by a name: no land, large town or body has them."""
    return not _is_large(words[0])


def _is_plain(words: Sequence[str]) -> bool:
    """Whether what somebody is the minister for is a matter of English words, though a town has the name."""
    common = wordlist.words("common_words")
    return all(word.lower() in common for word in words) and all(_is_no_land([word]) for word in words)


def _is_no_land(words: Sequence[str]) -> bool:
    """Whether a word is not the name of a country, a region or a people, though it may be a town's."""
    entry = world.known().get(words[0])
    return entry is None or entry.sort == "city"


def _is_large(word: str) -> bool:
    """Whether a word is the name of more than a small town."""
    entry = world.known().get(word)
    return entry is not None and (entry.sort != "city" or entry.inhabitants > 200_000)


def _is_unknown(words: Sequence[str]) -> bool:
    """Whether the world does not know a periodical, as it does know newspapers."""
    return " ".join(words) not in world.known()


def _is_title(words: Sequence[str]) -> bool:
    """Whether the words could be a title: of no place, person or newspaper that is known."""
    return (
        " ".join(words) not in world.known()
        and words[0] not in world.known()
        and words[0] not in wordlist.words("first_names")
        and words[0] not in wordlist.words("titles")
        and not any(words[-1] in wordlist.words(name) for name in ("organization_words", "place_words"))
    )


def _is_show(words: Sequence[str]) -> bool:
    """Whether what has episodes or a finale is no league or cup that is held every year."""
    lists = ("event_words", "organization_words", "first_names")
    return " ".join(words) not in world.known() and not any(words[-1] in wordlist.words(of) for of in lists)


def _is_dated(words: Sequence[str]) -> bool:
    """Whether the words before a year in brackets are the title of a work: it begins with a word of English."""
    common = wordlist.words("common_words")
    return words[0].lower() in common and words[0] not in wordlist.words("organization_words") and _is_title(words)


def _is_titled_thing(words: Sequence[str]) -> bool:
    """Whether "X of Y" behind "her" is the title of a work: X is a common word that no body or place is called by."""
    lists = ("organization_words", "place_words", "event_words", "titles", "positions", "realms")
    low = words[0].lower()
    plural = low.endswith("s") and words[0] not in world.known() and words[0] not in wordlist.words("surnames")
    return (
        (low in wordlist.words("common_words") or plural)
        and low not in wordlist.words("roles")
        and not any(words[0] in wordlist.words(name) for name in lists)
    )


def _is_worded(words: Sequence[str]) -> bool:
    """Whether English words make up a title, perhaps with a place in it ("Mother Ganges")."""
    if words[0] in wordlist.words("titles") or words[0].lower() in wordlist.words("roles"):  # "Mother Brazil"
        return all(word in world.known() and word not in wordlist.words("surnames") for word in words[1:])
    common = [word.lower() in wordlist.words("common_words") and word not in world.known() for word in words]
    lists = ("titles", "first_names", "organization_words", "place_words")
    named = any(word in wordlist.words(name) for word in words[:1] for name in lists) or words[-1] in wordlist.words(
        "organization_words"
    )
    whole = " ".join(words) in world.known() or words[0].lower() in wordlist.words("roles")
    known = all(is_common or word in world.known() for is_common, word in zip(common, words, strict=True))
    return common[0] and known and not named and not whole
