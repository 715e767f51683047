"""The time zones and countries that forms offer; whatever is set already comes first."""

from typing import Final

from bot.views.form_ids import NO_COUNTRY

ZONES: Final = tuple(
    """
    UTC Europe/London Europe/Dublin Europe/Lisbon Europe/Madrid Europe/Paris Europe/Brussels
    Europe/Amsterdam Europe/Berlin Europe/Zurich Europe/Vienna Europe/Rome Europe/Prague
    Europe/Warsaw Europe/Budapest Europe/Copenhagen Europe/Oslo Europe/Stockholm Europe/Helsinki
    Europe/Tallinn Europe/Riga Europe/Vilnius Europe/Kyiv Europe/Bucharest Europe/Sofia
    Europe/Athens Europe/Istanbul Europe/Belgrade Europe/Moscow Africa/Casablanca Africa/Lagos
    Africa/Accra Africa/Cairo Africa/Nairobi Africa/Johannesburg Asia/Jerusalem Asia/Beirut
    Asia/Riyadh Asia/Dubai Asia/Tbilisi Asia/Yerevan Asia/Tehran Asia/Karachi Asia/Tashkent
    Asia/Almaty Asia/Kolkata Asia/Colombo Asia/Kathmandu Asia/Dhaka Asia/Bangkok
    Asia/Ho_Chi_Minh Asia/Jakarta Asia/Kuala_Lumpur Asia/Singapore Asia/Manila Asia/Hong_Kong
    Asia/Shanghai Asia/Taipei Asia/Seoul Asia/Tokyo Australia/Perth Australia/Darwin
    Australia/Adelaide Australia/Brisbane Australia/Sydney Australia/Melbourne
    Pacific/Auckland Pacific/Honolulu America/Anchorage America/Los_Angeles America/Vancouver
    America/Phoenix America/Denver America/Edmonton America/Chicago America/Winnipeg
    America/Mexico_City America/Costa_Rica America/Panama America/New_York America/Toronto
    America/Halifax America/St_Johns America/Bogota America/Lima America/Caracas America/La_Paz
    America/Santiago America/Asuncion America/Montevideo America/Argentina/Buenos_Aires
    America/Sao_Paulo
    """.split()  # noqa: SIM905 a hundred quoted names are hard to read
)

COUNTRIES: Final = tuple(
    tuple(line.strip().split(" ", 1))
    for line in """
    AR Argentina
    AU Australia
    AT Austria
    BE Belgium
    BR Brazil
    BG Bulgaria
    CA Canada
    CL Chile
    CN China
    CO Colombia
    HR Croatia
    CZ Czechia
    DK Denmark
    EG Egypt
    EE Estonia
    FI Finland
    FR France
    DE Germany
    GR Greece
    HK Hong Kong
    HU Hungary
    IS Iceland
    IN India
    ID Indonesia
    IE Ireland
    IL Israel
    IT Italy
    JP Japan
    KE Kenya
    LV Latvia
    LT Lithuania
    LU Luxembourg
    MY Malaysia
    MX Mexico
    MA Morocco
    NL Netherlands
    NZ New Zealand
    NG Nigeria
    NO Norway
    PK Pakistan
    PE Peru
    PH Philippines
    PL Poland
    PT Portugal
    RO Romania
    SA Saudi Arabia
    RS Serbia
    SG Singapore
    SK Slovakia
    SI Slovenia
    ZA South Africa
    KR South Korea
    ES Spain
    SE Sweden
    CH Switzerland
    TW Taiwan
    TH Thailand
    TR Turkey
    UA Ukraine
    AE United Arab Emirates
    GB United Kingdom
    US United States
    UY Uruguay
    VN Vietnam
    """.strip().splitlines()
)


def zones(own: str) -> list[tuple[str, str]]:
    """Zones to choose from, ``own`` first, at most a hundred."""
    names = (own, *(zone for zone in ZONES if zone != own))
    return [(name, name.replace("_", " ")) for name in names]


def countries(own: str) -> list[tuple[str, str]]:
    """Countries to choose from after "none"; ``own`` is there even when it is a rare one."""
    known = [(code, name) for code, name in COUNTRIES]
    rare = [(own, own)] if own and own not in dict(known) else []
    return [(NO_COUNTRY, "No public holidays"), *rare, *known]
