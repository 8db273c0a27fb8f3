"""The figures of a server as Prometheus reads them: counts and times, no word of what was asked."""

from collections.abc import Callable, Mapping

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)

from bot.answers import Answer
from ingest.storage.manifest import IndexManifest

# From a warm answer in hundredths of a second to a chat model's minute.
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60)


class Metrics:
    """What has been counted since the start, and what is measured when it is read."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._questions = Counter(
            "cchc_questions", "Questions by channel and outcome", ["channel", "outcome"], registry=self._registry
        )
        self._refusals = Counter("cchc_refusals", "Refusals by reason", ["reason"], registry=self._registry)
        self._seconds = Histogram(
            "cchc_answer_seconds", "Seconds by stage", ["stage"], buckets=_SECONDS, registry=self._registry
        )
        self._index = Gauge("cchc_index_info", "1 for the index in use", ["index"], registry=self._registry)
        self._index_facts = Gauge("cchc_index", "Facts of the index in use", ["fact"], registry=self._registry)

    def watch(self, name: str, about: str, measure: Callable[[], float]) -> None:
        """Nothing; `cchc_NAME` is what `measure` returns whenever the figures are read."""
        Gauge(f"cchc_{name}", about, registry=self._registry).set_function(measure)

    def count(self, *, channel: str, outcome: str, seconds: float, answer: Answer | None) -> None:
        """Nothing; one more question, which took `seconds` from its arrival to its last word."""
        self._questions.labels(channel, outcome).inc()
        self._seconds.labels("all").observe(seconds)
        if answer is None:
            return
        if answer.refusal:
            self._refusals.labels(answer.refusal.reason).inc()
        for stage, ms in _stages(answer.timings_ms).items():
            self._seconds.labels(stage).observe(ms / 1000)

    def text(self, index: IndexManifest | None) -> bytes:
        """All of it in Prometheus' text format; `index` is the one in use, None where there is none."""
        for gauge in (self._index, self._index_facts):
            gauge.clear()
        if index:
            self._index.labels(index.index_id).set(1)
            self._index_facts.labels("created_timestamp_seconds").set(index.created_at.timestamp())
            self._index_facts.labels("documents").set(index.documents)
            self._index_facts.labels("passages").set(index.passages)
        return generate_latest(self._registry)


def _stages(timings_ms: Mapping[str, float]) -> dict[str, float]:
    """The stages within an answer; "total" is what they add up to, without the wait for a free process."""
    return {stage if stage != "total" else "computing": ms for stage, ms in timings_ms.items()}
