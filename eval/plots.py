"""Plots as inline SVG, made by hand so that the report is one file: a forest plot, bars, stacked bars."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from eval.compare import Difference

_WIDTH, _LEFT, _RIGHT, _ROW = 720, 150, 130, 34


def _svg(height: float, label: str, parts: Sequence[str], width: int = _WIDTH) -> Markup:
    body = "".join(parts)
    return Markup(
        f'<svg viewBox="0 0 {width} {height:g}" role="img" aria-label="{escape(label)}" class="plot">{body}</svg>'
    )


def _text(x: float, y: float, text: str, anchor: str = "start", kind: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">{escape(text)}</text>'


def _line(start: tuple[float, float], end: tuple[float, float], kind: str) -> str:
    return f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" class="{kind}"/>'


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" class="{kind}"/>'


def forest(differences: Sequence[Difference], margin: float) -> Markup:
    """Mean differences with 95 % intervals in points, the zero line, and the margin that may not be crossed."""
    reach = max([margin * 1.3, *(abs(v) for d in differences for v in (d.low, d.high))]) * 1.08
    scale = (_WIDTH - _LEFT - _RIGHT) / (2 * reach)
    bottom = _ROW * len(differences) + 12

    def place(value: float) -> float:
        return _LEFT + (value + reach) * scale

    parts = [_rect(place(-reach), 8, place(-margin) - place(-reach), bottom - 8, "below")]
    parts += [
        _line((place(0), 8), (place(0), bottom), "zero"),
        _line((place(-margin), 8), (place(-margin), bottom), "margin"),
    ]
    for index, item in enumerate(differences):
        y = 12 + _ROW * (index + 0.5)
        kind = "good" if item.low > 0 else "bad" if item.high < 0 else "even"
        parts += [
            _text(_LEFT - 12, y + 4, item.name, "end"),
            _line((place(item.low), y), (place(item.high), y), f"interval {kind}"),
            _line((place(item.lower95), y - 6), (place(item.lower95), y + 6), f"tick {kind}"),
            f'<circle cx="{place(item.mean):.1f}" cy="{y:.1f}" r="5" class="{kind}"/>',
            _text(_WIDTH - _RIGHT + 8, y + 4, f"{item.mean:+.2f} [{item.low:+.2f}, {item.high:+.2f}]", kind="small"),
        ]
    steps = _ticks(reach)
    for step in steps:
        parts += [_line((place(step), bottom), (place(step), bottom + 4), "axis")]
        parts += [_text(place(step), bottom + 17, f"{step:+g}" if step else "0", "middle", "small")]
    parts += [_line((place(-reach), bottom), (place(reach), bottom), "axis")]
    parts += [_text(place(-margin), bottom + 32, f"margin -{margin:.2f}", "middle", "small bad")]
    return _svg(bottom + 38, "Differences, candidate less base, in points with 95 % intervals", parts)


def _ticks(reach: float) -> list[float]:
    """Round steps on both sides of zero, at most five a side."""
    size = next((s for s in (0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 50) if reach / s <= 4), 100)
    count = int(reach / size)
    return [size * i for i in range(-count, count + 1)]


def outcomes(differences: Sequence[Difference]) -> Markup:
    """Wins, ties and losses of each score as one bar."""
    width = _WIDTH - _LEFT - 20
    parts = []
    for index, item in enumerate(differences):
        y, total = 8 + _ROW * index, max(item.wins + item.ties + item.losses, 1)
        parts.append(_text(_LEFT - 12, y + 16, item.name, "end"))
        x = float(_LEFT)
        for count, kind in ((item.wins, "good"), (item.ties, "even"), (item.losses, "bad")):
            share = width * count / total
            parts.append(_rect(x, y, share, 22, f"bar {kind}"))
            if share > 26:
                parts.append(_text(x + share / 2, y + 15, str(count), "middle", "small onbar"))
            x += share
    return _svg(8 + _ROW * len(differences), "Wins, ties and losses an article", parts)


def bars(rows: Sequence[tuple[str, float]], limit: float | None = None) -> Markup:
    """Shares in percent as bars, with a line at the limit."""
    width = _WIDTH - _LEFT - 70
    parts = []
    for index, (name, value) in enumerate(rows):
        y = 6 + 26 * index
        parts += [
            _text(_LEFT - 12, y + 14, name, "end"),
            _rect(_LEFT, y, width, 18, "track"),
            _rect(_LEFT, y, width * min(value, 100) / 100, 18, "bar even"),
            _text(_LEFT + width + 8, y + 14, f"{value:.1f} %", kind="small"),
        ]
    if limit is not None:
        x = _LEFT + width * limit / 100
        parts.append(_line((x, 2), (x, 6 + 26 * len(rows)), "margin"))
    return _svg(10 + 26 * len(rows), "Shares in percent", parts)
