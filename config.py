"""Settings, read once from the environment. Every one has a default that works on a laptop."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from environs import Env

DEMO_SECRET = "demo-secret-key-that-production-refuses-to-start-with"  # noqa: S105
DEMO_DATA_KEY = "6465-6d6f-2d6f-6e6c-792d-6e6f-742d-7365-6372-6574-2d64-6174-612d-6b65-7921-2121"


class Unsafe(Exception):
    """The settings would put people at risk. The message says which, and how to mend it."""


@dataclass(frozen=True)
class Settings:
    """What differs from one installation to another."""

    mode: str
    database_url: str
    secret_key: str
    data_key: bytes
    data_dir: Path
    base_url: str
    host: str
    port: int
    trusted_proxies: int
    session_idle: timedelta
    session_absolute: timedelta
    default_timezone: str
    # Where papers lie: empty for files in the data folder, or s3://KEY:SECRET@host/bucket.
    files_url: str = ""
    # ClamAV's socket: unix:///run/clamav/clamd.ctl or tcp://127.0.0.1:3310. Empty: nothing is scanned.
    scanner_url: str = ""
    # smtp://user:password@host:587?from=caseflow@example.org&tls=starttls. Empty: no mail is sent.
    mail_url: str = ""
    # Goes up with every new data key; the keys of before stay here until `caseflow keys rotate` is through.
    data_key_version: int = 1
    earlier_data_keys: tuple[tuple[int, bytes], ...] = ()
    testing: bool = False

    @property
    def is_production(self) -> bool:
        return self.mode == "production"

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")


def read(root: Path) -> Settings:
    """The settings from CASEFLOW_… variables. Raises Unsafe in production, environs.EnvError for a wrong value."""
    env = Env()
    with env.prefixed("CASEFLOW_"):
        data_dir = Path(env.str("DATA_DIR", str(root / "data")))
        port = env.int("PORT", 8000)
        settings = Settings(
            mode=env.str("MODE", "demo"),
            database_url=env.str("DATABASE_URL", f"sqlite:///{data_dir / 'caseflow.db'}"),
            secret_key=env.str("SECRET_KEY", DEMO_SECRET),
            data_key=bytes.fromhex(env.str("DATA_KEY", DEMO_DATA_KEY).replace("-", "")),
            data_dir=data_dir,
            base_url=env.str("BASE_URL", f"http://127.0.0.1:{port}"),
            host=env.str("HOST", "127.0.0.1"),
            port=port,
            trusted_proxies=env.int("TRUSTED_PROXIES", 0),
            session_idle=timedelta(minutes=env.int("SESSION_IDLE_MINUTES", 30)),
            session_absolute=timedelta(hours=env.int("SESSION_HOURS", 12)),
            default_timezone=env.str("TIMEZONE", "UTC"),
            files_url=env.str("FILES_URL", ""),
            scanner_url=env.str("SCANNER_URL", ""),
            mail_url=env.str("MAIL_URL", ""),
            data_key_version=env.int("DATA_KEY_VERSION", 1),
            earlier_data_keys=_earlier(env.str("EARLIER_DATA_KEYS", "")),
        )
    check(settings)
    return settings


def _earlier(text: str) -> tuple[tuple[int, bytes], ...]:
    """The keys of before, written as 1:<64 digits>,2:<64 digits>. Raises Unsafe for anything else."""
    try:
        pairs = [pair.partition(":") for pair in text.split(",") if pair.strip()]
        return tuple((int(number), bytes.fromhex(key.strip().replace("-", ""))) for number, _colon, key in pairs)
    except ValueError as error:
        raise Unsafe("CASEFLOW_EARLIER_DATA_KEYS is written as 1:<64 hexadecimal digits>,2:…") from error


def check(settings: Settings) -> None:
    """Raises Unsafe for settings that no production may start with."""
    if settings.mode not in {"demo", "production"}:
        raise Unsafe(f"CASEFLOW_MODE is {settings.mode!r}; it must be demo or production.")
    if len(settings.data_key) != 32:
        raise Unsafe("CASEFLOW_DATA_KEY must be 64 hexadecimal digits (256 bits): openssl rand -hex 32")
    if any(len(key) != 32 or number == settings.data_key_version for number, key in settings.earlier_data_keys):
        raise Unsafe("Each of CASEFLOW_EARLIER_DATA_KEYS has 64 hexadecimal digits and a version of its own.")
    if not settings.is_production:
        return
    if settings.secret_key == DEMO_SECRET or len(settings.secret_key) < 32:
        raise Unsafe("CASEFLOW_SECRET_KEY must be set and at least 32 characters long: openssl rand -hex 32")
    if settings.data_key == bytes.fromhex(DEMO_DATA_KEY.replace("-", "")):
        raise Unsafe("CASEFLOW_DATA_KEY must be set: openssl rand -hex 32. Keep it outside the backup.")
    if not settings.is_https:
        raise Unsafe("CASEFLOW_BASE_URL must begin with https:// in production.")
