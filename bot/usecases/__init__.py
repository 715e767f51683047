"""Use cases: one verb a file; load, let the core decide, save and put into the outbox."""
