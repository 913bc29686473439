"""What a batch finds to read: the order, and what is refused with a reason."""

import os
import socket

import pytest

from conflictparse.batch.inputs import Survey, read_names, survey_inputs, walk_inputs


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A folder of reports, in which the names are made in another order than they sort."""
    monkeypatch.chdir(tmp_path)
    for name in ("in/z.txt", "in/b/2.txt", "in/b/10.txt", "in/a.txt", "in/.hidden/x.txt", "in/.DS_Store"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Two dead.", encoding="utf-8")
    return tmp_path / "in"


def names(*given, **rest):
    return [one.name for one in walk_inputs(given, **rest) if one.refused is None]


def refused(*given):
    return [(one.name, one.refused[0]) for one in walk_inputs(given) if one.refused is not None]


def test_a_folder_is_walked_in_the_order_of_names_without_what_is_hidden(tree):
    assert names("in") == ["in/a.txt", "in/b/10.txt", "in/b/2.txt", "in/z.txt"]


def test_a_hidden_file_that_is_named_is_read(tree):
    assert names("in/.hidden/x.txt") == ["in/.hidden/x.txt"]


def test_inputs_come_in_the_order_in_which_they_are_given(tree):
    assert names("in/z.txt", "in/a.txt", "-") == ["in/z.txt", "in/a.txt", "-"]


def test_a_file_that_several_names_lead_to_is_read_once(tree):
    assert names("in/z.txt", "in/*.txt", "in", "./in/z.txt") == ["in/z.txt", "in/a.txt", "in/b/10.txt", "in/b/2.txt"]


def test_patterns_reach_into_folders(tree):
    assert names("in/**/*.txt") == ["in/a.txt", "in/b/10.txt", "in/b/2.txt", "in/z.txt"]


def test_a_file_whose_name_is_a_pattern_is_itself(tree):
    (tree / "[a].txt").write_text("Two dead.", encoding="utf-8")
    assert names("in/[a].txt") == ["in/[a].txt"]


def test_what_is_not_there_is_refused_by_name(tree):
    assert refused("in/no.txt", "in/*.html", "a\0b") == [
        ("in/no.txt", "missing"),
        ("in/*.html", "missing"),
        ("a\0b", "missing"),
    ]


def test_a_link_that_leads_back_is_refused_and_ends(tree):
    (tree / "b" / "again").symlink_to("..")
    (tree / "b" / "self").symlink_to("self")
    assert refused("in") == [("in/b/again", "link_loop"), ("in/b/self", "broken_link")]
    assert len(names("in")) == 4


def test_a_folder_that_two_links_lead_to_is_read_once(tree):
    (tree / "c").symlink_to("b")
    assert names("in") == ["in/a.txt", "in/b/10.txt", "in/b/2.txt", "in/z.txt"]


def test_pipes_sockets_and_devices_are_not_opened(tree, tmp_path):
    os.mkfifo(tree / "pipe")
    (tree / "null").symlink_to("/dev/null")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("in/socket")
        assert refused("in") == [(f"in/{name}", "special_file") for name in ("null", "pipe", "socket")]


def test_folders_nested_deeper_than_functions_are_walked(tmp_path, monkeypatch):
    depth = 1200
    monkeypatch.chdir(tmp_path)
    try:
        for _ in range(depth):
            os.mkdir("d")  # noqa: PTH102 - the whole path is longer than some systems take at once
            os.chdir("d")
        with open("report.txt", "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write("Two dead.")
        os.chdir(tmp_path)
        assert names("d") == ["d/" * depth + "report.txt"]
    finally:  # what removes folders after a test is a function that calls itself
        os.chdir(tmp_path)
        for _ in range(depth):
            os.chdir("d")
        os.unlink("report.txt")  # noqa: PTH108
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")  # noqa: PTH106


def test_the_output_of_the_batch_is_no_input_of_it(tree):
    own = os.path.realpath("in/z.txt")
    (tree / "b" / "z.txt").write_text("Three dead.", encoding="utf-8")
    assert names("in", leave_out=[own]) == ["in/a.txt", "in/b/10.txt", "in/b/2.txt", "in/b/z.txt"]


def test_a_survey_counts_and_notices_every_change(tree):
    before = survey_inputs(walk_inputs(["in"]))
    assert (before.files, before.size, before.streams) == (4, 36, False)
    assert survey_inputs(walk_inputs(["in"])) == before
    os.utime(tree / "a.txt", ns=(0, 0))
    touched = survey_inputs(walk_inputs(["in"]))
    (tree / "a.txt").rename(tree / "aa.txt")
    renamed = survey_inputs(walk_inputs(["in"]))
    assert len({before.fingerprint, touched.fingerprint, renamed.fingerprint}) == 3


def test_standard_input_has_no_size():
    assert survey_inputs(walk_inputs(["-"])) == Survey(1, 0, survey_inputs(walk_inputs(["-"])).fingerprint, True)


def test_a_list_of_names_may_be_of_lines_or_of_any_names():
    assert read_names(b"a.txt\r\n\n b.txt\n") == ["a.txt", " b.txt"]
    assert read_names(b"a\nb.txt\0\xff.txt\0") == ["a\nb.txt", os.fsdecode(b"\xff.txt")]
