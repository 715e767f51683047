"""What the ``source`` commands do: each gives the lines to print."""
