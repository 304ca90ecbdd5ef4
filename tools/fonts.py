"""Cut the static fonts that the printed pages use out of the variable Noto fonts, and copy the Arabic one.

Printing needs whole fonts, not the subsets made for the web: with those WeasyPrint printed "Łódź" as "Âódù".
Static instances are a quarter of the size of the variable fonts and load quicker.

Arabic is printed in IBM Plex Sans Arabic. Noto Sans Arabic draws dotted letters as a letter and its dots, which many
letters share, so that the text behind the picture is wrong: "عبد" was found, copied and read aloud as "عجد". It stays
for letters that Plex lacks.
"""

import base64
import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import OverlapMode, instantiateVariableFont

FONT_LICENCE = "OFL-1.1"
PACKAGES = {"fontpkg-noto-sans": "2.15", "fontpkg-noto-sans-arabic": "2.12", "fontpkg-ibm-plex-sans-arabic": "1.101"}
UPRIGHT = "fontpkg_noto_sans/files/NotoSans[wdth,wght].ttf"
ITALIC = "fontpkg_noto_sans/files/NotoSans-Italic[wdth,wght].ttf"
ARABIC = "fontpkg_noto_sans_arabic/files/NotoSansArabic[wdth,wght].ttf"
INSTANCES = {  # our file: (package, file in it, weight)
    "fonts/NotoSans-Regular.ttf": ("fontpkg-noto-sans", UPRIGHT, 400),
    "fonts/NotoSans-Bold.ttf": ("fontpkg-noto-sans", UPRIGHT, 700),
    "fonts/NotoSans-Italic.ttf": ("fontpkg-noto-sans", ITALIC, 400),
    "fonts/NotoSansArabic-Regular.ttf": ("fontpkg-noto-sans-arabic", ARABIC, 400),
    "fonts/NotoSansArabic-Bold.ttf": ("fontpkg-noto-sans-arabic", ARABIC, 700),
}
PLEX = "fontpkg_ibm_plex_sans_arabic/files"
COPIES = {  # our file: (package, file in it); unchanged, because the licence reserves the name "Plex"
    "fonts/IBMPlexSansArabic-Regular.ttf": ("fontpkg-ibm-plex-sans-arabic", f"{PLEX}/IBMPlexSansArabic-Regular.ttf"),
    "fonts/IBMPlexSansArabic-Bold.ttf": ("fontpkg-ibm-plex-sans-arabic", f"{PLEX}/IBMPlexSansArabic-Bold.ttf"),
}


def copy_fonts(folder: Path, vendor: Path) -> tuple[dict[str, dict[str, str]], dict[str, str]]:
    """Write the fonts and their licences into `vendor`; return what the packages are and which file is whose."""
    wheels = {name: _download(name, version, folder) for name, version in PACKAGES.items()}
    owner = {path: package for path, (package, *_) in (INSTANCES | COPIES).items()}
    (vendor / "fonts").mkdir(parents=True)
    for path, (package, inside, weight) in INSTANCES.items():
        with zipfile.ZipFile(wheels[package]) as wheel, wheel.open(inside) as source:
            _cut(source, weight).save(vendor / path)
    for path, (package, inside) in COPIES.items():
        with zipfile.ZipFile(wheels[package]) as wheel:
            (vendor / path).write_bytes(wheel.read(inside))
    for package, wheel_path in wheels.items():
        licence = f"licences/{package.removeprefix('fontpkg-')}.txt"
        with zipfile.ZipFile(wheel_path) as wheel:
            (vendor / licence).write_bytes(wheel.read(f"{package.replace('-', '_')}/LICENSE"))
        owner[licence] = package
    return {name: _described(wheels[name], PACKAGES[name]) for name in wheels}, owner


def _download(name: str, version: str, folder: Path) -> Path:
    into = folder / name
    pip = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--only-binary=:all:", "-d", str(into), f"{name}=={version}"], check=True)
    return next(into.glob("*.whl"))


def _cut(source: object, weight: int) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    axes = {"wght": weight, "wdth": 100}
    return instantiateVariableFont(font, axes, overlap=OverlapMode.KEEP_AND_SET_FLAGS, updateFontNames=True)


def _described(wheel: Path, version: str) -> dict[str, str]:
    digest = base64.b64encode(hashlib.sha256(wheel.read_bytes()).digest()).decode()
    return {"from": "PyPI", "version": version, "integrity": f"sha256-{digest}", "licence": FONT_LICENCE}
