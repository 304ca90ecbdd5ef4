import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from caseflow.adapters.pdf import NotPrintable, render

ROWS = "".join(f"<tr><th scope='row'>Step {n}</th><td>Granted</td></tr>" for n in range(1, 90))
PAGE = f"""<!doctype html>
<html lang="xx"><head><title>Ana López</title><meta name="author" content="Ana López">
<meta name="keywords" content="Ana López"><meta name="description" content="Ana López">
<meta name="dcterms.created" content="2026-01-01"></head>
<body data-header="CF-7K3Q-9XPM-4" data-footer="Confidencial" data-page="Página" data-of="de">
<section class="cover"><p class="cover-kind">Resumen del caso</p><h1>CF-7K3Q-9XPM-4</h1></section>
<h2>Familia</h2><p>Łódź · K’iche’ Ꞌ · Nguyễn · <bdi>محمد علي</bdi>, <b>عبد الله بن يوسف</b></p>
<h2>Vía</h2><ol class="progress"><li class="done"><span class="mark">1</span><span class="what">Oferta</span></li></ol>
<table><caption>Etapas</caption><thead><tr><th>Etapa</th><th>Estado</th></tr></thead><tbody>{ROWS}</tbody></table>
<img src="cf-asset:icon.svg" alt="caseflow" width="20"></body></html>"""


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render(PAGE, language="es", title="Resumen del caso CF-7K3Q-9XPM-4")


@pytest.fixture(scope="module")
def file(printed: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "page.pdf"
    path.write_bytes(printed)
    return path


def ask(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_it_is_a_tagged_pdf_ua_in_its_language(printed: bytes) -> None:
    assert printed.startswith(b"%PDF-1.7")
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert pdf.Root.Lang == "es"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.open_metadata()["pdfuaid:part"]) == "1"


def test_it_says_nothing_about_people_in_its_metadata(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        info = {str(name): str(value) for name, value in pdf.docinfo.items()}
        xmp = str(pdf.open_metadata())
        assert not pdf.attachments
    assert info["/Title"] == "Resumen del caso CF-7K3Q-9XPM-4"
    assert set(info) <= {"/Title", "/Producer"}
    assert "Ana" not in xmp and "Ana" not in str(info)


def test_no_stream_of_the_file_holds_what_is_not_on_the_page(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        streams = [o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Subtype" not in o]
    assert not any("Ana".encode(coding) in stream for stream in streams for coding in ("utf-8", "utf-16-be"))


def test_a_screen_reader_finds_headings_tables_and_lists(file: Path) -> None:
    structure = ask("pdfinfo", "-struct", file)
    for tag in ("H1", "H2", "Table", "THead", "TH", "TD", "L", "LI", "Figure"):
        assert re.search(rf"^\s*{tag}\b", structure, re.MULTILINE), tag


def test_names_of_many_languages_come_out_as_they_were_written(file: Path) -> None:
    text = ask("pdftotext", file, "-")
    for name in ("Łódź", "K’iche’ Ꞌ", "Nguyễn"):
        assert name in text
    arabic = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    assert "محمد علي" in arabic and "عبد الله بن يوسف" in arabic


def test_it_is_printed_in_our_own_fonts(file: Path) -> None:
    fonts = ask("pdffonts", file).splitlines()[2:]
    names = {re.sub(r"^[A-Z]{6}\+", "", line.split()[0]) for line in fonts}
    assert any("Arabic" in name for name in names)
    assert all(name.startswith(("Noto-Sans", "IBM-Plex-Sans-Arabic")) for name in names), names
    assert all(" yes " in line for line in fonts)  # embedded


def test_every_page_has_its_number_and_the_table_its_head(file: Path) -> None:
    pages = ask("pdftotext", "-layout", file, "-").split("\f")[:-1]
    assert len(pages) >= 2
    for number, page in enumerate(pages, 1):
        assert f"Página {number} de {len(pages)}" in page
        assert re.search(r"Etapa\s+Estado", page)
        assert "Confidencial" in page


@pytest.mark.parametrize(
    "wanted",
    [
        "<img src='file:///etc/passwd'>",
        "<img src='http://127.0.0.1:9/x.png'>",
        "<img src='https://example.org/x.png'>",
        "<img src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>'>",
        "<img src='cf-asset:../config.py'>",
        "<img src='cf-asset:%2e%2e/config.py'>",
        "<img src='cf-asset:/etc/passwd'>",
        "<img src='cf-asset:///etc/passwd'>",
        "<img src='cf-asset:missing.svg'>",
        "<style>@import 'file:///etc/passwd';</style>",
        "<style>@font-face { font-family: x; src: url(file:///etc/passwd) } p { font-family: x }</style><p>x</p>",
        "<link rel='stylesheet' href='http://127.0.0.1:9/x.css'>",
        "<link rel='attachment' href='file:///etc/passwd'>",
        "<a rel='attachment' href='file:///etc/passwd'>x</a>",
        "<p style='background: url(file:///etc/passwd)'>x</p>",
        "<object data='file:///etc/passwd'></object>",
        "<embed src='file:///etc/passwd'>",
        "<svg width='9' height='9'><image href='file:///etc/passwd' width='9' height='9'/></svg>",
        "<base href='file:///etc/'><img src='passwd'>",
    ],
)
def test_a_page_that_asks_for_another_file_is_not_printed(wanted: str) -> None:
    with pytest.raises(NotPrintable):
        render(f"<!doctype html><body><p>before</p>{wanted}", language="en", title="Page")


def test_after_a_refusal_the_next_page_prints() -> None:
    with pytest.raises(NotPrintable):
        render("<img src='file:///etc/passwd'>", language="en", title="Page")
    assert render("<p>Hello", language="en", title="Page").startswith(b"%PDF")


def test_what_somebody_wrote_is_text_and_never_markup_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "note.pdf"
    path.write_bytes(render("<p>&lt;img src='file:///etc/passwd'&gt;</p>", language="en", title="Page"))
    assert "<img src='file:///etc/passwd'>" in ask("pdftotext", path, "-")


def test_it_prints_from_any_folder_without_a_font_configuration(tmp_path: Path) -> None:
    script = "import sys; from caseflow.adapters.pdf import render; "
    script += "sys.stdout.buffer.write(render(sys.argv[1], language='en', title='T'))"
    environment = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    environment |= {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(Path(__file__).parents[2])}
    made = subprocess.run(
        [sys.executable, "-c", script, "<p>Łódź"], cwd=tmp_path, env=environment, check=True, capture_output=True
    ).stdout
    (tmp_path / "out.pdf").write_bytes(made)
    assert "Łódź" in ask("pdftotext", tmp_path / "out.pdf", "-")
    assert "Noto-Sans" in ask("pdffonts", tmp_path / "out.pdf")
