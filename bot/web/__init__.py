"""Front door: what comes in over HTTP."""
