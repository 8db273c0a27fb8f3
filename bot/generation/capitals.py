"""Names of any kind, persons, bodies, places, programmes: what is written with capitals."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.understanding.lexicon import abbreviations, english_glossary, words
from ingest.text import canonical, fold, has_accents, index_terms, tokens

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# After these a capital only begins a sentence or a quotation.
_BEGINS = re.compile(r"(?:^|[.!?:;“\"(]\s*|[-–]\s)$")
# Words before a name that the quote may lack: honorifics, and kinds of places.
_BEFORE_NAMES = frozenset(
    "ông bà anh chị đồng chí tỉnh thành phố huyện xã phường thị trấn quận thôn theo tại ở mr mrs ms province city "
    "district commune the".split()
)


def absent_names(statement: str, quotes: Sequence[str]) -> Iterator[str]:
    """The names in `statement` that no quote holds, whatever the case; accents count where they are written."""
    held = [_written(quote) for quote in quotes]
    for run, begins in _capitalised(statement):
        common = begins and (len(run) == 1 or _is_common(run[0], held))
        if not any(_is_held(form, held) for form in _forms(run, begins=common)):
            yield " ".join(run)


def _capitalised(text: str) -> list[tuple[tuple[str, ...], bool]]:
    """Runs of neighbouring capitalised words, and whether each begins a sentence."""
    runs: list[tuple[list[str], bool]] = []
    end = -1
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper():
            continue
        begins = _BEGINS.search(text[: match.start()]) is not None
        if runs and text[end : match.start()] == " " and not begins:
            runs[-1][0].append(word)
        else:
            runs.append(([word], begins))
        end = match.end()
    return [(tuple(run), begins) for run, begins in runs]


def _forms(run: tuple[str, ...], *, begins: bool) -> Iterator[tuple[str, ...]]:
    """What of the run may stand in a quote in its place; () where nothing needs to. `begins`: the first word may be a
    common one that begins a sentence."""
    yield run
    rest = run
    while rest and (canonical(rest[0]) in _BEFORE_NAMES or (begins and rest is run and not _is_acronym(rest[0]))):
        rest = rest[1:]
        yield rest
    if len(rest) == 1 and (long := abbreviations().get(fold(rest[0]))):
        yield tuple(long.split())
    if rest and (vietnamese := english_glossary().get(tuple(word.lower() for word in rest))):
        yield tuple(vietnamese.split())
    if len(rest) == 1 and rest[0].lower() in words("stopwords-en.txt"):
        yield ()


def _is_common(word: str, held: Sequence[tuple[str, str]]) -> bool:
    """Whether a capital may be there only since a sentence begins: a function word, or one of the quotes'. The first
    of "Tuyệt Quang" is neither where they have "Tuyên Quang"."""
    is_function_word = canonical(word) in words("stopwords-vi.txt") or word.lower() in words("stopwords-en.txt")
    return is_function_word or _is_held((word,), held)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_held(form: tuple[str, ...], held: Sequence[tuple[str, str]]) -> bool:
    if not form:
        return True
    name = " ".join(form)
    if not has_accents(name):
        folded = f" {' '.join(index_terms(name))} "
        return any(folded in bare for _, bare in held)
    spelt = f" {' '.join(token.text for token in tokens(name))} "
    return any(spelt in accented for accented, _ in held)


@lru_cache(4096)
def _written(quote: str) -> tuple[str, str]:
    """The quote's words with blanks around each, accented and folded, abbreviations spelt out at the end."""
    acronyms = [fold(word) for word in _WORD.findall(quote) if _is_acronym(word)]
    forms = [quote, *(abbreviations()[short] for short in acronyms if short in abbreviations())]
    accented = " | ".join(f" {' '.join(token.text for token in tokens(form))} " for form in forms)
    return accented, " | ".join(f" {' '.join(index_terms(form))} " for form in forms)
