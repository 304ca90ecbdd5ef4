import pytest

from caseflow.adapters.crypto import Keys, NotOpened

KEY, OTHER = bytes(range(32)), bytes(range(1, 33))


@pytest.fixture
def keys() -> Keys:
    return Keys(KEY)


def test_what_is_sealed_opens_again_in_its_own_place(keys: Keys) -> None:
    sealed = keys.seal("field", "note.body", "Łódź, 3 años".encode())
    assert keys.open("field", "note.body", sealed).decode() == "Łódź, 3 años"
    assert b"a\xc3\xb1os" not in sealed


def test_an_empty_text_can_be_sealed(keys: Keys) -> None:
    assert keys.open("field", "p", keys.seal("field", "p", b"")) == b""


def test_the_same_text_never_looks_the_same_twice(keys: Keys) -> None:
    assert keys.seal("field", "p", b"HND") != keys.seal("field", "p", b"HND")


@pytest.mark.parametrize(("label", "place"), [("field", "note.title"), ("file", "note.body"), ("fieldn", "ote.body")])
def test_moved_to_another_place_it_does_not_open(keys: Keys, label: str, place: str) -> None:
    sealed = keys.seal("field", "note.body", b"secret")
    with pytest.raises(NotOpened):
        keys.open(label, place, sealed)


def test_any_changed_byte_is_noticed(keys: Keys) -> None:
    sealed = keys.seal("field", "p", b"secret")
    for at in range(len(sealed)):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(NotOpened):
            keys.open("field", "p", bytes(changed))


@pytest.mark.parametrize("short", [b"", b"\x01", b"\x01" + b"0" * 12, b"\x01" + b"0" * 13])
def test_half_a_ciphertext_does_not_open(keys: Keys, short: bytes) -> None:
    with pytest.raises(NotOpened):
        keys.open("field", "p", short)


def test_after_a_new_key_the_old_texts_still_open_and_new_ones_need_the_new_key(keys: Keys) -> None:
    old = keys.seal("field", "p", b"before")
    both = Keys(OTHER, version=2, earlier={1: KEY})
    assert both.open("field", "p", old) == b"before"
    assert not both.is_current(old)
    new = both.seal("field", "p", b"after")
    assert new[0] == 2 and both.is_current(new)
    with pytest.raises(NotOpened):
        keys.open("field", "p", new)


def test_a_number_is_found_by_its_blind_index_only_with_the_key_and_in_its_field(keys: Keys) -> None:
    index = keys.blind("identity_document.number", "A123")
    assert index == Keys(KEY).blind("identity_document.number", "A123") and len(index) == 64
    assert index != keys.blind("permit.number", "A123")
    assert index != Keys(OTHER).blind("identity_document.number", "A123")


def test_no_two_uses_share_a_key(keys: Keys) -> None:
    assert len({keys.audit_mac_key, keys.derive("links"), keys.derive("audit-mac"), KEY}) == 4


@pytest.mark.parametrize("key", [b"", b"short", bytes(16), bytes(33)])
def test_a_key_of_another_length_is_refused(key: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Keys(key)


def test_a_version_that_is_no_byte_is_refused() -> None:
    with pytest.raises(ValueError, match="1 to 255"):
        Keys(KEY, version=256)


def test_the_key_does_not_show_when_printed(keys: Keys) -> None:
    assert repr(keys) == "<Keys version 1>"


def test_entries_written_under_an_older_key_can_still_be_verified(keys: Keys) -> None:
    both = Keys(OTHER, version=2, earlier={1: KEY})
    assert both.audit_mac_key_of(1) == keys.audit_mac_key != both.audit_mac_key == both.audit_mac_key_of(2)
    assert both.audit_mac_key_of(3) is None
