"""Zip files whose bytes depend on nothing but what is in them."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_ALWAYS = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o100644 << 16


def zipped(entries: dict[str, bytes]) -> bytes:
    """A zip of ``entries``, path -> content: sorted, and every file of the same age."""
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for path, content in sorted(entries.items()):
            info = ZipInfo(path, _ALWAYS)
            info.external_attr, info.compress_type = _READABLE, ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()
