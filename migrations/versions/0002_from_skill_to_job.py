"""from skill to job"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sent_form",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("location", sa.String(length=400), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sent_form")),
    )
    with op.batch_alter_table("sent_form", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sent_form_at"), ["at"], unique=False)

    op.create_table(
        "training_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("provider", sa.String(length=200), nullable=False),
        sa.Column("area", sa.String(length=20), nullable=False),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=True),
        sa.Column("region", sa.String(length=6), nullable=True),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("cost", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("hours", sa.Numeric(precision=6, scale=1), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("attendance_wanted", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("seats >= 1", name=op.f("ck_training_offer_seats")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_training_offer_organization_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_offer")),
        sa.UniqueConstraint("ref", name=op.f("uq_training_offer_ref")),
    )
    with op.batch_alter_table("training_offer", schema=None) as batch_op:
        batch_op.create_index("ix_training_offer_starts", ["organization_id", "state", "starts_on", "id"], unique=False)

    op.create_table(
        "employer_site",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=True),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("has_housing", sa.Boolean(), nullable=False),
        sa.Column("housing_inspected_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["employer_id"], ["employer.id"], name=op.f("fk_employer_site_employer_id_employer")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer_site")),
    )
    with op.batch_alter_table("employer_site", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employer_site_employer_id"), ["employer_id"], unique=False)

    op.create_table(
        "training_gain",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("valid_months", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["offer_id"], ["training_offer.id"], name=op.f("fk_training_gain_offer_id_training_offer")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_gain")),
        sa.UniqueConstraint("offer_id", "kind", "code", name=op.f("uq_training_gain_offer_id_kind_code")),
    )
    with op.batch_alter_table("training_gain", schema=None) as batch_op:
        batch_op.create_index("ix_training_gain_code", ["kind", "code", "offer_id"], unique=False)

    op.create_table(
        "baseline_study",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("smallest", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["made_by_id"], ["app_user.id"], name=op.f("fk_baseline_study_made_by_id_app_user")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_baseline_study_organization_id_organization")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_baseline_study")),
        sa.UniqueConstraint("ref", name=op.f("uq_baseline_study_ref")),
    )
    with op.batch_alter_table("baseline_study", schema=None) as batch_op:
        batch_op.create_index("ix_baseline_study_day", ["organization_id", "on_day", "id"], unique=False)

    op.create_table(
        "employer_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("function", sa.String(length=200), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=True),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_employer_contact_employer_id_employer")
        ),
        sa.ForeignKeyConstraint(
            ["site_id"], ["employer_site.id"], name=op.f("fk_employer_contact_site_id_employer_site")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer_contact")),
    )
    with op.batch_alter_table("employer_contact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employer_contact_employer_id"), ["employer_id"], unique=False)

    op.create_table(
        "opening_site",
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["opening_id"], ["opening.id"], name=op.f("fk_opening_site_opening_id_opening")),
        sa.ForeignKeyConstraint(["site_id"], ["employer_site.id"], name=op.f("fk_opening_site_site_id_employer_site")),
        sa.PrimaryKeyConstraint("opening_id", name=op.f("pk_opening_site")),
    )
    with op.batch_alter_table("opening_site", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opening_site_site_id"), ["site_id"], unique=False)

    op.create_table(
        "circumstance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.LargeBinary(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("is_restricted", sa.Boolean(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=False),
        sa.Column("reviewed_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_circumstance_person_id_person")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["app_user.id"], name=op.f("fk_circumstance_recorded_by_id_app_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_circumstance")),
    )
    with op.batch_alter_table("circumstance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_circumstance_person_id"), ["person_id"], unique=False)

    op.create_table(
        "enrolment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("enrolled_on", sa.Date(), nullable=True),
        sa.Column("result_on", sa.Date(), nullable=True),
        sa.Column("certificate", sa.LargeBinary(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("gave", sa.JSON(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_enrolment_case_id_case_file")),
        sa.ForeignKeyConstraint(["offer_id"], ["training_offer.id"], name=op.f("fk_enrolment_offer_id_training_offer")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_enrolment_person_id_person")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["app_user.id"], name=op.f("fk_enrolment_recorded_by_id_app_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint("offer_id", "person_id", name=op.f("uq_enrolment_offer_id_person_id")),
        sa.UniqueConstraint("offer_id", "seat", name=op.f("uq_enrolment_offer_id_seat")),
        sa.UniqueConstraint("ref", name=op.f("uq_enrolment_ref")),
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index("ix_enrolment_case", ["case_id"], unique=False)
        batch_op.create_index("ix_enrolment_person", ["person_id"], unique=False)

    op.create_table(
        "family_wish",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("countries", sa.JSON(), nullable=False),
        sa.Column("not_regions", sa.JSON(), nullable=False),
        sa.Column("together", sa.String(length=10), nullable=False),
        sa.Column("needs_housing", sa.Boolean(), nullable=False),
        sa.Column("earliest_on", sa.Date(), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_family_wish_case_id_case_file")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["app_user.id"], name=op.f("fk_family_wish_recorded_by_id_app_user")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_family_wish")),
    )
    op.create_table(
        "match_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("team_ids", sa.JSON(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("rules", sa.String(length=20), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.Column("inputs", sa.LargeBinary(), nullable=False),
        sa.Column("results", sa.LargeBinary(), nullable=False),
        sa.Column("inputs_hash", sa.String(length=64), nullable=False),
        sa.Column("results_hash", sa.String(length=64), nullable=False),
        sa.Column("considered", sa.Integer(), nullable=False),
        sa.Column("ranked", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_match_run_case_id_case_file")),
        sa.ForeignKeyConstraint(["made_by_id"], ["app_user.id"], name=op.f("fk_match_run_made_by_id_app_user")),
        sa.ForeignKeyConstraint(["opening_id"], ["opening.id"], name=op.f("fk_match_run_opening_id_opening")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_match_run_organization_id_organization")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_match_run_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_run")),
        sa.UniqueConstraint("ref", name=op.f("uq_match_run_ref")),
    )
    with op.batch_alter_table("match_run", schema=None) as batch_op:
        batch_op.create_index("ix_match_run_case", ["case_id", "made_at"], unique=False)
        batch_op.create_index("ix_match_run_made", ["organization_id", "made_at", "id"], unique=False)
        batch_op.create_index("ix_match_run_opening", ["opening_id", "made_at"], unique=False)

    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("was_there", sa.Boolean(), nullable=False),
        sa.Column("hours", sa.Numeric(precision=4, scale=1), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], name=op.f("fk_attendance_enrolment_id_enrolment")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint("enrolment_id", "on_day", name=op.f("uq_attendance_enrolment_id_on_day")),
    )
    op.create_table(
        "contract",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("employer_name", sa.String(length=200), nullable=False),
        sa.Column("isco", sa.String(length=4), nullable=False),
        sa.Column("country", sa.String(length=3), nullable=False),
        sa.Column("region", sa.String(length=6), nullable=True),
        sa.Column("municipality", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("wage", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("wage_period", sa.String(length=10), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("hours_per_week", sa.Numeric(precision=5, scale=1), nullable=False),
        sa.Column("deductions", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("deductions_for", sa.String(length=200), nullable=False),
        sa.Column("has_housing", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=3), nullable=False),
        sa.Column("explained_on", sa.Date(), nullable=True),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "approved_by_id IS NULL OR approved_by_id <> recorded_by_id", name=op.f("ck_contract_two_people")
        ),
        sa.ForeignKeyConstraint(["approved_by_id"], ["app_user.id"], name=op.f("fk_contract_approved_by_id_app_user")),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_contract_placement_id_placement")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["app_user.id"], name=op.f("fk_contract_recorded_by_id_app_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        sa.UniqueConstraint("placement_id", "number", name=op.f("uq_contract_placement_id_number")),
    )
    op.create_table(
        "placement_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("same_employer", sa.String(length=8), nullable=False),
        sa.Column("same_occupation", sa.String(length=8), nullable=False),
        sa.Column("same_region", sa.String(length=8), nullable=False),
        sa.Column("wage_paid", sa.Numeric(precision=12, scale=2), nullable=True),
        sa.Column("hours_worked", sa.Numeric(precision=5, scale=1), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_placement_check_placement_id_placement")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["app_user.id"], name=op.f("fk_placement_check_recorded_by_id_app_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_check")),
        sa.UniqueConstraint("placement_id", "day", name=op.f("uq_placement_check_placement_id_day")),
    )
    with op.batch_alter_table("placement_check", schema=None) as batch_op:
        batch_op.create_index("ix_placement_check_due", ["due_on", "done_on"], unique=False)

    op.create_table(
        "placement_choice",
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("passed", sa.Integer(), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("chosen_by_id", sa.Integer(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_note", sa.LargeBinary(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "decided_by_id IS NULL OR decided_by_id <> chosen_by_id", name=op.f("ck_placement_choice_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["chosen_by_id"], ["app_user.id"], name=op.f("fk_placement_choice_chosen_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["app_user.id"], name=op.f("fk_placement_choice_decided_by_id_app_user")
        ),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_placement_choice_placement_id_placement")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["match_run.id"], name=op.f("fk_placement_choice_run_id_match_run")),
        sa.PrimaryKeyConstraint("placement_id", name=op.f("pk_placement_choice")),
    )
    with op.batch_alter_table("placement_choice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_choice_run_id"), ["run_id"], unique=False)

    op.create_table(
        "placement_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("result", sa.String(length=12), nullable=False),
        sa.Column("by_side", sa.String(length=10), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_placement_event_placement_id_placement")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["app_user.id"], name=op.f("fk_placement_event_recorded_by_id_app_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_event")),
        sa.UniqueConstraint("placement_id", "number", name=op.f("uq_placement_event_placement_id_number")),
    )
    op.create_table(
        "placement_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("by_side", sa.String(length=10), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["app_user.id"], name=op.f("fk_placement_message_author_id_app_user")),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_placement_message_placement_id_placement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_message")),
    )
    with op.batch_alter_table("placement_message", schema=None) as batch_op:
        batch_op.create_index("ix_placement_message_placement", ["placement_id", "at"], unique=False)

    op.create_table(
        "placement_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["app_user.id"], name=op.f("fk_placement_note_author_id_app_user")),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_placement_note_placement_id_placement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_note")),
    )
    with op.batch_alter_table("placement_note", schema=None) as batch_op:
        batch_op.create_index("ix_placement_note_placement", ["placement_id", "at"], unique=False)

    op.create_table(
        "placement_relative",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("goes", sa.String(length=10), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_placement_relative_person_id_person")),
        sa.ForeignKeyConstraint(
            ["placement_id"], ["placement.id"], name=op.f("fk_placement_relative_placement_id_placement")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement_relative")),
        sa.UniqueConstraint("placement_id", "person_id", name=op.f("uq_placement_relative_placement_id_person_id")),
    )
    with op.batch_alter_table("placement_relative", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_relative_person_id"), ["person_id"], unique=False)

    op.create_table(
        "recognition_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recognition_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("body", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_recognition_step_person_id_person")),
        sa.ForeignKeyConstraint(
            ["recognition_id"], ["recognition.id"], name=op.f("fk_recognition_step_recognition_id_recognition")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recognition_step")),
        sa.UniqueConstraint("recognition_id", "position", name=op.f("uq_recognition_step_recognition_id_position")),
    )
    with op.batch_alter_table("recognition_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recognition_step_person_id"), ["person_id"], unique=False)

    op.create_table(
        "skill",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("skill", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(length=200), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], name=op.f("fk_skill_enrolment_id_enrolment")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_skill_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill")),
        sa.UniqueConstraint("enrolment_id", "skill", name=op.f("uq_skill_enrolment_id_skill")),
    )
    with op.batch_alter_table("skill", schema=None) as batch_op:
        batch_op.create_index("ix_skill_skill", ["skill", "person_id"], unique=False)
        batch_op.create_index(
            "uq_skill_source",
            ["person_id", "skill", "source"],
            unique=True,
            sqlite_where=sa.text("enrolment_id IS NULL"),
            postgresql_where=sa.text("enrolment_id IS NULL"),
        )

    op.create_table(
        "wage_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("placement_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("paid", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("hours", sa.Numeric(precision=6, scale=1), nullable=False),
        sa.Column("deductions", sa.Numeric(precision=12, scale=2), nullable=False),
        sa.Column("reported_by_id", sa.Integer(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_wage_report_placement_id_placement")),
        sa.ForeignKeyConstraint(
            ["reported_by_id"], ["app_user.id"], name=op.f("fk_wage_report_reported_by_id_app_user")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wage_report")),
        sa.UniqueConstraint("placement_id", "from_on", name=op.f("uq_wage_report_placement_id_from_on")),
    )
    op.create_table(
        "grievance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.String(length=16), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("recruiter_id", sa.Integer(), nullable=True),
        sa.Column("placement_id", sa.Integer(), nullable=True),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("category", sa.String(length=30), nullable=False),
        sa.Column("indicators", sa.JSON(), nullable=False),
        sa.Column("severity", sa.String(length=10), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("raised_by_id", sa.Integer(), nullable=False),
        sa.Column("account", sa.LargeBinary(), nullable=False),
        sa.Column("wishes", sa.LargeBinary(), nullable=True),
        sa.Column("may_speak", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("froze", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("outcome_note", sa.LargeBinary(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.id"], name=op.f("fk_grievance_case_id_case_file")),
        sa.ForeignKeyConstraint(["closed_by_id"], ["app_user.id"], name=op.f("fk_grievance_closed_by_id_app_user")),
        sa.ForeignKeyConstraint(["employer_id"], ["employer.id"], name=op.f("fk_grievance_employer_id_employer")),
        sa.ForeignKeyConstraint(
            ["organization_id"], ["organization.id"], name=op.f("fk_grievance_organization_id_organization")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_grievance_person_id_person")),
        sa.ForeignKeyConstraint(["placement_id"], ["placement.id"], name=op.f("fk_grievance_placement_id_placement")),
        sa.ForeignKeyConstraint(["raised_by_id"], ["app_user.id"], name=op.f("fk_grievance_raised_by_id_app_user")),
        sa.ForeignKeyConstraint(["recruiter_id"], ["employer.id"], name=op.f("fk_grievance_recruiter_id_employer")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_grievance_team_id_team")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_grievance_visit_id_visit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grievance")),
        sa.UniqueConstraint("ref", name=op.f("uq_grievance_ref")),
    )
    with op.batch_alter_table("grievance", schema=None) as batch_op:
        batch_op.create_index("ix_grievance_case", ["case_id"], unique=False)
        batch_op.create_index("ix_grievance_employer", ["employer_id", "state"], unique=False)
        batch_op.create_index("ix_grievance_list", ["team_id", "state", "raised_on", "id"], unique=False)

    op.create_table(
        "grievance_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grievance_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("referred_to", sa.String(length=200), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.Column("by_user_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_user_id"], ["app_user.id"], name=op.f("fk_grievance_action_by_user_id_app_user")),
        sa.ForeignKeyConstraint(
            ["grievance_id"], ["grievance.id"], name=op.f("fk_grievance_action_grievance_id_grievance")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grievance_action")),
        sa.UniqueConstraint("grievance_id", "number", name=op.f("uq_grievance_action_grievance_id_number")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.add_column(sa.Column("employer_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("identity_from", sa.String(length=24), nullable=False, server_default=""))

    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reopened_reason", sa.LargeBinary(), nullable=True))

    with op.batch_alter_table("opening", schema=None) as batch_op:
        batch_op.add_column(sa.Column("language_tested", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("residence_countries", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("statuses", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("programmes", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("youngest", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("skills", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("experience_months", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("isced", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("has_meals", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("takes_families", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("deductions", sa.Numeric(precision=12, scale=2), nullable=True))
        batch_op.add_column(sa.Column("deductions_for", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("weights", sa.JSON(), nullable=False, server_default="{}"))

    with op.batch_alter_table("recognition", schema=None) as batch_op:
        batch_op.add_column(sa.Column("isco", sa.String(length=4), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("procedure", sa.String(length=40), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("recognition", "procedure")
    op.drop_column("recognition", "isco")

    op.drop_column("opening", "weights")
    op.drop_column("opening", "deductions_for")
    op.drop_column("opening", "deductions")
    op.drop_column("opening", "takes_families")
    op.drop_column("opening", "has_meals")
    op.drop_column("opening", "isced")
    op.drop_column("opening", "experience_months")
    op.drop_column("opening", "skills")
    op.drop_column("opening", "youngest")
    op.drop_column("opening", "programmes")
    op.drop_column("opening", "statuses")
    op.drop_column("opening", "residence_countries")
    op.drop_column("opening", "language_tested")

    op.drop_column("evaluation", "reopened_reason")

    op.drop_column("consent", "identity_from")
    op.drop_column("consent", "employer_id")

    op.drop_table("grievance_action")
    with op.batch_alter_table("grievance", schema=None) as batch_op:
        batch_op.drop_index("ix_grievance_list")
        batch_op.drop_index("ix_grievance_employer")
        batch_op.drop_index("ix_grievance_case")

    op.drop_table("grievance")
    op.drop_table("wage_report")
    with op.batch_alter_table("skill", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_skill_source",
            sqlite_where=sa.text("enrolment_id IS NULL"),
            postgresql_where=sa.text("enrolment_id IS NULL"),
        )
        batch_op.drop_index("ix_skill_skill")

    op.drop_table("skill")
    with op.batch_alter_table("recognition_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recognition_step_person_id"))

    op.drop_table("recognition_step")
    with op.batch_alter_table("placement_relative", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placement_relative_person_id"))

    op.drop_table("placement_relative")
    with op.batch_alter_table("placement_note", schema=None) as batch_op:
        batch_op.drop_index("ix_placement_note_placement")

    op.drop_table("placement_note")
    with op.batch_alter_table("placement_message", schema=None) as batch_op:
        batch_op.drop_index("ix_placement_message_placement")

    op.drop_table("placement_message")
    op.drop_table("placement_event")
    with op.batch_alter_table("placement_choice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placement_choice_run_id"))

    op.drop_table("placement_choice")
    with op.batch_alter_table("placement_check", schema=None) as batch_op:
        batch_op.drop_index("ix_placement_check_due")

    op.drop_table("placement_check")
    op.drop_table("contract")
    op.drop_table("attendance")
    with op.batch_alter_table("match_run", schema=None) as batch_op:
        batch_op.drop_index("ix_match_run_opening")
        batch_op.drop_index("ix_match_run_made")
        batch_op.drop_index("ix_match_run_case")

    op.drop_table("match_run")
    op.drop_table("family_wish")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index("ix_enrolment_person")
        batch_op.drop_index("ix_enrolment_case")

    op.drop_table("enrolment")
    with op.batch_alter_table("circumstance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_circumstance_person_id"))

    op.drop_table("circumstance")
    with op.batch_alter_table("opening_site", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opening_site_site_id"))

    op.drop_table("opening_site")
    with op.batch_alter_table("employer_contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_employer_contact_employer_id"))

    op.drop_table("employer_contact")
    with op.batch_alter_table("baseline_study", schema=None) as batch_op:
        batch_op.drop_index("ix_baseline_study_day")

    op.drop_table("baseline_study")
    with op.batch_alter_table("training_gain", schema=None) as batch_op:
        batch_op.drop_index("ix_training_gain_code")

    op.drop_table("training_gain")
    with op.batch_alter_table("employer_site", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_employer_site_employer_id"))

    op.drop_table("employer_site")
    with op.batch_alter_table("training_offer", schema=None) as batch_op:
        batch_op.drop_index("ix_training_offer_starts")

    op.drop_table("training_offer")
    with op.batch_alter_table("sent_form", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sent_form_at"))

    op.drop_table("sent_form")
