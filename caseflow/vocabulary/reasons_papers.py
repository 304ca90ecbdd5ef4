"""The sentences about papers and files."""

from caseflow.vocabulary.language import LazyString, _l

SENTENCES: dict[str, LazyString] = {
    "paper_lasts_too_long": _l("No paper is valid until %(day)s. Check the year."),
    "paper_without_file": _l("Choose the file, or take a photo of the paper."),
    "paper_too_many_files": _l("Send at most %(most)s files at once."),
    "paper_set_aside": _l("This paper was set aside."),
    "paper_decided_already": _l("That has been decided already."),
    "paper_has_expired": _l("The paper was valid until %(day)s only. Ask for a new one."),
    "paper_reason_missing": _l("Say why it cannot be used, so that the person can bring the right one."),
    "permit_other_employer": _l("The permit allows work for %(allowed)s only; the work is with %(works)s."),
    "permit_other_occupation": _l("The permit allows work as %(occupation)s; the work is %(offered_occupation)s."),
    "permit_other_region": _l("The permit allows work in %(region)s; the work is in %(place)s."),
    "due_renewal": _l("The permit ends on %(day)s, and its renewal must begin %(days)s days before"),
    "file_empty": _l("The file is empty. Take the photo or scan again."),
    "file_too_large": _l("The file is larger than 25 MB. Scan it in grey, or send its pages one by one."),
    "file_is_archive": _l("This is an archive or an office document. Send a PDF or a photo."),
    "file_is_program": _l("This is a program. Send a PDF or a photo."),
    "file_kind_unknown": _l("This is neither a PDF nor a photo (JPEG, PNG or HEIC)."),
    "file_lies": _l("What is inside is not what the name says. Save it anew as a PDF or a photo and send that."),
    "file_takes_too_long": _l("It takes too long to read. Save it anew, with fewer pages, and send that."),
    "file_breaks_reader": _l("The file cannot be read. Save it anew, or take a photo of the paper."),
    "file_infected": _l("The virus scanner found something in it. Do not open it; ask for the paper again."),
    "file_not_scanned": _l("The virus scanner does not answer, so nothing can be taken now. Try again later."),
    "picture_broken": _l("The photo is damaged. Take it again."),
    "picture_too_large": _l("The photo has more than 40 million pixels. Take it at a lower resolution."),
    "pdf_broken": _l("The PDF is damaged. Save it anew, or take a photo of the paper."),
    "pdf_locked": _l("The PDF is locked with a password. Save it without one and send that."),
    "pdf_too_long": _l("The PDF has more than 300 pages. Send only the pages that are asked for."),
    "pdf_empty": _l("The PDF has no page."),
    "file_storage_full": _l("There is no room left to keep the file. Nothing was saved; tell your administrator."),
    "papers_too_large_together": _l(
        "Together the papers are larger than %(most)s MB, too much for one file. Open them one by one, "
        "or add smaller versions of the large ones."
    ),
    "papers_too_long_together": _l(
        "Together the papers have more than %(most)s pages, too much for one file. Open them one by one."
    ),
    "file_there_already": _l("This very file is there already."),
}
