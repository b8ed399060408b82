from ui.latest import Latest


def test_the_same_question_is_worked_out_once_and_another_anew() -> None:
    asked: list[tuple[object, ...]] = []
    one, alike, other = ["a"], ["a"], ["b"]
    latest = Latest(lambda *values: asked.append(values) or len(asked))
    assert [latest(one, other), latest(one, other), latest(alike, other), latest(one, other)] == [1, 1, 2, 3]


def test_a_question_without_an_answer_is_asked_again() -> None:
    asked: list[int] = []

    def fail(number: int) -> int:
        asked.append(number)
        if len(asked) == 1:
            raise ValueError
        return number

    latest = Latest(fail)
    for _ in range(2):
        try:
            latest(7)
        except ValueError:
            continue
    assert latest(7) == 7 and asked == [7, 7]
