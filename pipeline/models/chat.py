"""Conversations as token ids, by the chat template that comes with a model's tokenizer."""

from typing import Any

from jinja2 import TemplateError

from pipeline.errors import ModelError
from pipeline.models.base import Turn


class Chat:
    """Prompts of one model. ``context`` is how many tokens prompt and output may have together."""

    def __init__(self, tokenizer: Any, context: int, engine: str) -> None:
        self._tokenizer = tokenizer
        self._context = context
        self._engine = engine

    def prompt(self, turns: tuple[Turn, ...]) -> list[int]:
        """Token ids of the conversation up to where the model speaks; ``ModelError`` when there is no room left."""
        if self._tokenizer.chat_template:
            text = self.templated([turn.model_dump() for turn in turns])
        else:
            text = "".join(f"{turn.content}\n" for turn in turns)
        ids: list[int] = self._tokenizer(text, add_special_tokens=not self._tokenizer.chat_template)["input_ids"]
        if len(ids) >= self._context:
            raise ModelError(
                f"{self._engine}: the prompt ending in '{turns[-1].content[:40]}…' has {len(ids):,} tokens, the model "
                f"takes {self._context - 1:,}. Give a shorter text, or raise context_tokens if the model allows it."
            )
        return ids

    def templated(self, messages: list[dict[str, str]]) -> str:
        """The conversation in the model's chat template; a system turn it refuses goes into the first user turn."""
        try:
            return self._render(messages)
        except TemplateError as error:
            if messages[0]["role"] != "system" or len(messages) < 2:
                raise ModelError(
                    f"{self._engine}: the model's chat template refuses the conversation: {error}"
                ) from error
        first = {"role": "user", "content": f"{messages[0]['content']}\n\n{messages[1]['content']}"}
        return self.templated([first, *messages[2:]])

    def _render(self, messages: list[dict[str, str]]) -> str:
        options = {"tokenize": False, "add_generation_prompt": True, "enable_thinking": False}
        return str(self._tokenizer.apply_chat_template(messages, **options))
