"""What a customer is called where others read it."""

NOBODY = "a customer"
"""Where it is not known who it was."""


def public_name(*, alias: str, person: str, company: str, allowed: bool) -> str:
    """The alias; where the rotation allows names, person and company as far as they are known.

    Names that went, by retention or because somebody was forgotten, leave the alias. Plain text
    from outside: escaped and shortened by whoever shows it.
    """
    name = ""
    if allowed:
        name = f"{person} ({company})" if person and company else person or company
    return name or alias or NOBODY
