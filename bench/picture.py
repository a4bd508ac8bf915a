"""Growth as a picture: seconds of processor time by number of documents, both in powers of ten."""

from collections.abc import Iterator, Mapping
from math import ceil, floor, log10

WIDTH, HEIGHT, EDGE = 640, 400, 60
COLOURS = ("#1b6ca8", "#c8553d", "#588157", "#6d597a")
Curves = Mapping[str, list[tuple[int, float]]]


def picture(curves: Curves) -> str:
    """An SVG of lines with their names."""
    points = [point for line in curves.values() for point in line if point[1] > 0]
    left, right = (log10(pick(x for x, _ in points)) for pick in (min, max))
    low, high = floor(min(log10(y) for _, y in points)), ceil(max(log10(y) for _, y in points))

    def place(documents: float, seconds: float) -> str:
        x = EDGE + (log10(documents) - left) / max(0.1, right - left) * (WIDTH - 3 * EDGE)
        y = HEIGHT - EDGE - (log10(seconds) - low) / max(1, high - low) * (HEIGHT - 2 * EDGE)
        return f"{x:.0f},{y:.0f}"

    def lines() -> Iterator[str]:
        for power in range(low, high + 1):
            at = place(10**left, 10.0**power).partition(",")[2]
            yield f'<path d="M{EDGE} {at}H{WIDTH - 2 * EDGE}" stroke="#ddd"/>'
            yield f'<text x="{EDGE - 8}" y="{at}" text-anchor="end">{10.0**power:g} s</text>'
        for size in sorted({x for x, _ in points}):
            at = place(size, 10.0**low).partition(",")[0]
            yield f'<text x="{at}" y="{HEIGHT - EDGE + 20}" text-anchor="middle">{size:,}</text>'
        for colour, (name, line) in zip(COLOURS, curves.items(), strict=False):
            told = [place(*point) for point in line if point[1] > 0]
            yield f'<polyline points="{" ".join(told)}" fill="none" stroke="{colour}" stroke-width="2"/>'
            x, y = told[-1].split(",")
            yield f'<text x="{int(x) + 6}" y="{y}" fill="{colour}">{name}</text>'
        yield f'<text x="{WIDTH // 2}" y="{HEIGHT - 8}" text-anchor="middle">documents</text>'

    box = f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>'
    return "\n".join([head, f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>', *lines(), "</svg>", ""])
