"""The pure heart: values and functions of values and a moment; no clock, no I/O, no framework."""
