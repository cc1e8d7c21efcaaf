"""A lock that one program alone has, and that ends with it however it ends.

Python has what is needed; libraries for it either leave their file behind or need a newer Python than we support.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO


class Busy(Exception):
    """Another program has the lock."""


def locked(path: Path) -> IO[bytes]:
    """The file of a lock, which is held until it is closed.

    Raises:
        Busy: Another program has it.
        OSError: The file cannot be made.
    """
    while True:
        file = open(path, "ab")
        try:
            take(file)
            # Who had it before may have removed it: then another one is made.
            if os.path.samestat(os.fstat(file.fileno()), os.stat(path)):
                return file
        except FileNotFoundError:
            pass
        except BaseException:
            file.close()
            raise
        file.close()


if sys.platform == "win32":
    import msvcrt

    def take(file: IO[bytes]) -> None:
        """Takes the lock at once or not at all."""
        try:
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            raise Busy from None

else:
    import fcntl

    def take(file: IO[bytes]) -> None:
        """Takes the lock at once or not at all."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
