"""A square code of an address, drawn here: nobody else is asked."""

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

# White around it that a reader needs, in modules (ISO/IEC 18004).
_QUIET = 4


def code_svg(address: str) -> str:
    """The address as a QR code (ISO/IEC 18004, level M): SVG, black on white, one unit a module."""
    code = QRCode(border=0, error_correction=ERROR_CORRECT_M)
    code.add_data(address)
    code.make(fit=True)
    rows = code.get_matrix()
    side = len(rows) + 2 * _QUIET
    dark = ((x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    path = "".join(f"M{x + _QUIET} {y + _QUIET}h1v1h-1z" for x, y in dark)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>'
    )
