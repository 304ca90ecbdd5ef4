"""Papers in S3-compatible storage. The only file that knows the minio library."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from urllib.parse import parse_qs, unquote, urlsplit

import urllib3
from minio import Minio
from minio.error import MinioException

from caseflow.adapters.vault import NoRoom, NotIntact

_SECONDS = 20.0


class Bucket:
    """Encrypted bytes as objects of one bucket. `address`: s3://KEY:SECRET@host:port/bucket?secure=yes&region=…"""

    def __init__(self, address: str) -> None:
        where = urlsplit(address)
        asked = parse_qs(where.query)
        pool = urllib3.PoolManager(timeout=_SECONDS, retries=urllib3.Retry(total=2, backoff_factor=0.2))
        self.name = where.path.strip("/")
        self.client = Minio(
            f"{where.hostname}:{where.port}" if where.port else str(where.hostname),
            access_key=unquote(where.username or ""),
            secret_key=unquote(where.password or ""),
            secure=asked.get("secure", ["yes"])[0] != "no",
            region=asked.get("region", ["us-east-1"])[0],
            http_client=pool,
        )

    def put(self, name: str, file: Path) -> None:
        """Keep the file under this name for good. Raises NoRoom."""
        try:
            self.client.fput_object(self.name, name, str(file))
        except (MinioException, urllib3.exceptions.HTTPError, OSError) as error:
            raise NoRoom("the storage took nothing") from error

    def get(self, name: str) -> IO[bytes]:
        """What was kept. Raises NotIntact when it is not there."""
        try:
            answer = self.client.get_object(self.name, name)
            try:
                return io.BytesIO(answer.read())
            finally:
                answer.close()
                answer.release_conn()
        except (MinioException, urllib3.exceptions.HTTPError, OSError) as error:
            raise NotIntact("the file is not there") from error

    def remove(self, name: str) -> None:
        """Forget it; nothing happens when it is not there."""
        self.client.remove_object(self.name, name)

    def names(self) -> Iterator[str]:
        """Everything that is kept."""
        for found in self.client.list_objects(self.name, recursive=True):
            yield str(found.object_name)
