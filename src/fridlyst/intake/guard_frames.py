"""What passes between the guard and its worker: frames, and documents that can hold nothing but blocks."""

import io
import pickle
import struct

from fridlyst.intake import blocks
from fridlyst.intake.blocks import Document

HEAD = struct.Struct(">cQ")
PROGRESS, ERROR, DOCUMENT, PICTURE, CELLS = b"P", b"E", b"D", b"I", b"C"
OUT_OF_MEMORY = 86
_ALLOWED = {
    (blocks.__name__, name)
    for name in ("Box", "Place", "BlockKind", "Line", "Cell", "Table", "Block", "Document")
} | {("builtins", "frozenset")}


def frame(kind: bytes, body: bytes) -> bytes:
    """One frame: its kind, its length, its body."""
    return HEAD.pack(kind, len(body)) + body


def dump_document(document: Document) -> bytes:
    """The document as bytes for `load_document`."""
    return pickle.dumps(document, protocol=5)


def load_document(body: bytes) -> Document:
    """The document in `body`, where nothing but the block classes may be named: the worker has read a
    stranger's file, so what it says is not believed further than that."""
    found = _BlocksOnly(io.BytesIO(body)).load()
    if not isinstance(found, Document):
        raise pickle.UnpicklingError("not a document")
    return found


class _BlocksOnly(pickle.Unpickler):
    def find_class(self, module_name: str, global_name: str) -> object:
        if (module_name, global_name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is not allowed")
        return super().find_class(module_name, global_name)
