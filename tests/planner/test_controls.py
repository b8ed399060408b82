"""What is not seen and changes what is: nothing of it reaches a terminal or a label."""

from planner.controls import has_controls, in_one_line, visible, without_controls

FORGED = "Bureau\n\x1b[1A\x1b[2Kfaux"


def test_a_text_of_one_line_holds_none() -> None:
    assert has_controls(FORGED) and has_controls("a\u202eb") and has_controls("a\x9bb")
    assert not has_controls("L’Île\u202fd’Orléans, n° 2\u00a0: « ça »")
    assert without_controls("  Bureau\tdu nord\n") == "Bureau du nord"


def test_lines_stay_lines_and_the_rest_is_seen_as_its_code() -> None:
    assert visible("a\tb\r\nc\n") == "a\tb\r\nc\n"
    assert visible("a\rb\x1b[2K\u202e") == "a\\x0db\\x1b[2K\\u202e"
    assert in_one_line(FORGED) == "Bureau \\x1b[1A\\x1b[2Kfaux"
