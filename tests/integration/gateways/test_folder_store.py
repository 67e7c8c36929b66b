"""Files are kept by their content, whole, once, and nowhere else."""

import hashlib
import io

import pytest

from app.gateways.storage import DamagedFile, FolderStore, StoredFile, TooLarge, UnknownFile, store_from_url

LETTER = b"Surat permohonan Anto\n"
HASH = hashlib.sha256(LETTER).hexdigest()


@pytest.fixture
def store(tmp_path):
    return FolderStore(tmp_path / "files")


def kept_in(tmp_path):
    return sorted(str(file.relative_to(tmp_path / "files")) for file in tmp_path.rglob("*") if file.is_file())


@pytest.mark.parametrize("content", [LETTER, io.BytesIO(LETTER)], ids=["bytes", "stream"])
def test_a_content_is_kept_under_its_hash(store, tmp_path, content):
    stored = store.put(content)

    assert stored == StoredFile(HASH, len(LETTER))
    assert kept_in(tmp_path) == [f"{HASH[:2]}/{HASH[2:4]}/{HASH}"]
    assert store.read(HASH) == LETTER
    with store.open(HASH) as stream:
        assert stream.read() == LETTER


def test_the_same_content_is_kept_once_and_not_written_again(store, tmp_path):
    store.put(LETTER)
    file = tmp_path / "files" / HASH[:2] / HASH[2:4] / HASH
    before = file.stat()

    store.put(LETTER)

    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert len(kept_in(tmp_path)) == 1


def test_the_empty_content_is_a_content(store):
    assert store.read(store.put(b"").sha256) == b""


def test_a_content_past_the_limit_leaves_nothing_behind(store, tmp_path):
    with pytest.raises(TooLarge) as refused:
        store.put(b"x" * 1001, limit=1000)

    assert refused.value.limit == 1000
    assert kept_in(tmp_path) == []
    assert store.put(b"x" * 1000, limit=1000).size == 1000


def test_an_endless_stream_is_given_up_at_the_limit(store):
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            self.given += size
            return b"x" * size

    stream = Endless()
    with pytest.raises(TooLarge):
        store.put(stream, limit=1_000_000)

    assert stream.given < 2_000_000


def test_a_stream_that_breaks_off_leaves_nothing_behind(store, tmp_path):
    class Broken(io.RawIOBase):
        def read(self, _size=-1):
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put(Broken())

    assert kept_in(tmp_path) == []


@pytest.mark.parametrize("name", ["0" * 64, "../../etc/passwd", "", HASH.upper(), HASH + "/x", "." * 64])
def test_what_was_never_put_is_unknown(store, name):
    store.put(LETTER)

    assert not store.exists(name)
    with pytest.raises(UnknownFile):
        store.open(name)


def test_kept_bytes_that_changed_are_noticed_on_reading(store, tmp_path):
    store.put(LETTER)
    (tmp_path / "files" / HASH[:2] / HASH[2:4] / HASH).write_bytes(b"diganti")

    with pytest.raises(DamagedFile):
        store.read(HASH)


def test_only_the_office_account_may_look_into_the_folder(store, tmp_path):
    store.put(LETTER)

    assert (tmp_path / "files").stat().st_mode & 0o077 == 0
    assert (tmp_path / "files" / HASH[:2] / HASH[2:4] / HASH).stat().st_mode & 0o077 == 0


def test_a_setting_names_the_store(tmp_path):
    store = store_from_url(f"file:{tmp_path}/berkas")

    stored = store.put(LETTER)

    assert (tmp_path / "berkas" / HASH[:2] / HASH[2:4] / HASH).read_bytes() == LETTER
    assert store.exists(stored.sha256)


@pytest.mark.parametrize("url", ["file:relative", "s3://bucket", "s3:", "", "file://host/x"])
def test_a_setting_that_names_no_store_is_refused(url):
    with pytest.raises(ValueError, match="no store of files"):
        store_from_url(url)
