"""Pages for notes and tasks of a case, and the list of tasks."""

from typing import Any

from flask import flash, redirect, render_template, request

from caseflow.cases import commands_notes, commands_tasks, queries_case, queries_tasks
from caseflow.cases.commands_tasks import Work
from caseflow.cases.forms_choice import offer
from caseflow.cases.forms_work import CancelTaskForm, EditTaskForm, FinishTaskForm, NoteForm, TaskForm
from caseflow.cases.queries_case import CaseHead
from caseflow.cases.queries_tasks import WHOSE, TasksAsked
from caseflow.cases.views_page import begin, case_page, small_page
from caseflow.paging import Cursor
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def add_note(ref: str) -> Any:
    form = NoteForm()
    done = accepted(
        form,
        lambda: commands_notes.write_note(
            acting_user(),
            ref,
            kind=form.kind.data or "",
            body=form.body.data or "",
            person=form.person.data or "",
        ),
    )
    if done:
        flash(_("The note is saved."))
        return redirect(case_page(ref))
    head = queries_case.case_head(acting_user(), ref, "note.write")
    _offer_people(form, head)
    return small_page(form, head, heading=_("Write a note"), submit=_("Save the note"))


def add_task(ref: str) -> Any:
    form = TaskForm()
    if accepted(form, lambda: commands_tasks.add_task(acting_user(), ref, _work(form))):
        flash(_("The task is added."))
        return redirect(case_page(ref))
    head = queries_case.case_head(acting_user(), ref, "task.edit")
    begin(form, assignee=acting_user().ref, kind="other")
    _offer_people(form, head)
    return small_page(form, head, heading=_("Add a task"), submit=_("Add the task"))


def edit_task(ref: str, number: int) -> Any:
    form = EditTaskForm()
    seen = form.seen.data or 0
    if accepted(form, lambda: commands_tasks.edit_task(acting_user(), ref, number, _work(form), seen=seen)):
        flash(_("The task is changed."))
        return redirect(case_page(ref))
    task = queries_case.task_detail(acting_user(), ref, number)
    begin(
        form,
        seen=task.version,
        title=task.title,
        kind=task.kind,
        due_on=task.due_on,
        assignee=task.assignee_ref,
        person=task.person_ref,
    )
    _offer_people(form, task.head)
    return small_page(form, task.head, heading=_("Change the task"), submit=_("Save"))


def finish_task(ref: str, number: int) -> Any:
    form = FinishTaskForm()
    result, seen = form.result_text.data or "", form.seen.data or 0
    done = accepted(form, lambda: commands_tasks.finish_task(acting_user(), ref, number, result=result, seen=seen))
    if done:
        flash(_("The task is done."))
        return redirect(case_page(ref))
    task = queries_case.task_detail(acting_user(), ref, number)
    begin(form, seen=task.version)
    return small_page(form, task.head, heading=_("The task is done"), submit=_("Done"), intro=task.title)


def cancel_task(ref: str, number: int) -> Any:
    form = CancelTaskForm()
    reason, seen = form.reason.data or "", form.seen.data or 0
    done = accepted(form, lambda: commands_tasks.cancel_task(acting_user(), ref, number, reason=reason, seen=seen))
    if done:
        flash(_("The task is cancelled."))
        return redirect(case_page(ref))
    task = queries_case.task_detail(acting_user(), ref, number)
    begin(form, seen=task.version)
    return small_page(form, task.head, heading=_("Cancel the task"), submit=_("Cancel the task"), intro=task.title)


def tasks() -> Any:
    """Open tasks, one's own unless asked otherwise."""
    whose = request.args.get("whose", WHOSE[0])
    is_known = whose in WHOSE
    asked = TasksAsked(
        whose if is_known else WHOSE[0],
        overdue=request.args.get("overdue") == "1",
        cursor=Cursor(request.args.get("after"), request.args.get("before")),
    )
    page = queries_tasks.task_list(acting_user(), asked)
    return render_template("cases/tasks.html", page=page, asked=asked), 200 if is_known else 422


def _work(form: TaskForm) -> Work:
    return Work(
        title=form.title.data or "",
        kind=form.kind.data or "",
        due_on=form.due_on.data,
        assignee=form.assignee.data or "",
        person=form.person.data or "",
    )


def _offer_people(form: TaskForm | NoteForm, head: CaseHead) -> None:
    offer(form.person, [(member.ref, member.name) for member in head.members], nobody=_("The whole case"))
    if isinstance(form, TaskForm):
        offer(form.assignee, head.colleagues, nobody=_("Nobody yet"))
