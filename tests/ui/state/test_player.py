"""Time: the only clock of the program."""

import pytest

from simulator.lessons.edits.sequence import with_sequence
from tests.ui.conftest import Objects
from ui.film.motion.timeline import Beat, Timeline
from ui.state.player import LONGEST_STALL, LONGEST_WAY, SPEEDS, carry_over, carry_token


def at(objects: Objects) -> tuple[int, int]:
    moment = objects.player.timeline.locate(objects.player.time)
    return moment.token, moment.beat


def timeline(words: str, *keys: str) -> Timeline:
    return Timeline(tuple(words.split()), tuple(Beat(key, key, "input", 2.0, 1.5) for key in keys or ("a", "b")))


def test_plays_by_the_clock_whatever_the_frame_rate(objects: Objects) -> None:
    objects.player.play()
    for seconds in (0.1, 0.003, 0.4, 0.016):
        objects.pass_time(seconds)
    assert objects.player.time == pytest.approx(0.519)


@pytest.mark.parametrize("speed", SPEEDS)
def test_speed_scales_time(objects: Objects, speed: float) -> None:
    objects.player.speed = speed
    objects.player.play()
    objects.pass_time(0.4)
    assert objects.player.time == pytest.approx(0.4 * speed)


def test_speed_stays_between_its_ends(objects: Objects) -> None:
    objects.player.speed = 100.0
    assert objects.player.speed == SPEEDS[-1]
    objects.player.speed = 0.0
    assert objects.player.speed == 0.25


def test_time_stands_while_paused(objects: Objects) -> None:
    objects.player.play()
    objects.pass_time(0.2)
    objects.player.pause()
    objects.now += 10.0
    assert objects.player.time == pytest.approx(0.2)
    objects.player.play()
    objects.pass_time(0.1)
    assert objects.player.time == pytest.approx(0.3)


def test_a_stall_does_not_skip_the_film(objects: Objects) -> None:
    objects.player.play()
    objects.pass_time(60.0)
    assert objects.player.time == pytest.approx(LONGEST_STALL)


def test_pauses_at_the_end_and_plays_anew_from_there(objects: Objects) -> None:
    player = objects.player
    told: list[bool] = []
    player.playing_changed.connect(told.append)
    player.seek(player.duration - 0.05)
    player.play()
    objects.pass_time(0.2)
    assert player.time == player.duration
    assert not player.playing
    player.play()
    assert player.time == 0.0
    assert told == [True, False, True]


def test_steps_forward_through_every_rest_and_back_again(objects: Objects) -> None:
    player = objects.player
    rests = [player.timeline.time_at_rest(*place) for place in player.timeline.places()]
    seen = []
    for _ in rests:
        player.step_beat(1)
        seen.append(player.time)
    assert seen == rests
    player.step_beat(1)
    assert player.time == rests[-1]
    back = []
    for _ in rests:
        back.append(player.time)
        player.step_beat(-1)
    assert back == rests[::-1]
    assert player.time == rests[0]


def test_a_step_finishes_a_beat_in_motion_first(objects: Objects) -> None:
    player = objects.player
    player.seek(player.timeline.time_of(3, 2, 0.1))
    player.step_beat(1)
    assert player.time == player.timeline.time_at_rest(3, 2)
    player.seek(player.timeline.time_of(3, 2, 0.1))
    player.step_beat(-1)
    assert player.time == player.timeline.time_at_rest(3, 1)


def test_a_step_from_a_standing_end_goes_on(objects: Objects) -> None:
    player = objects.player
    player.seek(player.timeline.time_of(3, 2, 0.999))
    player.step_beat(1)
    assert player.time == player.timeline.time_at_rest(3, 3)
    player.seek(player.timeline.time_of(3, 2, 0.999))
    player.step_beat(-1)
    assert player.time == player.timeline.time_at_rest(3, 1)


def test_token_steps_keep_the_beat_and_stay_inside(objects: Objects) -> None:
    player = objects.player
    player.rest_at(4, 3)
    player.step_token(1)
    assert at(objects) == (5, 3)
    player.step_token(-1)
    player.step_token(-1)
    assert at(objects) == (3, 3)
    player.rest_at(0, 1)
    player.step_token(-1)
    assert player.time == player.timeline.time_at_rest(0, 1)
    player.end()
    player.step_token(1)
    assert at(objects)[0] == len(player.timeline.tokens) - 1


def test_home_and_end(objects: Objects) -> None:
    objects.player.end()
    assert objects.player.time == objects.player.duration
    objects.player.home()
    assert objects.player.time == 0.0


def test_seek_is_held_inside_and_tells_only_of_movement(objects: Objects) -> None:
    told: list[float] = []
    objects.player.moved.connect(told.append)
    objects.player.seek(-3.0)
    objects.player.seek(1e9)
    objects.player.seek(objects.player.duration)
    assert told == [objects.player.duration]


def test_stepping_pauses(objects: Objects) -> None:
    objects.player.play()
    objects.player.step_beat(1)
    assert not objects.player.playing


def test_an_edit_keeps_token_and_beat(objects: Objects) -> None:
    player, document = objects.player, objects.document
    player.rest_at(11, 3)
    document.edit("another text", with_sequence(document.lesson, "Now " + document.lesson.sequence.text))
    assert player.timeline.tokens[at(objects)[0]] == "Rafsun"
    assert at(objects) == (12, 3)
    assert player.time == player.timeline.time_at_rest(12, 3)


def test_a_shorter_text_holds_the_place_inside(objects: Objects) -> None:
    player, document = objects.player, objects.document
    player.rest_at(11, 3)
    document.edit("another text", with_sequence(document.lesson, "I love Jenny"))
    assert at(objects) == (2, 3)
    document.undo()
    assert player.time <= player.duration


@pytest.mark.parametrize(
    ("old", "new", "token", "found"),
    [
        ("a b c", "a b c", 1, 1),
        ("a b c", "x a b c", 1, 2),
        ("a b c", "a b x c", 1, 1),
        ("a b c", "a b x c", 2, 3),
        ("a b c", "a", 2, 0),
        ("a b c", "x y z", 2, 2),
        ("a a a a", "a a", 3, 1),
        ("a b c d", "a d", 3, 1),
    ],
)
def test_a_place_is_carried_by_what_stands_there(old: str, new: str, token: int, found: int) -> None:
    assert carry_token(token, tuple(old.split()), tuple(new.split())) == found


def test_a_beat_that_is_gone_gives_the_last_at_rest() -> None:
    old, new = timeline("x y", "a", "b", "c"), timeline("x y", "a", "b")
    assert carry_over(old.time_of(1, 1, 0.25), old, new) == new.time_of(1, 1, 0.25)
    assert carry_over(old.time_of(1, 2, 0.25), old, new) == new.time_at_rest(1, 1)


def test_a_clicker_plays_to_the_end_of_the_next_beat(objects: Objects) -> None:
    player = objects.player
    player.rest_at(3, 1)
    player.play_beat()
    assert player.playing and player.time == player.timeline.time_of(3, 2), "something moves at once"
    objects.pass_time(0.2)
    assert at(objects) == (3, 2) and player.playing
    while player.playing:
        objects.pass_time(0.4)
    assert player.time == player.timeline.time_at_rest(3, 2)


def test_a_second_click_is_there_at_once_and_a_jump_holds(objects: Objects) -> None:
    player = objects.player
    player.rest_at(3, 1)
    player.play_beat()
    objects.pass_time(0.1)
    player.play_beat()
    assert not player.playing and player.time == player.timeline.time_at_rest(3, 2)
    player.play_beat()
    player.seek(player.timeline.time_of(9))
    assert not player.playing and player.time == player.timeline.time_of(9)


def test_a_clicker_stops_at_a_cue_and_at_the_end(objects: Objects) -> None:
    player, told = objects.player, []
    player.cued.connect(told.append)
    cue = objects.cues.times[0]
    token, beat, _ = player.timeline.locate(cue)
    player.rest_at(*divmod(token * len(player.timeline.beats) + beat - 1, len(player.timeline.beats)))
    player.play_beat()
    player.play_beat()
    assert player.time == cue and told == [cue] and not player.playing
    player.rest_at(19, 4)
    before = player.time
    player.play_beat()
    assert not player.playing and player.time == before


def test_a_clicker_jumps_where_motion_is_reduced(objects: Objects) -> None:
    player = objects.player
    player.still = True
    player.rest_at(3, 1)
    player.play_beat()
    assert not player.playing and player.time == player.timeline.time_at_rest(3, 2)


def test_a_beat_that_plays_goes_on_in_another_view(objects: Objects) -> None:
    player = objects.player
    player.rest_at(3, 1)
    player.play_beat()
    objects.document.edit("shorter", with_sequence(objects.document.lesson, "I love Jenny and she"))
    while player.playing:
        objects.pass_time(0.4)
    assert player.time == player.timeline.time_at_rest(3, 2)


def test_a_way_is_played_past_cues_and_quicker_the_further_it_is(objects: Objects) -> None:
    player, paces = objects.player, list[float]()
    player.playing_changed.connect(lambda playing: paces.append(player.pace if playing else 0.0))
    near, far = player.timeline.time_at_rest(0, 1), player.timeline.time_at_rest(19, 4)
    player.play_to(near)
    assert player.is_under_way and player.playing and player.time == 0.0
    while player.playing and objects.now < 20:
        objects.pass_time(0.25)
    assert player.time == near and not player.playing and not player.is_under_way and paces == [1.0, 0.0]
    player.speed = 2.0
    begun = player.time
    player.play_to(far)
    assert player.pace == pytest.approx((far - begun) / LONGEST_WAY) and player.pace > 2.0
    objects.pass_time(0.25)
    assert player.time == pytest.approx(begun + 0.25 * player.pace)
    assert objects.cues.times, "there are some on the way"
    since = objects.now
    while player.playing and objects.now < since + 20:
        objects.pass_time(0.25)
    assert player.time == far and not player.playing and player.pace == 2.0
    assert objects.now - since == pytest.approx(LONGEST_WAY - 0.25, abs=0.25)


def test_a_way_ends_at_once_where_one_asks_again_or_nothing_moves(objects: Objects) -> None:
    player = objects.player
    far = player.timeline.time_at_rest(19, 4)
    player.play_to(far)
    objects.pass_time(0.25)
    player.play_beat()
    assert player.time == far and not player.playing, "past all cues"
    player.play_to(1.0)
    assert player.time == 1.0 and not player.playing, "back at once"
    player.still = True
    player.play_to(far)
    assert player.time == far and not player.playing
    player.arrive()
    assert player.time == far
