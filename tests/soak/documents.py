"""Damages every kind of document many times and reads each copy: text or a reject with a known code, never a crash.

Run as ``python tests/soak/documents.py [copies of each kind and damage] [seed]``; the short version is
``tests/io/documents/test_corpus.py``. Prints what came of the copies and the slowest one, exit code 1 on a failure.
"""

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from pipeline.errors import InputError
from pipeline.io.formats import read_document
from tests.io.documents.releases import RELEASES
from tests.io.documents.test_corpus import CODES, DAMAGED, MAKERS, damaged

HOW = ("cut", "flipped", "zeros", "noise")


def attempt(suffix: str, data: bytes) -> str:
    """``text``, the code of the reject, or the failure's name."""
    try:
        read_document(suffix, data, "a", "a")
    except InputError as error:
        return error.code
    except Exception as error:  # noqa: BLE001  the very thing this looks for
        return f"FAILED {type(error).__name__}: {error}"
    return "text"


def main(copies: int, seed: int) -> int:
    """Reads the copies; 1 when one failed."""
    found: Counter[tuple[str, str]] = Counter()
    slowest, failures = (0.0, ""), []
    for kind in DAMAGED:
        suffix, make = MAKERS[kind]
        with tempfile.TemporaryDirectory() as folder:
            whole = make(RELEASES["city"], Path(folder))
        for how in HOW:
            for number in range(copies if suffix != ".pdf" else max(1, copies // 20)):
                started = time.perf_counter()
                end = attempt(suffix, damaged(whole, how, seed + number))
                slowest = max(slowest, (time.perf_counter() - started, f"{kind} {how} {seed + number}"))
                found[suffix, end.partition(":")[0]] += 1
                if end not in CODES | {"text"}:
                    failures.append(f"{kind} {how} {seed + number}: {end}")
    for (suffix, end), count in sorted(found.items()):
        print(f"{suffix:<6} {end:<14} {count:>6}")
    print(f"slowest: {slowest[0]:.2f} s ({slowest[1]})")
    print("\n".join(failures[:20]))
    return 1 if failures else 0


if __name__ == "__main__":
    numbers = [int(value) for value in sys.argv[1:]]
    sys.exit(main(*(numbers + [200, 0][len(numbers) :])))
