"""Office files are zip packages: what they would swell to is checked before anything is unpacked."""

import io
import zipfile

from fridlyst.base.sentences import Sentence
from fridlyst.files.errors import BrokenFile, EncryptedFile, ZipBomb

_SMALL = 10_000_000
_ENTRY_SIGN = b"PK\x01\x02"


def check_package(data: bytes, *, members: int, unpacked: int, ratio: int) -> None:
    """Refuses a package with too many members, too many bytes once unpacked, or one that swells too much.

    The sizes are the package's own claims; the unpacking stops at them. Packages inside the package are
    never opened. Raises ZipBomb, EncryptedFile or BrokenFile.
    """
    if data.count(_ENTRY_SIGN) > members:
        raise _bomb(Sentence("fler än %(members)s delar", members=members))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        raise BrokenFile(
            "Filen är skadad eller avhuggen. Hämta eller spara den på nytt och försök igen."
        ) from None
    if any(info.flag_bits & 1 for info in infos):
        raise EncryptedFile("Filen är låst med lösenord. Spara den utan lösenord och försök igen.")
    if sum(info.file_size for info in infos) > unpacked:
        raise _bomb(Sentence("mer än %(size)s MB uppackad", size=unpacked // 1_000_000))
    if any(info.file_size > max(_SMALL, ratio * info.compress_size) for info in infos):
        raise _bomb(Sentence("en del som växer orimligt mycket när den packas upp"))


def _bomb(why: Sentence) -> ZipBomb:
    return ZipBomb(
        Sentence("Filen är packad på ett sätt som inte kan läsas säkert: den har %(why)s.", why=why)
    )
