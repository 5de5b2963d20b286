"""The same over Dask: two workers find what one process finds."""

import sys

import pytest
from distributed import LocalCluster

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.detection.assignment import Assignment
from kantelpunt.foresight.generated.regions import RegionSpec, generated_region
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.interchange.policy_files import choose_protocol
from kantelpunt.interchange.store.detect_store import StoreTask, detect_store
from kantelpunt.interchange.store.open_store import open_store
from kantelpunt.interchange.store.write_store import write_store


@pytest.fixture(scope="module")
def task(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store") / "region"
    region = generated_region(RegionSpec(400, 12, SchoolYear(2025)))
    write_store([region], folder, pupils_per_part=90)
    chosen = choose_protocol("landelijk")
    return StoreTask(
        open_store(folder), Assignment(chosen.shelf, chosen.id), warnings=True, receipts=True
    )


@pytest.fixture(scope="module")
def scheduler():
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


@pytest.mark.slow
def test_two_workers_find_the_same(task, scheduler):
    told = []
    over = detect_store(
        task, scheduler=scheduler, progress=lambda done, of: told.append((done, of))
    )
    alone = detect_store(task)
    assert list(over.rows.texts()) == list(alone.rows.texts())
    assert over.receipts == alone.receipts
    assert (over.warnings, over.aside, over.counts) == (alone.warnings, alone.aside, alone.counts)
    assert told == [(number + 1, task.store.parts) for number in range(task.store.parts)]


@pytest.mark.slow
def test_what_a_worker_refuses_comes_back_whole(task, scheduler):
    path = task.store.folder / "part-00002" / "absences.parquet"
    content = path.read_bytes()
    path.write_bytes(b"")
    try:
        with pytest.raises(InputRefused) as refused:
            detect_store(task, scheduler=scheduler)
    finally:
        path.write_bytes(content)
    assert [problem.at.file for problem in refused.value.problems] == [
        "part-00002/absences.parquet"
    ]


def test_a_scheduler_that_does_not_answer_is_refused(task):
    with pytest.raises(InputRefused, match="no Dask scheduler with workers answers at nonsense"):
        detect_store(task, scheduler="nonsense://here")


def test_without_dask_it_is_told_what_to_install(task, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputRefused, match=r"pip install 'kantelpunt\[scale\]'"):
        detect_store(task, scheduler="tcp://127.0.0.1:8786")
