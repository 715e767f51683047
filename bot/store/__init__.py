"""Store: the database; the same code on SQLite and PostgreSQL, constraints carry the promises."""
