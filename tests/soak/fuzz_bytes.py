"""The byte targets of ``tests/soak/fuzz.py`` guided by coverage: ``python tests/soak/fuzz_bytes.py -max_total_time=300``.

Needs atheris, which installs on Linux. It stops at the first input that raises and writes it to a file
``crash-…`` in the current folder; the options are those of libFuzzer.
"""

import sys

import atheris

with atheris.instrument_imports(include=["pipeline"]):
    from tests.soak.fuzz import TARGETS

BYTE_TARGETS = [
    "decode", "read txt", "read jsonl", "read csv", "termbase csv", "termbase tbx", "gguf", "safetensors",
]  # fmt: skip
TEXT_TARGETS = [
    "figures ko", "figures en", "figures zh", "dates ko", "dates en", "dates zh", "sentences", "config", "file names",
]  # fmt: skip


def one(data: bytes) -> None:
    """Gives an input to the target that its first byte names."""
    if not data:
        return
    names = BYTE_TARGETS + TEXT_TARGETS
    name = names[data[0] % len(names)]
    TARGETS[name].run(data[1:] if name in BYTE_TARGETS else data[1:].decode("utf-8", "replace"))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
