"""Which story walks through which door: the table in STORIES.md, and what keeps it true."""
