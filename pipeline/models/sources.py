"""Source texts as the token ids that an encoder-decoder model wants, never cut silently."""

from typing import Any

from pipeline.config import Family
from pipeline.errors import ModelError
from pipeline.models import languages
from pipeline.records import Lang

_ENDLESS = 1_000_000
"""Tokenizers without a limit give a huge number as theirs."""


class Sources:
    """Texts for one model. ``limits`` are the tokens its context, its positions and its tokenizer allow
    (None where one has no limit); ``limit`` is the least of them."""

    def __init__(self, tokenizer: Any, family: Family, limits: tuple[int | None, ...], engine: str) -> None:
        self._tokenizer = tokenizer
        self._family: Family = family
        self._engine = engine
        self.limit = min(n for n in (*limits, tokenizer.model_max_length) if n and n < _ENDLESS)

    def count(self, text: str) -> int:
        """How many tokens ``text`` is for the encoder, with the special ones around it."""
        return len(self._ids(text))

    def read(self, text: str, pair: tuple[Lang, Lang]) -> tuple[list[int], int | None]:
        """The ids of ``text`` to be put from the first language of ``pair`` into the second, and the token its
        translation must begin with, where there is one; ``ModelError`` for a text that is too long."""
        first = languages.first_token(self._family, self._tokenizer, *pair)
        ids = self._ids(languages.prefix(self._family, self._tokenizer, *pair) + text)
        if len(ids) > self.limit:
            raise ModelError(
                f"{self._engine}: the text '{text[:40]}…' has {len(ids):,} tokens, the model takes {self.limit:,}. "
                "Split the text or use a model with a longer input."
            )
        return ids, first

    def _ids(self, text: str) -> list[int]:
        """Token ids; KoBART's tokenizer leaves out the sentence marks that BART was trained with."""
        tokenizer = self._tokenizer
        ids: list[int] = list(tokenizer(text)["input_ids"])
        if self._family != "bart":
            return ids
        begin = [] if ids[:1] == [tokenizer.bos_token_id] else [tokenizer.bos_token_id]
        end = [] if ids[-1:] == [tokenizer.eos_token_id] else [tokenizer.eos_token_id]
        return [token for token in (*begin, *ids, *end) if token is not None]
