"""Files in storage for objects keep what files in a folder keep: whole, once, and checked by their name."""

import hashlib
import io
from uuid import uuid4

import fsspec
import pytest
from fsspec.implementations.dirfs import DirFileSystem

from app.gateways.storage import (
    Damage,
    DamagedFile,
    FolderStore,
    ObjectStore,
    S3Access,
    StoredFile,
    TooLarge,
    UnknownFile,
    find_damage,
    store_from_url,
)
from tests.s3_storage import KEY, SECRET, s3_storage

LETTER = b"Surat permohonan Anto\n"
HASH = hashlib.sha256(LETTER).hexdigest()
PLACE = f"{HASH[:2]}/{HASH[2:4]}/{HASH}"
LARGE = bytes(range(256)) * 20_000


@pytest.fixture(scope="module")
def storage():
    with s3_storage() as running:
        yield running


@pytest.fixture
def s3(storage):
    storage.objects.clear()
    storage.puts.clear()
    storage.is_broken = False
    return storage


def s3_store(storage, secret_key=KEY):
    return store_from_url("s3://arsip/kantor", S3Access(secret_key, SECRET, storage.url, "us-east-1"))


@pytest.fixture(params=["folder", "memory", "local", "s3"])
def store(request, tmp_path):
    if request.param == "folder":
        return FolderStore(tmp_path / "files")
    if request.param == "s3":
        return s3_store(request.getfixturevalue("s3"))
    if request.param == "memory":
        return ObjectStore(lambda: fsspec.filesystem("memory"), f"files-{uuid4().hex}")
    folder = DirFileSystem(str(tmp_path), fsspec.filesystem("file", auto_mkdir=True))
    return ObjectStore(lambda: folder, "files")


@pytest.mark.parametrize("content", [LETTER, io.BytesIO(LETTER)], ids=["bytes", "stream"])
def test_a_content_is_kept_under_its_hash(store, content):
    if not isinstance(content, bytes):
        content.seek(0)
    stored = store.put(content)

    assert stored == StoredFile(HASH, len(LETTER))
    assert store.exists(HASH)
    assert store.read(HASH) == LETTER


def test_a_large_content_comes_back_as_it_was(store):
    stored = store.put(LARGE)

    assert stored.size == len(LARGE)
    assert find_damage(store, stored.sha256) is None
    with store.open(stored.sha256) as kept:
        assert kept.read(1000) == LARGE[:1000]


def test_the_empty_content_is_a_content(store):
    assert store.read(store.put(b"").sha256) == b""


def test_a_content_past_the_limit_leaves_nothing_behind(store):
    with pytest.raises(TooLarge):
        store.put(b"x" * 1001, limit=1000)

    assert list(store.walk()) == []


@pytest.mark.parametrize("name", ["0" * 64, "../../etc/passwd", "", HASH.upper(), HASH + "/x"])
def test_what_was_never_put_is_unknown(store, name):
    assert not store.exists(name)
    with pytest.raises(UnknownFile):
        store.open(name)


def test_everything_kept_is_gone_through_by_name(store):
    names = sorted(store.put(f"berkas {number}".encode()).sha256 for number in range(9))

    found = list(store.walk())

    assert [one.sha256 for one in found] == names
    assert {one.size for one in found} == {len(b"berkas 1")}
    assert all(one.stored_at.tzinfo for one in found)


def test_what_is_wrong_with_a_kept_content_is_told(s3):
    store = s3_store(s3)
    for content in (LETTER, b"lain"):
        store.put(content)

    s3.objects[f"arsip/kantor/{PLACE}"] = b"diganti"

    assert find_damage(store, HASH) is Damage.CHANGED
    assert find_damage(store, hashlib.sha256(b"lain").hexdigest()) is None
    assert find_damage(store, "0" * 64) is Damage.MISSING
    with pytest.raises(DamagedFile):
        store.read(HASH)


def test_the_same_content_is_sent_once(s3):
    s3_store(s3).put(LETTER)

    s3_store(s3).put(LETTER)

    assert s3.puts == [f"arsip/kantor/{PLACE}"]


def test_storage_that_fails_is_no_missing_file(s3):
    store = s3_store(s3)
    store.put(LETTER)

    s3.is_broken = True

    assert find_damage(store, HASH) is Damage.UNREADABLE
    with pytest.raises(OSError, match=r"AccessDenied|Forbidden"):
        store.put(b"baru")
    assert len(s3.objects) == 1


def test_a_wrong_key_is_refused(s3):
    with pytest.raises(PermissionError):
        s3_store(s3, "orang-lain").put(LETTER)


def test_no_secret_is_shown_where_the_access_is_printed():
    assert SECRET not in repr(S3Access(KEY, SECRET))
