"""One run at a time on a folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import ConfigError, InputError
from pipeline.run.lock import NAME, held
from tests.soak.releases import ENVIRONMENT

HOLD = "import sys; from pathlib import Path; from pipeline.run.lock import held\nwith held(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"


def test_the_second_is_refused_with_who_holds_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(ConfigError, match=rf"is in use by process {holder.pid} on .+ since 20..-"), held(tmp_path):
            pass
        holder.kill()
        holder.wait()
    with held(tmp_path):
        assert (tmp_path / NAME).stat().st_size > 0
    assert (tmp_path / NAME).stat().st_size == 0


def test_a_folder_that_cannot_be_written() -> None:
    with pytest.raises(InputError, match=r"can't be written: .*; give another --out"), held(Path("/sys/hanbrief")):
        pass
