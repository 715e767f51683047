"""Index anew who is called otherwise: a forgotten member's id is no word to search by."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    _watch("user_id, ")


def downgrade() -> None:
    """Go back."""
    _watch("")


def _watch(also: str) -> None:
    """Take an answer out of the index when its words change, or this other column does."""
    changed = "".join(f"new.{name} <> old.{name} OR " for name in also.split(", ") if name)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER answer_words_changed")
        op.execute(f"""
            CREATE TRIGGER answer_words_changed
            AFTER UPDATE OF {also}quote, learning, theme, kinds ON answer
            WHEN {changed}new.quote <> old.quote OR new.learning <> old.learning
                OR new.theme <> old.theme OR new.kinds IS NOT old.kinds
            BEGIN
                DELETE FROM learning_index
                WHERE workspace_id = new.workspace_id AND followup_id = new.followup_id;
                UPDATE answer SET indexed = 0
                WHERE workspace_id = new.workspace_id AND followup_id = new.followup_id;
            END
        """)  # noqa: S608 -- our own words
        return
    op.execute(f"""
        CREATE OR REPLACE FUNCTION answer_words_changed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF {changed}new.quote <> old.quote OR new.learning <> old.learning
                OR new.theme <> old.theme
                OR CAST(new.kinds AS text) IS DISTINCT FROM CAST(old.kinds AS text)
            THEN
                DELETE FROM learning_index
                WHERE workspace_id = new.workspace_id AND followup_id = new.followup_id;
                new.indexed = false;
            END IF;
            RETURN new;
        END
        $$
    """)  # noqa: S608 -- our own words
