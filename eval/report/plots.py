"""The plots of a report as SVG that takes its colours from the page: readable in light, dark and print."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from io import StringIO
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from eval.results import CoveragePoint, Estimate

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Stand-ins that matplotlib can draw with, each replaced by a colour of the page (template.html).
_INK, _SOFT, _LINE, _MAIN, _OTHER, _BAD = "#010101", "#020202", "#030303", "#040404", "#050505", "#060606"
_OF_THE_PAGE = {_INK: "ink", _SOFT: "soft", _LINE: "line", _MAIN: "main", _OTHER: "other", _BAD: "bad"}
# In points, which become units of the picture: at phone width a letter is still 10 px high.
_WIDTH, _ROW, _FONT = 420, 21, 11.5
_INCH = 72
# How much of the width a label takes up.
_LABEL_SHARE = 0.25


class Bar(NamedTuple):
    """A share with its interval; `tone` picks one of the page's colours: "main", "other" or "bad"."""

    label: str
    estimate: Estimate
    tone: str = "main"
    apart: float = 0.0
    """How much further it is from the bar above, in bars."""


def bars(rows: Sequence[Bar], *, title: str) -> str:
    """Bars from 0 to 100 %, the first on top, each with its 95 % interval and its value."""
    places = [at + gap for at, gap in enumerate(accumulate(row.apart for row in rows))]
    with _picture(title, height=_ROW * (max(places, default=0) + 1) + 34) as (axes, svg):
        tones = {"main": _MAIN, "other": _OTHER, "bad": _BAD}
        values = [100 * row.estimate.value for row in rows]
        axes.barh(places, values, height=0.62, color=[tones[row.tone] for row in rows])
        for place, row in zip(places, rows, strict=True):
            low, high = 100 * row.estimate.low, 100 * row.estimate.high
            axes.plot([low, high], [place, place], color=_INK, linewidth=1.4, solid_capstyle="butt")
            axes.text(104, place, f"{100 * row.estimate.value:.0f}", va="center", ha="left", color=_INK)
        axes.set(xlim=(0, 112), ylim=(max(places, default=0) + 0.6, -0.6), xticks=range(0, 101, 25))
        axes.set_yticks(places, [row.label for row in rows])
        axes.tick_params(axis="y", length=0)
        axes.grid(axis="x", color=_LINE, linewidth=0.8)
    return svg.getvalue()


def risk_coverage(points: Sequence[CoveragePoint], in_force: CoveragePoint | None, *, title: str) -> str:
    """The share of wrong answers against the share of questions answered; `in_force` is marked."""
    with _picture(title, height=230) as (axes, svg):
        x, y = [100 * point.coverage for point in points], [100 * point.risk for point in points]
        axes.plot(x, y, color=_MAIN, linewidth=2)
        axes.fill_between(x, y, color=_MAIN, alpha=0.14, linewidth=0)
        axes.set(xlim=(0, 101), ylim=(0, max(10.0, *y) * 1.12), xlabel="% câu được trả lời", ylabel="% trả lời sai")
        axes.grid(color=_LINE, linewidth=0.8)
        if in_force is not None:
            at, risk = 100 * in_force.coverage, 100 * in_force.risk
            axes.plot([at, at], [0, risk], color=_BAD, linewidth=1.2, linestyle="--")
            axes.plot([at], [risk], "o", color=_BAD, markersize=7)
            axes.annotate(
                f"đang dùng: đáp {at:.0f} %, sai {risk:.0f} %",
                (at, risk),
                xytext=(-9 if at > 50 else 9, 9),
                textcoords="offset points",
                ha="right" if at > 50 else "left",
                color=_BAD,
            )
    return svg.getvalue()


def latencies(values_ms: Sequence[float], *, p50: float, p95: float, title: str) -> str:
    """How many questions took how long; the slowest hundredth is drawn at the edge."""
    with _picture(title, height=200) as (axes, svg):
        edge = sorted(values_ms)[min(len(values_ms) - 1, int(len(values_ms) * 0.99))] * 1.05
        axes.hist([min(value, edge) for value in values_ms], bins=24, range=(0, edge), color=_MAIN, rwidth=0.88)
        top = axes.get_ylim()[1] * 1.2
        axes.set(ylim=(0, top), xlim=(0, edge), xlabel="mili giây", ylabel="số câu")
        for value, name, height in ((p50, "p50", 0.97), (p95, "p95", 0.84)):
            axes.axvline(value, color=_INK, linewidth=1.2, linestyle="--")
            axes.annotate(
                f" {name}: {value:.0f} ms ",
                (value, top * height),
                va="top",
                ha="right" if value > _LABEL_SHARE * edge and (name == "p50" or value > 0.7 * edge) else "left",
            )
        axes.grid(axis="y", color=_LINE, linewidth=0.8)
    return svg.getvalue()


@contextmanager
def _picture(title: str, *, height: float) -> Iterator[tuple["Axes", StringIO]]:
    """Axes to draw on; afterwards the second holds the picture, the same for the same drawing."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    drawn = StringIO()
    style = mpl.rc_context(
        {
            "svg.fonttype": "none",  # text stays text: it can be searched, read out and enlarged
            "svg.hashsalt": "cchc",
            "font.family": "DejaVu Sans",
            "font.size": _FONT,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.edgecolor": _LINE,
            "axes.labelcolor": _SOFT,
            "axes.axisbelow": True,
            "xtick.color": _SOFT,
            "ytick.color": _SOFT,
            "text.color": _INK,
        }
    )
    with style:
        figure = Figure(figsize=(_WIDTH / _INCH, height / _INCH), layout="constrained")
        yield figure.add_subplot(), drawn
        drawn.write(_embeddable(_svg(figure), title))


def _svg(figure: "Figure") -> str:
    file = StringIO()
    figure.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return file.getvalue()


def _embeddable(svg: str, title: str) -> str:
    """The picture as part of a page: its own ids, the page's colours and font, a name for who cannot see it."""
    body = svg[svg.index("<svg") :]
    body = re.sub(r"<(style|metadata).*?</\1>", "", body, flags=re.DOTALL)
    own = re.sub(r"\W", "", title)
    body = re.sub(r'\bid="([^"]+)"', rf'id="{own}-\1"', body)
    body = re.sub(r'(url\(|href=")#', rf"\1#{own}-", body)
    for colour, name in _OF_THE_PAGE.items():
        body = body.replace(colour, f"var(--{name})")
    body = body.replace("'DejaVu Sans'", "var(--font)")
    box = re.search(r'viewBox="[^"]+"', body)
    start = body.index(">") + 1
    name = escape(title, quote=True)
    return f'<svg class="plot" role="img" aria-label="{name}" {box.group() if box else ""}><title>{name}</title>' + (
        body[start:].strip()
    )
