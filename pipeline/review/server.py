"""``hanbrief review``: the page served on the loopback address, or the approved briefs written to a file."""

import socket
import threading
from pathlib import Path

from pipeline.errors import ConfigError, InputError
from pipeline.facts.names import termbase as terms
from pipeline.records import Lang, Record
from pipeline.run.ledger import NAME

HOST = "127.0.0.1"


class Options(Record):
    """What the command was asked: the run's folder and how to serve it."""

    folder: Path
    port: int = 8765
    user: str = ""
    termbase: str = ""
    memory: Path | None = None
    report_lang: Lang = "en"


def review(options: Options, export: Path | None = None, form: str = "") -> int:
    """Serves until interrupted, or with ``export`` writes the approved briefs there in the format ``form`` (by
    the file's ending where it is empty); exit code 0."""
    if not (options.folder / NAME).is_file():
        raise InputError(f"review '{options.folder}': no {NAME} there; give the --out folder of a run", code="ledger")
    if form and export is None:
        raise ConfigError(f"--format '{form}': it is the format of --export FILE, which isn't given; add that")
    if options.memory is not None and not options.memory.absolute().parent.is_dir():
        raise ConfigError(f"--memory '{options.memory}': no such folder; make it, or give a file elsewhere")
    try:
        return _serve(options) if export is None else _export(options, export, form)
    except ImportError as error:
        raise ConfigError(f"review needs the library '{error.name}': pip install -e \".[web]\"") from error


def _serve(options: Options) -> int:
    import uvicorn

    from pipeline.review.app import Settings, create_app
    from pipeline.review.checks import warm_up
    from pipeline.review.desk import Desk
    from pipeline.review.visiting import login_name, person

    if options.termbase and not Path(options.termbase).is_file():
        raise ConfigError(f"--termbase '{options.termbase}': no such file; give a CSV or TBX file")
    loaded = terms.load(Path(options.termbase)) if options.termbase else None
    listening = _listen(options.port)
    desk = Desk(options.folder, loaded)
    app = create_app(desk, Settings(user=person(options.user) or login_name(), memory=options.memory))
    threading.Thread(target=warm_up, daemon=True).start()
    print(f"hanbrief review: http://{HOST}:{listening.getsockname()[1]}/  (stop with Ctrl-C)", flush=True)
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])
    return 0


def _listen(port: int) -> socket.socket:
    """A socket on the loopback address; ``ConfigError`` when the port is taken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except (OSError, OverflowError) as error:
        listening.close()
        reason = error.strerror if isinstance(error, OSError) else "not a port"
        raise ConfigError(f"--port {port}: {reason}; give another, or 0 for any free one") from error
    return listening


def _export(options: Options, path: Path, form: str) -> int:
    from pipeline.review.desk import Desk
    from pipeline.review.exporting import approved, export, formats, remember

    known = formats()
    name = form or path.suffix.lstrip(".").lower()
    if name not in known or known[name].missing:
        allowed = ", ".join(key for key, one in known.items() if not one.missing)
        wrong = f"no format '{name}'" if name else "its name has no ending that tells the format"
        raise ConfigError(f"--export '{path}': {wrong}; give one with --format: {allowed}")
    desk = Desk(options.folder)
    try:
        sheets = list(approved(desk))
        data, made = export(desk, sheets, name, options.report_lang)
        if made.suffix != path.suffix:
            path = path.with_name(path.name + made.suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{len(sheets)} approved briefs: {path}")
        if options.memory is not None:
            print(f"{remember(desk, sheets, options.memory)} new sentences: {options.memory}")
    except OSError as error:
        raise InputError(
            f"--export '{path}': can't be written: {error.strerror}; give another file", code="output"
        ) from error
    finally:
        desk.close()
    return 0
