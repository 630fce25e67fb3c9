"""openpyxl without numpy, which it takes in wherever that is installed: 20 MB in every worker, for nothing.

No workbook of ours holds numpy's numbers. Whoever reads workbooks takes openpyxl from here.
"""

import sys
from typing import Any, cast

_modules = cast("dict[str, Any]", sys.modules)
_numpy = _modules.get("numpy")
# A name that stands for None cannot be imported; openpyxl then does without.
_modules["numpy"] = None
try:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException
finally:
    del _modules["numpy"]
    if _numpy is not None:
        _modules["numpy"] = _numpy

__all__ = ["InvalidFileException", "openpyxl"]
