"""Commands as one types them, and what came of them."""

from collections.abc import Callable
from dataclasses import dataclass

from typer.testing import Result


@dataclass
class Terminal:
    """Runs commands in this process."""

    run: Callable[[list[str], bytes | str | None], Result]

    def __call__(self, *arguments: str, typed: bytes | str | None = None) -> str:
        """Run a command that works; what it printed."""
        result = self.run(list(arguments), typed)
        assert result.exit_code == 0, result.output
        return result.stdout

    def fails(self, *arguments: str, typed: bytes | str | None = None, code: int = 1) -> str:
        """Run a command that fails with one sentence; that sentence."""
        result = self.run(list(arguments), typed)
        assert result.exit_code == code, (result.exit_code, result.output)
        said = result.stderr.strip()
        assert "Traceback" not in said
        assert "\n" not in said, said
        assert said.startswith("firsthand: ")
        return said
