"""The three ways to read a large file give the same rows, and each leaves what it cannot read."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kantelpunt.absence.columns import places_among
from kantelpunt.absence.kept_texts import KeptTexts
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.interchange.package.arrow_columns import arrow_columns
from kantelpunt.interchange.package.coded_columns import _in_order, _row_by_row, read_columns
from kantelpunt.interchange.package.plain_columns import plain_columns
from kantelpunt.interchange.package.tables import LONGEST_LINE

NAMES = ("pupil", "date")
# Fields with and without what the pass leaves to the others, the plain ones most often.
PLAIN = st.sampled_from(["", "a", "ab", "a b", "2025-09-01", "~!", "L1", "L2"])
ODD = st.sampled_from([" a", "a ", "\t", "x\0", "\x7f", "é", '"q"', '"a,b"', '"a\nb"', "\r", '"'])
HEADERS = st.permutations(["pupil", "date", "note"]) | st.just(["date", "pupil"])
LINE_ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def files(draw, fields):
    """A file of rows of about as many fields as its header has."""
    header, most = draw(HEADERS), draw(st.integers(0, 40))
    rows = draw(
        st.lists(st.lists(fields, min_size=len(header), max_size=len(header)), max_size=most)
    )
    text = "".join(",".join(row) + draw(LINE_ENDS) for row in [header, *rows])
    return text.removesuffix("\n") if rows and draw(st.booleans()) else text


def written(folder, text):
    path = Path(folder) / "absences.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def shown(read):
    """What a reader of the columns sees, whatever the order of the different texts."""
    rows = [
        (int(read.line[row]), *(read.columns[name][row] for name in NAMES))
        for row in range(len(read))
    ]
    for column in read.columns.values():
        assert len(set(column.values)) == len(column.values)
    return rows, read.numbers, read.unknown, read.problems, read.file


def plainly(path, names, threads, **known):
    """What the compiled pass reads, in as many stretches as there are threads."""
    read = plain_columns(path, names, threads, lambda: known, shortest=1)
    return read and _in_order(path, names, read.header, read.columns)


def quickly(path, names):
    """What Arrow reads."""
    read = arrow_columns(path, names)
    return read and _in_order(path, names, *read)


def outcome(read, *arguments, **named):
    try:
        return shown(read(*arguments, **named))
    except InputRefused as refused:
        return refused.problems


@given(files(PLAIN), st.integers(1, 4))
def test_a_plain_file_reads_the_same_three_ways(text, threads):
    with TemporaryDirectory() as folder:
        path = written(folder, text)
        by_row = shown(_row_by_row(path, NAMES))
        assert shown(quickly(path, NAMES)) == by_row
        assert shown(plainly(path, NAMES, threads)) == by_row


@given(files(PLAIN | ODD), st.integers(1, 3))
def test_any_file_reads_as_row_by_row(text, threads):
    with TemporaryDirectory() as folder:
        path = written(folder, text)
        by_row = outcome(_row_by_row, path, NAMES)
        plain = plainly(path, NAMES, threads)
        assert plain is None or shown(plain) == by_row
        assert outcome(read_columns, path, NAMES, threads=threads, long_file=0) == outcome(
            read_columns, path, NAMES
        )


KNOWN = st.lists(st.sampled_from(["L1", "L2", "a", "b", "é", "a,b"]), unique=True)


@given(files(PLAIN | ODD), st.integers(1, 3), KNOWN)
def test_known_texts_keep_their_places(text, threads, known):
    with TemporaryDirectory() as folder:
        path = written(folder, text)
        plain = plainly(path, NAMES, threads, pupil=known)
        whole = outcome(read_columns, path, NAMES)

        def gives():
            return {"pupil": known}

        assert outcome(read_columns, path, NAMES, known=gives) == whole
        assert outcome(read_columns, path, NAMES, long_file=0, known=gives) == whole
        assert plain is None or shown(plain) == whole
        for long_file in (0, 1 << 20):
            try:
                read = read_columns(path, NAMES, long_file=long_file, known=gives)
            except InputRefused:
                continue
            assert list(read.columns["pupil"].values[: len(known)]) == known


def test_known_texts_are_kept_in_a_file_of_many_blocks(tmp_path):
    pupils = [f"L{number:07}" for number in range(60_000)]
    rows = "".join(f"{pupil},2025-09-01\n" * 20 for pupil in pupils)
    path = written(tmp_path, "pupil,date\n" + rows + "X,2025-09-01\n")
    known = KeptTexts.of(pupils)
    column = plainly(path, NAMES, 3, pupil=known).columns["pupil"]
    assert column.values[len(pupils) :] == ["X"]
    assert places_among(column.values, known).tolist() == [*range(len(pupils)), -1]
    assert column.codes.tolist() == [number // 20 for number in range(1_200_001)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "pupil,date",
        "pupil\n1\n",
        "pupil,date,pupil\n1,2,3\n",
        "pupil, date\n1,2\n",
        '"pupil",date\n1,2\n',
        "\ufeffpupil,date\n1,2\n",
        'pupil,date\n1,"2"\n',
        "pupil,date,note\n1,2,é\n",
        b"pupil,date,note\n1,2,\xff\n",
        "pupil,date\n1,2\n\n3,4\n",
        "pupil,date\r\n1,2\r\n\r\n",
        "pupil,date\n1,2,3\n",
        "pupil,date\n1\n",
        "pupil,date\n1,2\n3",
        "pupil,date\n1\r,2\n",
        "pupil,date\r1,2\r",
        "pupil,date\n 1,2\n",
        "pupil,date\n1,2 \n",
        "pupil,date\n1, \n",
        "pupil,date\n1\t,2\n",
    ],
)
def test_the_pass_leaves_what_is_not_plain_to_the_others(tmp_path, text):
    path = written(tmp_path, text)
    for threads in (1, 2):
        assert plainly(path, NAMES, threads) is None
        assert outcome(read_columns, path, NAMES, threads=threads, long_file=0) == outcome(
            _row_by_row, path, NAMES
        )


def test_an_empty_line_of_one_column_is_no_row(tmp_path):
    path = written(tmp_path, "pupil\n1\n\n2\n")
    assert plainly(path, NAMES[:1], 1) is None
    assert read_columns(path, NAMES[:1], long_file=0).line.tolist() == [2, 4]


@pytest.mark.parametrize("longer", [0, 1])
@pytest.mark.parametrize("before", [0, 3_000_000])
def test_the_pass_reads_lines_up_to_the_longest(tmp_path, longer, before):
    note = "x" * (LONGEST_LINE - len("1,2,\n") + longer)
    rows = "1,2,\n" * (before // 5) + f"1,2,{note}\n" * 2
    read = plainly(written(tmp_path, "pupil,date,note\n" + rows), (*NAMES, "note"), 2)
    assert (read is None) == bool(longer)
    assert read is None or read.columns["note"][len(read) - 1] == note


def test_a_line_longer_than_a_block_is_left_to_the_others(tmp_path):
    note = "x" * 9_000_000
    path = written(tmp_path, f"pupil,date,note\n1,2,3\n1,2,{note}\n1,2,3\n")
    for threads in (1, 2, 3):
        assert plainly(path, NAMES, threads) is None


@pytest.mark.parametrize("threads", [1, 3])
def test_many_texts_over_many_blocks_are_each_kept_once(tmp_path, threads):
    pupils = [f"L{number * 7919 % 150_000:07}" for number in range(450_000)]
    rows = "".join(f"{pupil},2025-09-{place % 30 + 1:02}\n" for place, pupil in enumerate(pupils))
    read = plainly(written(tmp_path, "pupil,date\n" + rows), NAMES, threads)
    column = read.columns["pupil"]
    assert len(column.values) == 150_000
    assert [column.values[code] for code in column.codes.tolist()] == pupils
    assert [read.columns["date"][row] for row in (0, 29, 449_999)] == [
        "2025-09-01",
        "2025-09-30",
        "2025-09-30",
    ]
