"""No connections where none is needed: a config whose weights are all on this machine runs without a network."""

import os
import sys
from typing import Any

from pipeline.config import Config

_LOCAL = ("localhost", "::1", "0.0.0.0", "::")


def needs_network(config: Config) -> bool:
    """Whether a model of the config comes from a hub."""
    return any(spec.weights.startswith("hub:") for spec in config.models.values())


def forbid() -> None:
    """Lets this process open no connection but to itself; ``OSError`` for one that tries. It can't be undone."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE"):
        os.environ[name] = "1"
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto") and not _is_local(arguments[1]):
        raise OSError("no connection is needed by this config, and none is opened")
    if event == "socket.getaddrinfo" and not _is_local((arguments[0],)):
        raise OSError("no name needs to be looked up by this config, and none is")


def _is_local(address: Any) -> bool:
    """Whether a socket address is a Unix path or this machine's own."""
    if not isinstance(address, tuple):
        return True
    host = address[0]
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    return host is None or host == "" or host in _LOCAL or str(host).startswith("127.")
