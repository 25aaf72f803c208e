"""How much one answer may hold is a setting."""

import subprocess
import sys

import pytest

from graph.limits import Limits


def test_each_limit_can_be_set_and_the_others_stay() -> None:
    changed = Limits.from_environment({"COUNTERWATCH_SCENE_NODES": "500", "COUNTERWATCH_EXPAND_NODES": " 7 ", "COUNTERWATCH_PATHS": ""})
    assert (changed.scene_nodes, changed.expand_nodes, changed.paths) == (500, 7, Limits().paths)


@pytest.mark.parametrize("value", ["0", "-3", "many", "1.5", "\u0664"])
def test_what_is_no_positive_number_is_named_with_its_remedy(value: str) -> None:
    with pytest.raises(ValueError, match="COUNTERWATCH_SCENE_NODES must be a positive whole number"):
        Limits.from_environment({"COUNTERWATCH_SCENE_NODES": value})


def test_a_wrong_limit_ends_a_command_in_one_line() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import graph.limits"],
        env={"COUNTERWATCH_SCENE_NODES": "x", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.strip() == "COUNTERWATCH_SCENE_NODES must be a positive whole number, not 'x'. Remedy: correct it or unset it"
