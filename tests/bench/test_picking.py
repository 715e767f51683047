"""The measure itself: small enough for every run, and ours is best on what is asked."""

from tests.bench.picking import gap_by_share, policies, scenario, year


def test_ours_breaks_no_rule_and_is_fairest_by_share() -> None:
    told = scenario(people=40, days=56)
    found = {name: year(told, policy) for name, policy in policies().items()}
    ours, broken = found.pop("Firsthand")
    assert broken == 0
    for summary, others_broken in found.values():
        assert others_broken > 0
        assert ours.largest_deviation < summary.largest_deviation
        assert gap_by_share(told, ours) > 0


def test_each_measure_begins_anew() -> None:
    told = scenario(people=10, days=14)
    assert [year(told, one) for one in policies().values()] == [
        year(told, one) for one in policies().values()
    ]
