"""How each family of translation models is told its languages: codes, prefixes, first tokens.

Codes are those of the models' own tokenizers; ``zh`` is Simplified Chinese.
"""

from typing import Any

from pipeline.config import Family
from pipeline.errors import ModelError
from pipeline.records import Lang

_M2M100: dict[Lang, str] = {"ko": "ko", "en": "en", "zh": "zh"}
_NLLB: dict[Lang, str] = {"ko": "kor_Hang", "en": "eng_Latn", "zh": "zho_Hans"}
_MADLAD: dict[Lang, str] = {"ko": "<2ko>", "en": "<2en>", "zh": "<2zh>"}
_MARIAN: dict[Lang, tuple[str, ...]] = {
    "ko": (">>kor<<", ">>kor_Hang<<", ">>ko<<"),
    "en": (">>eng<<", ">>eng_Latn<<", ">>en<<"),
    "zh": (">>cmn_Hans<<", ">>zho_Hans<<", ">>cmn<<", ">>zho<<", ">>zh<<", ">>zh_cn<<"),
}
_TYPES: dict[str, Family] = {"bart": "bart", "mbart": "bart", "t5": "t5", "mt5": "t5", "umt5": "t5", "marian": "marian"}


def family(model_type: str, tokenizer: Any) -> Family:
    """The family of a model: by the ``model_type`` of its configuration, and by its language tokens where
    two families share one type. ``ModelError`` for a type that isn't an encoder-decoder known here."""
    if model_type == "m2m_100":
        return "nllb" if _known(tokenizer, _NLLB["ko"]) else "m2m100"
    found = _TYPES.get(model_type)
    if found is None:
        known = ", ".join(sorted([*_TYPES, "m2m_100"]))
        raise ModelError(
            f"seq2seq: model type '{model_type}' isn't one of {known}; use engine 'causal' for language models"
        )
    return "madlad" if found == "t5" and _known(tokenizer, _MADLAD["en"]) else found


def prefix(kind: Family, tokenizer: Any, source: Lang, target: Lang) -> str:
    """What goes before the source text; "" where the family takes no word of it or nothing is translated."""
    if kind == "madlad" and source != target:
        return _required(tokenizer, _MADLAD[target], target) + " "
    codes = getattr(tokenizer, "supported_language_codes", None) if kind == "marian" else None
    if not codes:
        return ""
    found = [code for code in _MARIAN[target] if code in codes]
    if not found:
        raise ModelError(f"seq2seq: the model writes {', '.join(codes[:8])}; '{target}' isn't among them")
    return found[0] + " "


def first_token(kind: Family, tokenizer: Any, source: Lang, target: Lang) -> int | None:
    """Set the tokenizer's source language; the token a translation must begin with, where there is one."""
    if kind not in ("m2m100", "nllb"):
        return None
    codes = _NLLB if kind == "nllb" else _M2M100
    form = "{}" if kind == "nllb" else "__{}__"
    _required(tokenizer, form.format(codes[source]), source)
    tokenizer.src_lang = codes[source]
    return int(tokenizer.convert_tokens_to_ids(_required(tokenizer, form.format(codes[target]), target)))


def _known(tokenizer: Any, token: str) -> bool:
    return tokenizer.convert_tokens_to_ids(token) not in (None, tokenizer.unk_token_id)


def _required(tokenizer: Any, token: str, lang: Lang) -> str:
    if not _known(tokenizer, token):
        raise ModelError(f"seq2seq: the model's tokenizer has no token '{token}', so it doesn't know '{lang}'")
    return token
