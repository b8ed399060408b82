"""An encrypted file of an older schema is brought to the newest one, and never lies in the clear."""

import gzip
from pathlib import Path

import pytest

from db import keys, migrations
from db.cases import CaseStore
from db.database import open_database
from db.snapshot import snapshot
from db.strays import destroy
from db.vault.protecting import protect
from db.verify import verify
from tests.db.files import asked
from tests.db.vault.sealed import PASSPHRASE

FOLDER = Path(__file__).parents[2] / "databases"


@pytest.mark.parametrize("schema", migrations.REVISIONS)
def test_it_is_migrated_encrypted_and_so_is_the_copy_of_before(tmp_path: Path, schema: str) -> None:
    path = tmp_path / "ancienne.db"
    path.write_bytes(gzip.decompress((FOLDER / f"{schema}.db.gz").read_bytes()))
    (count,) = asked(path, "SELECT count(*) FROM cases WHERE removed IS NULL")[0]
    destroy(protect(path, PASSPHRASE)[1])
    with snapshot(path) as twin:
        assert verify(twin) == ()
    database = open_database(path)
    assert verify(database) == () and CaseStore(database).count() == count
    database.close()
    files = [file for file in tmp_path.rglob("*.db") if file.is_file()]
    assert len(files) == (1 if schema == migrations.NEWEST else 2)
    for file in files:
        assert not file.read_bytes().startswith(keys.PLAIN_START) and keys.key_path(file).exists()
