"""The Ray runner gives the bytes of the local one, also when an actor is killed on the way."""

import random
from pathlib import Path

import pytest

from pipeline.config import RaySpec
from pipeline.errors import ConfigError
from tests.soak.kill import finish, kill_once, prepare

pytest.importorskip("ray.data")


def test_same_bytes_as_a_local_run_with_an_actor_killed(tmp_path: Path) -> None:
    """The short version of ``tests/soak/kill.py --engine ray``."""
    plan = prepare(tmp_path, 20, 0.1)
    wanted = finish(plan, tmp_path / "local")
    many = plan._replace(engine="ray")
    said = kill_once(many, tmp_path / "out", random.Random(3))
    assert said.startswith("worker")
    assert finish(many, tmp_path / "out") == wanted


def test_a_cluster_that_is_not_there_or_too_small(monkeypatch: pytest.MonkeyPatch) -> None:
    import ray

    from pipeline.run.ray import _connect

    def refuse(**options: object) -> None:
        raise ConnectionError("no answer")

    monkeypatch.setattr(ray, "init", refuse)
    with pytest.raises(ConfigError, match=r"--address '192.0.2.1:6379': no Ray cluster answers there: no answer"):
        _connect(ray, "192.0.2.1:6379", RaySpec())
    monkeypatch.setattr(ray, "init", lambda **options: None)
    monkeypatch.setattr(ray, "cluster_resources", lambda: {"CPU": 2.0})
    with pytest.raises(ConfigError, match=r"has 2 CPUs and 0 GPUs, runner.ray asks for 6 and 4: add machines"):
        _connect(ray, "head:6379", RaySpec(model_workers=4, model_gpus=1.0))
