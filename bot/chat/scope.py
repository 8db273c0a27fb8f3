"""Where a conversation looks: its settings, their choices being what the index holds."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date

import chainlit as cl
from chainlit.input_widget import InputWidget, Select

from bot.facets import Facets
from bot.filters import Filter
from bot.server.state import library
from bot.writing.official import KIND_NAMES
from bot.writing.scope_words import scope_words
from ingest.documents import DocumentKind
from ingest.errors import IngestError

_ALL = "*"
_ALL_LABEL = "Tất cả"
_PROVINCE, _KIND, _SINCE, _UNTIL, _FOLDER = "province", "kind", "since", "until", "folder"


async def offer() -> None:
    """Nothing; puts the choices into the settings of this conversation, as it left them."""
    try:
        facets = await asyncio.to_thread(_facets)
    except IngestError:
        return  # the first question says what to do
    if widgets := _widgets(facets, cl.user_session.get("chat_settings") or {}):
        await cl.ChatSettings(widgets).send()


async def everywhere() -> None:
    """Nothing; this conversation asks all documents from now on."""
    cl.context.session.chat_settings = {}
    await offer()


async def changed(settings: Mapping[str, object]) -> None:
    """Nothing; says what the new settings mean."""
    words = scope_words(_filter(settings))
    said = f"Từ bây giờ chỉ tìm trong: {words}" if words else "Từ bây giờ tìm trong toàn bộ kho tài liệu"
    await cl.context.emitter.send_toast(said, "info")


def chosen() -> Filter:
    """What the settings of this conversation limit its questions to."""
    return _filter(cl.user_session.get("chat_settings") or {})


def _facets() -> Facets:
    return Facets.of(library().store().entries())


def _widgets(facets: Facets, chosen: Mapping[str, object]) -> list[InputWidget]:
    """One for each thing by which the documents differ."""
    years = {f"Năm {year}": str(year) for year in facets.years}
    found = [
        _select(_PROVINCE, "Tỉnh, thành phố", {name: name for name in facets.provinces}, chosen),
        _select(_KIND, "Loại văn bản", {KIND_NAMES[kind]: kind.value for kind in facets.kinds}, chosen),
        _select(_SINCE, "Từ năm", years, chosen),
        _select(_UNTIL, "Đến hết năm", years, chosen),
        _select(_FOLDER, "Thư mục", {folder: folder for folder in facets.folders}, chosen),
    ]
    return [widget for widget in found if widget]


def _select(id_: str, label: str, values: Mapping[str, str], chosen: Mapping[str, object]) -> Select | None:
    if not values:
        return None
    now = str(chosen.get(id_, _ALL))
    return Select(
        id=id_,
        label=label,
        items={_ALL_LABEL: _ALL, **values},
        initial_value=now if now in values.values() else _ALL,
    )


def _filter(settings: Mapping[str, object]) -> Filter:
    said = {key: str(value) for key, value in settings.items() if value and value != _ALL}
    kinds: Sequence[DocumentKind] = [DocumentKind(said[_KIND])] if _KIND in said else []
    return Filter(
        province=said.get(_PROVINCE),
        since=date(int(said[_SINCE]), 1, 1) if _SINCE in said else None,
        until=date(int(said[_UNTIL]), 12, 31) if _UNTIL in said else None,
        kinds=frozenset(kinds),
        folder=said.get(_FOLDER),
    )
