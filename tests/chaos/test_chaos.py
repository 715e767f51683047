"""A short chaos: real replicas killed at random, and the same check without the guard."""

from dataclasses import replace
from pathlib import Path

from tests.chaos.run import Plan, chaos

SHORT = Plan(seed=1, rooms=1, kills=1, lease=4, time_out=1.8)
LOST = Plan(
    seed=2, rooms=2, replicas=1, days=0, most_kills=0, lost_answers=2, lease=2, time_out=0.9
)


async def test_under_kills_and_faults_everything_is_said_once_and_in_order(
    empty_url: str, tmp_path: Path
) -> None:
    alone = empty_url.startswith("sqlite")  # one process, started again each time
    plan = replace(
        SHORT, replicas=1 if alone else 3, pause=2.5 if alone else 1.0, most_kills=2 if alone else 5
    )
    result = await chaos(tmp_path, empty_url, plan)
    assert result.count.wrong == ()
    assert result.count.twice == 0
    assert result.kills > 0


async def test_without_looking_for_lost_messages_the_same_check_fails(
    empty_url: str, tmp_path: Path
) -> None:
    unguarded = await chaos(tmp_path, empty_url, replace(LOST, without="looking"))
    assert unguarded.count.twice >= 2
    assert not unguarded.fine


async def test_an_answer_that_is_lost_is_found_again(empty_url: str, tmp_path: Path) -> None:
    result = await chaos(tmp_path, empty_url, LOST)
    assert result.fine
    assert result.count.unknown >= 2
    assert result.count.twice == 0
