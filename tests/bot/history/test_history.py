"""What is kept, for whom, and what is gone with what: on SQLite and on PostgreSQL."""

import asyncio
import stat
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from bot.history import elements, feedback, retention, steps, threads, users
from bot.history.database import Database
from bot.history.elements import StoredFiles
from bot.history.errors import HistoryUnusable, NotTheirs
from bot.history.schema import TABLES, VERSION, prepare
from bot.history.schema import threads as threads_table
from tests.bot.history.conversation import element, step, uuid

pytestmark = pytest.mark.anyio

T = uuid("t")


async def rows(history: Database) -> dict[str, int]:
    """How many rows each table has, but that of the version."""
    async with history.reading() as connection:
        return {
            name: (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for name, table in TABLES.tables.items()
            if name != "history"
        }


async def said(history: Database, person: str, *names: str, thread: str = "t") -> None:
    async with history.writing() as connection:
        for at, name in enumerate(names):
            await steps.keep(connection, step(name, thread=thread, at=at), person)


async def listed(history: Database, person: str, **wanted: object) -> Sequence[str]:
    async with history.reading() as connection:
        user = await users.find(connection, person)
        assert user
        page = await threads.page(connection, user.id, size=100, **wanted)  # type: ignore[arg-type]
    return [one.id for one in page.threads]


async def test_every_field_of_a_step_comes_back(history: Database) -> None:
    whole = step("a", tags=["x", "y"], modes={"m": "1"}, icon="i", command=None, autoCollapse=True, defaultOpen=False)
    async with history.writing() as connection:
        await steps.keep(connection, whole, "lan")
    async with history.reading() as connection:
        assert await steps.of_thread(connection, T) == [whole | {"feedback": None}]


async def test_steps_come_in_order_and_the_last_state_counts(history: Database) -> None:
    await said(history, "lan", "a", "b", "c")
    async with history.writing() as connection:
        await steps.keep(connection, step("b", at=1, output="b, sửa lại"), "lan")
    async with history.reading() as connection:
        found = await steps.of_thread(connection, T)
    assert [one["output"] for one in found] == ["a", "b, sửa lại", "c"]


@pytest.mark.parametrize("typed", ["không\0có", "nửa \ud83d chữ", "a\u2028b", "'; DROP TABLE steps; --"])
async def test_whatever_is_typed_is_kept(history: Database, typed: str) -> None:
    async with history.writing() as connection:
        await steps.keep(connection, step("a", output=typed), "lan")
        await threads.change(connection, T, "lan", name=typed, about={"x": typed})
    assert (await rows(history))["steps"] == 1


async def test_nothing_of_another_can_be_read_changed_or_removed(history: Database) -> None:
    await said(history, "lan", "a")
    async with history.writing() as connection:
        given = await feedback.keep(connection, "lan", step_id=uuid("a"), value=1, comment=None)
        await elements.keep(connection, element("tep", of="a"), "lan", file="f")
        assert await elements.file_of(connection, uuid("tep"), "minh") is None
        assert await elements.file_of(connection, uuid("tep"), "lan")
    before = await rows(history)
    for attempt in (
        lambda c: steps.keep(c, step("b"), "minh"),
        lambda c: steps.keep(c, step("a", thread="của minh"), "minh"),
        lambda c: elements.keep(c, element("tep"), "minh"),
        lambda c: elements.keep(c, element("tep", thread="của minh"), "minh"),
        lambda c: feedback.keep(c, "minh", step_id=uuid("a"), value=0, comment="x"),
        lambda c: feedback.withdraw(c, "minh", given),
        lambda c: threads.claim(c, T, "minh"),
    ):
        with pytest.raises(NotTheirs):
            async with history.writing() as connection:
                await attempt(connection)
    async with history.writing() as connection:
        assert await steps.remove(connection, uuid("a"), "minh") == []
        assert await elements.remove(connection, uuid("tep"), "minh") == []
        await threads.change(connection, T, "minh", name="của tôi", about={})
    assert await rows(history) == before
    async with history.reading() as connection:
        thread = await threads.find(connection, T)
    assert thread and (thread.owner, thread.name) == ("lan", None)


@pytest.mark.parametrize("thread_id", ["../../etc/passwd", "", "1", "x" * 100_000])
async def test_a_conversation_has_the_id_of_one(history: Database, thread_id: str) -> None:
    with pytest.raises(NotTheirs):
        async with history.writing() as connection:
            await threads.claim(connection, thread_id, "lan")


async def test_removing_a_conversation_leaves_nothing_of_it(history: Database, tmp_path: Path) -> None:
    files = StoredFiles(tmp_path / "files")
    await said(history, "lan", "a")
    await said(history, "lan", "khác", thread="khác")
    kept = await rows(history)
    name = files.add(b"noi dung")
    async with history.writing() as connection:
        await elements.keep(connection, element("tep", of="a"), "lan", file=name)
        await feedback.keep(connection, "lan", step_id=uuid("a"), value=0, comment="sai")
    async with history.writing() as connection:
        files.remove(await threads.remove(connection, threads.is_thread(T)))
    assert await rows(history) == kept | {"threads": 1, "steps": 1}
    assert not files.path(name).exists()


async def test_removing_a_step_takes_its_elements_and_feedback(history: Database) -> None:
    await said(history, "lan", "a", "b")
    async with history.writing() as connection:
        await elements.keep(connection, element("tep", of="a"), "lan", file="f")
        await feedback.keep(connection, "lan", step_id=uuid("a"), value=0, comment="sai")
        assert await steps.remove(connection, uuid("a"), "lan") == ["f"]
    found = await rows(history)
    assert (found["steps"], found["elements"], found["feedbacks"]) == (1, 0, 0)


async def test_feedback_is_one_for_a_step_and_changes(history: Database) -> None:
    await said(history, "lan", "a")
    async with history.writing() as connection:
        first = await feedback.keep(connection, "lan", step_id=uuid("a"), value=1, comment=None)
        second = await feedback.keep(connection, "lan", step_id=uuid("a"), value=0, comment="thiếu")
    assert first == second
    async with history.reading() as connection:
        [found] = await steps.of_thread(connection, T)
    assert found["feedback"] == {"id": first, "forId": uuid("a"), "value": 0, "comment": "thiếu"}
    async with history.writing() as connection:
        await feedback.withdraw(connection, "lan", first)
    assert (await rows(history))["feedbacks"] == 0


async def test_pages_hold_everyone_once_however_many_are_used_at_the_same_moment(history: Database) -> None:
    for n in range(25):
        await said(history, "lan", f"câu {n}", thread=f"t{n}")
    await said(history, "minh", "của minh", thread="minh")
    async with history.writing() as connection:
        await connection.execute(update(threads_table).values(updated_at="2026-03-02T08:00:00.000000Z"))
    seen: list[str] = []
    after = None
    async with history.reading() as connection:
        user = await users.find(connection, "lan")
        assert user
        for expected in (10, 10, 5):
            page = await threads.page(connection, user.id, size=10, after=after)
            assert len(page.threads) == expected
            seen += [one.id for one in page.threads]
            after = page.next
    assert after is None and sorted(seen) == sorted(uuid(f"t{n}") for n in range(25))


@pytest.mark.parametrize("typed", ["NGHỊ QUYẾT 76", "nghi quyet 76", "  nghị   quyết 76/NQ-CP", "76/nq-cp"])
async def test_conversations_are_found_by_what_was_said_with_or_without_accents(history: Database, typed: str) -> None:
    await said(history, "lan", "Nghị quyết 76/NQ-CP ban hành ngày nào?")
    await said(history, "lan", "Kế hoạch của Vĩnh Phúc", thread="khác")
    await said(history, "minh", "Nghị quyết 76/NQ-CP", thread="minh")
    assert await listed(history, "lan", search=typed) == [T]
    assert await listed(history, "lan", search="100%_") == []


async def test_conversations_are_found_by_their_feedback(history: Database) -> None:
    await said(history, "lan", "a")
    await said(history, "lan", "b", thread="khác")
    async with history.writing() as connection:
        await feedback.keep(connection, "lan", step_id=uuid("a"), value=0, comment=None)
    assert await listed(history, "lan", feedback=0) == [T]
    assert await listed(history, "lan", feedback=1) == []


async def test_those_used_last_come_first(history: Database) -> None:
    await said(history, "lan", "a")
    await said(history, "lan", "b", thread="khác")
    await said(history, "lan", "c")
    assert await listed(history, "lan") == [T, uuid("khác")]


async def test_only_what_nobody_used_for_long_is_purged(history: Database, tmp_path: Path) -> None:
    files = StoredFiles(tmp_path / "files")
    name = files.add(b"cu")
    await said(history, "lan", "a")
    await said(history, "lan", "b", thread="khác")
    async with history.writing() as connection:
        await elements.keep(connection, element("tep"), "lan", file=name)
        old = update(threads_table).where(threads.is_thread(T)).values(updated_at="2020-01-01T00:00:00.000000Z")
        await connection.execute(old)
    assert await retention.purge(history, files, keep_days=30) == 1
    assert await listed(history, "lan") == [uuid("khác")]
    assert not files.path(name).exists()


async def test_many_write_at_once_and_nothing_is_lost(history: Database) -> None:
    async def chat(person: int) -> None:
        for n in range(10):
            await said(history, f"người {person}", f"{person}-{n}", thread=f"t{person}")

    await asyncio.gather(*map(chat, range(30)))
    found = await rows(history)
    assert (found["users"], found["threads"], found["steps"]) == (30, 30, 300)


async def test_a_write_that_fails_leaves_nothing_half_done(history: Database) -> None:
    with pytest.raises(IntegrityError):
        async with history.writing() as connection:
            await threads.claim(connection, T, "lan")
            await connection.execute(insert(threads_table).values(id=T, user_id="?", about={}))
    assert set((await rows(history)).values()) == {0}


async def test_what_was_kept_is_there_when_it_is_opened_again(history: Database) -> None:
    await said(history, "lan", "a")
    await history.close()
    assert (await rows(history))["steps"] == 1


async def test_an_earlier_version_is_brought_forward_and_a_later_one_refused(history: Database) -> None:
    await said(history, "lan", "a")
    upgrades = {VERSION + 1: ["ALTER TABLE users ADD COLUMN phone TEXT", "UPDATE users SET phone = '113'"]}
    async with history.writing() as connection:
        await connection.run_sync(prepare, upgrades=upgrades)
        await connection.run_sync(prepare, upgrades=upgrades)  # once only
        assert (await connection.execute(text("SELECT phone FROM users"))).scalar_one() == "113"
        with pytest.raises(HistoryUnusable) as refused:
            await connection.run_sync(prepare)
    assert str(VERSION + 1) in str(refused.value) and refused.value.help


async def test_the_file_is_its_owners_alone_and_fit_for_many(tmp_path: Path) -> None:
    file = tmp_path / "data" / "history.sqlite"
    history = Database.at(file)
    await said(history, "lan", "a")
    assert {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()} == {0o600}
    async with history.reading() as connection:
        settings = {
            name: (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "foreign_keys", "secure_delete")
        }
    assert settings == {"journal_mode": "wal", "foreign_keys": 1, "secure_delete": 0}
    await history.close()


@pytest.mark.parametrize(
    "url", ["mysql://may/cchc", "sqlite:///x", "mật khẩu", "postgresql//thieu", "postgresql://a:b@c:d/e"]
)
def test_an_address_that_is_none_is_refused_without_repeating_it(tmp_path: Path, url: str) -> None:
    with pytest.raises(HistoryUnusable) as refused:
        Database.at(tmp_path / "x", url)
    assert "CCHC_DATABASE_URL" in str(refused.value) and url not in str(refused.value)


@pytest.mark.parametrize("url", [None, "postgresql://lan:bi-mat@127.0.0.1:1/cchc"])
async def test_a_history_that_cannot_be_opened_says_where_and_not_the_password(tmp_path: Path, url: str | None) -> None:
    (tmp_path / "data").write_text("không phải thư mục")
    with pytest.raises(HistoryUnusable) as refused:
        async with Database.at(tmp_path / "data" / "history.sqlite", url).reading():
            pass
    assert "bi-mat" not in str(refused.value) and refused.value.help


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Năm nhiệm vụ trọng tâm của Nam Định là gì?", "Năm nhiệm vụ trọng tâm của Nam Định là gì?"),
        (
            "Chương trình tổng thể cải cách hành chính 2021-2030 có những nội dung nào?",
            "Chương trình tổng thể cải cách hành chính 2021-2030 có…",
        ),
        ("dòng một\n\ndòng  hai", "dòng một dòng hai"),
        ("x" * 200, "x" * 59 + "…"),
    ],
)
def test_a_conversation_is_named_after_its_question(question: str, name: str) -> None:
    assert threads.shortened(question) == name


def test_a_file_lies_under_a_name_of_our_own(tmp_path: Path) -> None:
    files = StoredFiles(tmp_path / "files")
    name = files.add(b"noi dung")
    assert files.path(name).read_bytes() == b"noi dung"
    assert stat.S_IMODE(files.path(name).stat().st_mode) == 0o600
    files.remove([name, name])
    assert not files.path(name).exists()
