from contextlib import suppress

import pytest

from graphmodel.errors import UnwritableOutput
from queries.site.data_file import data_file
from queries.site.folder import site_folder


def names_in(folder):
    return sorted(path.name for path in (folder / "data").iterdir())


def publish(folder, *values):
    files = [data_file("charts", value) for value in values]
    with site_folder(folder) as site:
        for file in files:
            site.put(file)
        site.publish(repr(values).encode())
    return sorted(file.name for file in files)


def test_a_site_is_its_page_and_what_it_names(tmp_path):
    names = publish(tmp_path / "new" / "site", 1, 2)
    assert names_in(tmp_path / "new" / "site") == names
    assert (tmp_path / "new" / "site" / "index.html").read_text() == "(1, 2)"


def test_what_is_old_goes_and_what_is_the_same_is_not_written_again(tmp_path):
    publish(tmp_path, 1, 2)
    kept = tmp_path / "data" / data_file("charts", 2).name
    before = kept.stat().st_ino
    assert names_in(tmp_path) != publish(tmp_path, 2, 3) == names_in(tmp_path)
    assert kept.stat().st_ino == before


def test_a_build_that_is_cut_leaves_the_site_that_was_there(tmp_path):
    names = publish(tmp_path, 1, 2)
    with suppress(KeyboardInterrupt), site_folder(tmp_path) as site:
        site.put(data_file("charts", 3))
        raise KeyboardInterrupt
    assert (tmp_path / "index.html").read_text() == "(1, 2)"
    assert set(names) < set(names_in(tmp_path))
    (tmp_path / "data" / ".charts.x.tmp").touch()  # what a kill leaves
    assert publish(tmp_path, 1, 3) == names_in(tmp_path)


def test_a_file_that_was_cut_short_is_written_again(tmp_path):
    publish(tmp_path, 1)
    file = data_file("charts", 1)
    (tmp_path / "data" / file.name).write_bytes(file.text[:5])
    publish(tmp_path, 1)
    assert (tmp_path / "data" / file.name).read_bytes() == file.text


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(UnwritableOutput, match="there are other files in it"), site_folder(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_other_files_in_a_site_stay(tmp_path):
    publish(tmp_path, 1)
    for place in (tmp_path / "notes.txt", tmp_path / "data" / "mine.js"):
        place.write_text("mine")
    publish(tmp_path, 2)
    assert (tmp_path / "notes.txt").read_text() == (tmp_path / "data" / "mine.js").read_text() == "mine"


def test_two_builds_do_not_write_one_site(tmp_path):
    busy = pytest.raises(UnwritableOutput, match="another build is writing this site")
    with site_folder(tmp_path), busy, site_folder(tmp_path):
        pass


@pytest.mark.parametrize("place", ["file", "file/site", "a\0b"])
def test_a_place_that_takes_no_folder_is_told(tmp_path, place):
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableOutput, match="no folder can be made there"), site_folder(tmp_path / place):
        pass
