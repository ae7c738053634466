"""Weights by URI: ``hub:``, ``file:`` and ``wheel:``, found, checked and pinned to a revision.

``hub:ORG/NAME@REVISION`` is a model of the Hugging Face hub (``#FILE`` behind it picks one GGUF
file); ``file:PATH`` is a GGUF file or a folder with safetensors; ``wheel:NAME{1..N}@VERSION`` are
installed Python packages with a part each. Safetensors and GGUF only: pickles can run code.
"""

import hashlib
import re
from pathlib import Path

from pipeline.errors import WeightsError
from pipeline.models import cache, headers, joining
from pipeline.models.cache import Progress
from pipeline.records import Record

_HUB = re.compile(r"([\w.-]+/[\w.-]+)@([^\s@#]+)(?:#([\w./-]+\.gguf))?")
_PATTERNS = ("*.safetensors", "*.json", "*.model", "*.spm", "*.txt", "*.jinja")
_PICKLES = ("*.bin", "*.pt", "*.pth", "*.ckpt", "*.pkl")


class Weights(Record):
    """Weights on this machine: a GGUF file or a folder; ``revision`` is the hub's commit or a SHA-256."""

    path: Path
    revision: str
    uri: str


def resolve(uri: str, sha256: str = "", progress: Progress | None = None, *, verify: bool = False) -> Weights:
    """The weights a URI names, fetched or joined if need be; ``WeightsError`` says what is missing or wrong.

    ``sha256`` (hexadecimal, "" for none) must be that of the file, or of the folder as ``folder_digest``
    counts it. ``progress`` gets a label and bytes done and wanted. ``verify`` reads every byte again
    where a digest is already known.
    """
    scheme, _, rest = uri.partition(":")
    if scheme == "wheel":
        path = joining.joined(rest, sha256, progress, verify=verify)
        return Weights(path=path, revision=sha256 or cache.sha256(path), uri=uri)
    if scheme == "file":
        path = Path(rest).expanduser()
        return Weights(path=path, revision=_checked(path, sha256, progress, verify), uri=uri)
    if scheme == "hub":
        path, commit = _from_hub(rest)
        if sha256 or verify:
            _checked(path, sha256, progress, verify)
        else:
            _check_format(path)
        return Weights(path=path, revision=commit, uri=uri)
    raise WeightsError(
        f"weights '{uri}': unknown kind '{scheme}'; allowed are hub:ORG/NAME@REVISION, file:PATH and "
        "wheel:NAME{1..N}@VERSION"
    )


def available(uri: str) -> bool:
    """Whether the weights are on this machine, without fetching, joining or hashing anything."""
    scheme, _, rest = uri.partition(":")
    if scheme == "wheel":
        return joining.present(rest)
    if scheme == "file":
        return Path(rest).expanduser().exists()
    match = _HUB.fullmatch(rest)
    try:
        from huggingface_hub import try_to_load_from_cache
    except ImportError:
        return False
    return match is not None and isinstance(
        try_to_load_from_cache(match[1], match[3] or "config.json", revision=match[2]), str
    )


def folder_digest(path: Path, progress: Progress | None = None, *, verify: bool = False) -> str:
    """SHA-256 over the names and SHA-256 sums of a folder's model files, sorted by name."""
    files = sorted(file for pattern in _PATTERNS for file in path.glob(pattern))
    lines = (f"{cache.sha256(file, progress, verify=verify)}  {file.name}\n" for file in files)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _checked(path: Path, sha256: str, progress: Progress | None, verify: bool) -> str:
    """The SHA-256 of the file or folder, after its format and its pinned sum were compared."""
    _check_format(path)
    read = folder_digest if path.is_dir() else cache.sha256
    digest = read(path, progress, verify=verify)
    if sha256 and digest != sha256:
        raise WeightsError(
            f"weights {path}: wrong SHA-256: expected {sha256}, got {digest}. "
            "Fetch the weights again, or correct sha256 in the config if you trust these."
        )
    return digest


def _check_format(path: Path) -> None:
    """Refuse a path that isn't there, a pickle, and a header that lies."""
    if not path.exists():
        raise WeightsError(f"weights {path}: no such file or folder. Correct 'weights' in the config.")
    if path.is_file() and path.suffix not in (".gguf", ".safetensors"):
        raise WeightsError(f"weights {path}: only GGUF files and folders with safetensors are loaded, never pickles.")
    files = [path] if path.is_file() else [*sorted(path.glob("*.safetensors")), *sorted(path.glob("*.gguf"))]
    if not files:
        pickles = sorted(file.name for pattern in _PICKLES for file in path.glob(pattern))
        found = f"only {', '.join(pickles[:3])}" if pickles else "none"
        raise WeightsError(
            f"weights {path}: no .safetensors and no .gguf in this folder ({found}). Pickled weights can run code "
            "and are refused: choose a revision with safetensors (on the hub often refs/pr/N) or convert them."
        )
    for file in files:
        headers.check(file)


def _from_hub(name: str) -> tuple[Path, str]:
    """The folder (or the one GGUF file) in the hub's local cache, and the commit it belongs to."""
    match = _HUB.fullmatch(name)
    if not match:
        raise WeightsError(
            f"weights 'hub:{name}': expected hub:ORG/NAME@REVISION with a pinned revision (a commit or a tag), "
            "and #FILE.gguf behind it for one file of several"
        )
    folder = Path(_snapshot(match[1], match[2], match[3]))
    path = folder / match[3] if match[3] else folder
    return path, folder.name


def _snapshot(repo: str, revision: str, file: str | None) -> str:
    """Where the hub's library has put the model's safetensors, tokenizer and configuration files."""
    try:
        from huggingface_hub import errors, snapshot_download
    except ImportError as error:
        raise WeightsError(
            f"weights 'hub:{repo}': the library huggingface_hub isn't installed. "
            'Install it with: pip install -e ".[transformers]"'
        ) from error
    wanted = [file] if file else list(_PATTERNS)
    try:
        return str(
            snapshot_download(repo, revision=revision, allow_patterns=wanted, ignore_patterns=None if file else ["*/*"])
        )
    except errors.LocalEntryNotFoundError as error:
        raise WeightsError(
            f"weights 'hub:{repo}@{revision}': the hub can't be reached and they aren't in the local cache. "
            "Use a config whose weights are wheel: or file:, or fetch them where the hub can be reached."
        ) from error
    except (errors.HfHubHTTPError, errors.HFValidationError) as error:
        raise WeightsError(
            f"weights 'hub:{repo}@{revision}': the hub has no such model or revision, or it asks for a login: "
            f"{_line(error)}"
        ) from error
    except OSError as error:
        raise WeightsError(f"weights 'hub:{repo}@{revision}': fetching failed: {_line(error)}. Try again.") from error


def _line(error: Exception) -> str:
    """The first line of an error's text."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
