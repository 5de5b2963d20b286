"""A compiled pass is made once, kept, and run from what is kept."""

import subprocess
import sys

import numpy as np
import pytest

from kantelpunt.compiled import keeping
from kantelpunt.compiled.passes import CompiledPass

MODULE = "kantelpunt.interchange.package.fields_pass"
FORMS = ("int32[]", "int32[]")
# Runs a pass in a process of its own and tells whether Numba was needed for it.
RUN = f"""
import sys
import numpy as np
from kantelpunt.compiled.passes import CompiledPass
codes = np.array([2, 0, 1], dtype=np.int32)
CompiledPass({MODULE!r}, "translate", {FORMS!r})(np.array([5, 6, 7], dtype=np.int32), codes)
print(codes.tolist(), "numba" in sys.modules)
"""


def ints(*numbers):
    return np.array(numbers, dtype=np.int32)


def told(folder):
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        env={keeping.VARIABLE: str(folder), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_pass_is_made_once_and_then_runs_without_the_compiler(tmp_path):
    assert told(tmp_path) == "[7, 5, 6] True"
    assert told(tmp_path) == "[7, 5, 6] False"


def test_where_nothing_can_be_kept_it_is_made_each_time(tmp_path):
    no_folder = tmp_path / "file"
    no_folder.write_text("a file, no folder")
    assert told(no_folder) == "[7, 5, 6] True"
    assert told(no_folder) == "[7, 5, 6] True"


@pytest.mark.parametrize(
    "given",
    [
        (ints(1), np.array([0])),
        (ints(1), ints(0, 0, 0, 0)[::2]),
        (ints(1), np.zeros((1, 1), dtype=np.int32)),
        (ints(1), 0),
        (ints(1), (ints(0),)),
    ],
)
def test_an_array_of_another_form_is_refused_before_the_pass_runs(given):
    with pytest.raises(TypeError, match="was expected"):
        CompiledPass(MODULE, "translate", FORMS)(*given)


def test_a_number_or_a_tuple_is_asked_for():
    with pytest.raises(TypeError, match="whole number"):
        CompiledPass(MODULE, "spread", ("uint64[]", "int64", "int32[]"))(
            np.zeros(1, dtype=np.uint64), ints(1), ints(0)
        )
    with pytest.raises(TypeError, match="tuple"):
        CompiledPass(MODULE, "translate", (FORMS,))(ints(1))


def test_a_kernel_that_asks_for_memory_is_no_pass():
    asks = CompiledPass("tests.unit.kernels_pass", "asks_for_memory", ("int64",))
    with pytest.raises(Exception, match="nopython mode pipeline"):
        asks(3)
