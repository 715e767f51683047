"""The back door: APScheduler wakes the ticker, the ticker does what is due."""
