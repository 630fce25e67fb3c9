"""The ruling lines of a PDF page: drawn lines, thin rectangles and the sides of boxes."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from fridlyst.intake.extract.pdf_words import View

_THIN = 3.0
_SHORTEST = 4.0
_MAX_PATHS = 20_000
_MAX_SEGMENTS = 2000
_MAX_DEPTH = 5
_Point = tuple[float, float]
_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along one axis. `at` is its place across, `start`–`end` its reach along; points."""

    upright: bool
    at: float
    start: float
    end: float


def rules_of(page: Any, view: View) -> list[Rule]:  # noqa: ANN401 - pypdfium2 has no types
    """Every ruling line on the page, at most as many as 20 000 paths give."""
    found: list[Rule] = []
    objects = (pdfium.FPDFPage_GetObject(page.raw, i) for i in range(pdfium.FPDFPage_CountObjects(page.raw)))
    for count, (path, matrix) in enumerate(_paths(objects, _PLAIN, 0)):
        if count >= _MAX_PATHS:
            break
        found.extend(_rules_in(path, matrix, view))
    return found


def _paths(objects: Iterable[Any], matrix: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    for item in objects:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield item, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            count = pdfium.FPDFFormObj_CountObjects(item)
            inner = (pdfium.FPDFFormObj_GetObject(item, index) for index in range(count))
            yield from _paths(inner, _times(_matrix(item), matrix), depth + 1)


def _matrix(item: Any) -> _Matrix:  # noqa: ANN401
    got = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, got):
        return _PLAIN
    return got.a, got.b, got.c, got.d, got.e, got.f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _rules_in(path: Any, matrix: _Matrix, view: View) -> Iterator[Rule]:  # noqa: ANN401
    """The path's rules: all of it where it is thin, else its thin figures, and the sides of stroked ones."""
    bounds = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(path, *bounds):
        return
    left, bottom, right, top = (side.value for side in bounds)
    corners = (_apply(matrix, left, bottom), _apply(matrix, right, top))
    box = view.box(*corners[0], *corners[1])
    if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
        yield from _thin(*box)
    elif pdfium.FPDFPath_CountSegments(path) <= _MAX_SEGMENTS:
        stroked = _is_stroked(path)
        for figure in _figures(path, _times(_matrix(path), matrix), view):
            yield from _rules_of_figure(figure, stroked)


def _is_stroked(path: Any) -> bool:  # noqa: ANN401
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke)) and bool(stroke.value)


def _thin(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    if right - left >= max(_SHORTEST, bottom - top):
        yield Rule(False, (top + bottom) / 2, left, right)
    elif bottom - top >= _SHORTEST:
        yield Rule(True, (left + right) / 2, top, bottom)


def _figures(path: Any, matrix: _Matrix, view: View) -> Iterator[list[_Point]]:  # noqa: ANN401
    """The path's separate figures as the points they pass; a closed one ends where it began."""
    points: list[_Point] = []
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(view.point(*_apply(matrix, x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _rules_of_figure(points: list[_Point], stroked: bool) -> Iterator[Rule]:
    across, down = [x for x, _ in points], [y for _, y in points]
    box = (min(across), min(down), max(across), max(down))
    if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
        yield from _thin(*box)
    elif stroked:
        for start, end in pairwise(points):
            yield from _side(start, end)


def _side(start: _Point, end: _Point) -> Iterator[Rule]:
    (x0, y0), (x1, y1) = start, end
    if abs(y1 - y0) <= 1 and abs(x1 - x0) >= _SHORTEST:
        yield Rule(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))
    elif abs(x1 - x0) <= 1 and abs(y1 - y0) >= _SHORTEST:
        yield Rule(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
