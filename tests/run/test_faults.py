"""A whole run in which the model does all that a model can do wrong, and what the machine can do besides."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from pipeline.config import load
from pipeline.errors import InputError, ModelError
from pipeline.run.ledger import Ledger
from pipeline.run.network import needs_network
from pipeline.run.session import Job, execute
from tests.soak.kill import finish, kill_once, prepare
from tests.soak.releases import COMMAND, ENVIRONMENT, body, echo_config, write_rows

FAULTS = {
    "raises": ("{raise}", "model_failed"),
    "fails once": ("{once}", ""),
    "hangs": ("{hang}", "timed_out"),
    "dies": ("{die}", "worker_died"),
    "endless": ("{endless}", "empty_translation"),
    "memory": ("{memory}", ""),
    "cuda": ("{memory-error}", ""),
}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def write(path: Path, articles: dict[str, str]) -> Path:
    lines = [json.dumps({"id": name, "body": text}) for name, text in articles.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_every_fault_at_once(tmp_path: Path) -> None:
    """Each bad article says its own word; its neighbours in the batch must not suffer."""
    articles = {f"good {number}": body(number) for number in range(5)}
    for number, name in enumerate(FAULTS):
        articles[name] = body(number + 50).replace("시는 올해", f"시는 QX{number}Z 방식으로 올해")
        articles[f"after {name}"] = body(number + 70)
    script = [[f"QX{number}Z", answer] for number, (answer, _) in enumerate(FAULTS.values())]
    config = echo_config(tmp_path / "c.yaml", batch=2, model={"script": script}, time_limit_s=5.0, attempts=1)
    out = tmp_path / "out"
    inputs = write(tmp_path / "in.jsonl", articles)
    assert execute(Job(inputs=(str(inputs),), config=str(config), out=out)) == 0
    expected = {name: code for name, (_, code) in FAULTS.items() if code}
    assert {r["id"]: r["code"] for r in rows(out / "rejects.jsonl")} == expected
    assert [b["id"] for b in rows(out / "briefs.jsonl")] == [name for name in articles if name not in expected]
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert (run["read"], run["briefs"], run["rejects"]) == (len(articles), len(articles) - len(expected), len(expected))
    healed = echo_config(tmp_path / "c.yaml", model={"script": script[1:2]})
    assert execute(Job(inputs=(str(inputs),), config=str(healed), out=out)) == 0
    assert len(rows(out / "briefs.jsonl")) == len(articles)


def test_empty_text_is_rejected_and_retried_when_asked(tmp_path: Path) -> None:
    config = echo_config(tmp_path / "c.yaml", model={"script": [["", ""]], "family": "m2m100"})
    inputs = write(tmp_path / "in.jsonl", {"a": body(1)})
    job = Job(inputs=(str(inputs),), config=str(config), out=tmp_path / "out")
    assert execute(job) == 3
    (first,) = rows(job.out / "rejects.jsonl")
    assert first["code"] in ("empty_translation", "no_summary")
    with Ledger.open(job.out) as ledger:
        ledger.connection.execute("UPDATE ends SET made = 'before'")
    assert execute(job) == 3
    assert execute(job.model_copy(update={"retry": "rejects"})) == 3
    with Ledger.open(job.out) as ledger:
        assert ledger.rows("SELECT COUNT(*) FROM ends WHERE made = 'before'") == [(0,)]


def test_a_model_that_cannot_be_loaded_leaves_a_folder_to_go_on_with(tmp_path: Path) -> None:
    config = echo_config(tmp_path / "c.yaml", model={"engine": "causal", "weights": "file:/nowhere"})
    inputs = write(tmp_path / "in.jsonl", {"a": body(1)})
    job = Job(inputs=(str(inputs),), config=str(config), out=tmp_path / "out")
    with pytest.raises(ModelError) as error:
        execute(job)
    assert error.value.exit_code == 4
    echo_config(tmp_path / "c.yaml")
    assert execute(job) == 0


@pytest.mark.parametrize("number", [1, 5, 11], ids=lambda number: f"seed {number}")
def test_a_killed_run_ends_with_the_same_bytes(
    tmp_path: Path, number: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The short version of ``tests/soak/kill.py``."""
    plan = prepare(tmp_path, 10, 0.01)
    wanted = finish(plan, tmp_path / "undisturbed")
    said = kill_once(plan, tmp_path / "out", random.Random(number))
    assert finish(plan, tmp_path / "out") == wanted, said


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_a_stopped_run_says_how_to_go_on(tmp_path: Path, sign: signal.Signals) -> None:
    plan = prepare(tmp_path, 10, 0.2)
    command = plan.command(tmp_path / "out")
    with subprocess.Popen(command, env=ENVIRONMENT, stderr=subprocess.PIPE, preexec_fn=heed_ctrl_c) as process:
        until_started(tmp_path / "out")
        process.send_signal(sign)
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert process.returncode == 130
    assert "run the same command again to go on" in said
    assert "Traceback" not in said
    with Ledger.open(tmp_path / "out") as ledger:
        assert ledger.counts().pending > 0


def heed_ctrl_c() -> None:
    """Takes back what a shell does to the jobs it starts in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def until_started(out: Path) -> None:
    """Waits until the inputs are in the ledger."""
    for _ in range(6000):
        with suppress(InputError), Ledger.open(out, readonly=True) as ledger:
            if ledger.counts().read:
                return
        time.sleep(0.02)


def test_a_full_disk_ends_the_run_in_one_line_and_the_next_goes_on(tmp_path: Path) -> None:
    plan = prepare(tmp_path, 10, 0.0)
    wanted = finish(plan, tmp_path / "undisturbed")
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)); from pipeline.cli import main; main()"
    )
    command = [sys.executable, "-c", code, *plan.command(tmp_path / "out")[len(COMMAND) :]]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 3, done.stderr
    assert "run the same command again" in done.stderr
    assert "Traceback" not in done.stderr
    assert finish(plan, tmp_path / "out") == wanted


def test_no_secret_and_no_text_where_they_do_not_belong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secretsecret")
    inputs = write_rows(tmp_path / "in.jsonl", 3)
    config = echo_config(tmp_path / "c.yaml", model={"script": [["시는", "{raise}"]]}, attempts=1)
    assert execute(Job(inputs=(str(inputs),), config=str(config), out=tmp_path / "out", log_format="json")) == 4
    lines = capfd.readouterr().err.splitlines()
    events = [json.loads(line) for line in lines]
    assert {"run_started", "worker_started", "call_failed", "reject", "run_finished"} <= {e["event"] for e in events}
    assert {e["article"] for e in events if e["event"] == "reject"} == {f"release-{n:05d}" for n in range(3)}
    text = "".join(lines) + (tmp_path / "out" / "run.json").read_text(encoding="utf-8")
    assert "재단" not in text
    assert "\\uc7ac\\ub2e8" not in text
    assert "hf_secret" not in text


def test_no_connection_is_opened_where_none_is_needed(tmp_path: Path) -> None:
    assert not needs_network(load("offline"))
    assert needs_network(load("cpu"))
    tried = tmp_path / "tried.txt"
    (tmp_path / "sitecustomize.py").write_text(
        "import os, sys\n"
        "def seen(event, arguments):\n"
        "    if event == 'socket.getaddrinfo' or event == 'socket.connect' and isinstance(arguments[1], tuple):\n"
        f"        open({str(tried)!r}, 'a').write(repr(arguments[1:]) + '\\n')\n"
        "        raise OSError('the network is closed')\n"
        "sys.addaudithook(seen)\n",
        encoding="utf-8",
    )
    inputs = write_rows(tmp_path / "in.jsonl", 3)
    command = [*COMMAND, "run", inputs, "--config", echo_config(tmp_path / "c.yaml"), "--out", tmp_path / "out"]
    path = os.pathsep.join((str(tmp_path), ENVIRONMENT["PYTHONPATH"]))
    done = subprocess.run(
        [str(part) for part in command],
        env=ENVIRONMENT | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not tried.exists(), tried.read_text(encoding="utf-8")


def test_a_worker_may_not_connect() -> None:
    code = (
        "import socket, sys; from pipeline.run.network import forbid; forbid()\n"
        "server = socket.create_server(('127.0.0.1', 0)); socket.create_connection(server.getsockname())\n"
        "for call in (lambda: socket.create_connection(('192.0.2.1', 80), 1), lambda: socket.getaddrinfo('example.org', 80)):\n"
        "    try: call()\n"
        "    except OSError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True)
    assert done.stdout.count("is needed") + done.stdout.count("needs to be") == 2, done.stdout


def test_an_article_lost_on_the_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.local.Runner.run", lambda self, batch, number: None)
    inputs = write_rows(tmp_path / "in.jsonl", 2)
    with pytest.raises(InputError, match="2 articles were read but 0 briefs and 0 rejects came out"):
        execute(Job(inputs=(str(inputs),), config=str(echo_config(tmp_path / "c.yaml")), out=tmp_path / "out"))


def test_a_second_run_only_exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = write(tmp_path / "in.jsonl", {"a": body(1), "b": body(2)})
    job = Job(inputs=(str(inputs),), config=str(echo_config(tmp_path / "c.yaml")), out=tmp_path / "out")
    assert execute(job) == 0
    before = {path.name: path.read_bytes() for path in job.out.iterdir() if path.suffix in (".jsonl", ".html")}

    def refuse(*arguments: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr("pipeline.run.supervisor.Worker", refuse)
    (job.out / "briefs.jsonl").unlink()
    assert execute(job) == 0
    assert before == {path.name: path.read_bytes() for path in job.out.iterdir() if path.name in before}
    changed = echo_config(tmp_path / "c.yaml", model={"delay_s": 0.001})
    with pytest.raises(AssertionError, match="a worker was started"):
        execute(job.model_copy(update={"config": str(changed)}))
