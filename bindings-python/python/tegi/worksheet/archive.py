"""Office files are ZIP archives, whose libraries write the time of day into them."""

from __future__ import annotations

import zipfile
from io import BytesIO

# The first day that an archive can name.
DAY = (1980, 1, 1, 0, 0, 0)


def without_clock(archive: bytes) -> bytes:
    """The same archive with that day in place of the time at which it was written."""
    content = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(content, "w") as new:
        for entry in old.infolist():
            same = zipfile.ZipInfo(entry.filename, DAY)
            same.compress_type = zipfile.ZIP_DEFLATED
            same.external_attr = entry.external_attr
            new.writestr(same, old.read(entry))
    return content.getvalue()
