"""The words of the graph of ways in: what a box says, in what state it is, and the whole as sentences."""

from collections.abc import Iterator

from planner.activity_words import activity_name
from planner.catalogue import Catalogue
from planner.sentences import condition_sentence
from planner.standing import Standing
from planner.words import N_, Words
from ui.models import doors
from ui.models.catalogue_words import trade_code
from ui.models.ways_in import (
    ACTIVITY,
    BESIDE,
    CLOSED,
    DOOR,
    GATE,
    HELD,
    NOBODY,
    OPEN,
    PLAIN,
    STATES,
    TRADE,
    UNKNOWN,
    Node,
    WaysIn,
)

MARKS = {HELD: "✓", OPEN: "▸", BESIDE: doors.BESIDE_MARK, UNKNOWN: "?", CLOSED: "✗", PLAIN: ""}
STATE_WORDS = {
    HELD: N_("held"),
    OPEN: N_("can begin"),
    BESIDE: N_("can begin with what is taken at the same time"),
    UNKNOWN: N_("to document"),
    CLOSED: N_("something is missing"),
    PLAIN: "",
}


def node_title(node: Node, catalogue: Catalogue, words: Words) -> str:
    """Return what a box is called, without its state."""
    if node.kind == ACTIVITY:
        return activity_name(catalogue.activities[node.code], node.code, words)
    if node.kind == TRADE:
        return words.said(catalogue.trades[node.code].title)
    if node.kind == DOOR:
        return words._("Door {number}", number=node.number) if node.number else words._("In every case")
    if node.kind == GATE:
        return gate_words(node, words)
    return condition_sentence(node.asks, words, catalogue)


def gate_words(node: Node, words: Words) -> str:
    """Return how many of the arrows that enter a gate are enough."""
    if node.number == 0:
        return words._("and")
    return words._("or") if node.number == 1 else str(node.number)


def node_line(node: Node, catalogue: Catalogue, words: Words) -> str:
    """Return the smaller line under a title: the hours of an activity, and the code."""
    if node.kind == ACTIVITY:
        hours = catalogue.activities[node.code].hours
        return " · ".join([words.hours(hours), node.code] if hours else [node.code])
    return trade_code(catalogue.trades[node.code], words) if node.kind == TRADE else ""


def door_lines(node: Node, standing: Standing | None, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """Yield what a door asks, each line with its mark."""
    for line in doors.lines(node.asks, standing or NOBODY):
        yield f"{_mark(line, standing)} {condition_sentence(line.condition, words, catalogue)}"


def _mark(line: doors.Line, standing: Standing | None) -> str:
    if standing is None:
        return "•"
    return MARKS[BESIDE] if line.beside else MARKS[STATES[line.state]]


def state_words(node: Node, words: Words) -> str:
    """Return in what state a box is for the client."""
    open_door = node.kind == DOOR and node.state == OPEN
    return words._("open") if open_door else words._(STATE_WORDS[node.state])


def whole_words(node: Node, standing: Standing | None, catalogue: Catalogue, words: Words) -> str:
    """Return all that a box tells, line by line: for its tool tip and for who hears it."""
    lines = door_lines(node, standing, catalogue, words) if node.kind == DOOR else ()
    about = (node_title(node, catalogue, words), node_line(node, catalogue, words), state_words(node, words))
    return "\n".join([" · ".join(part for part in about if part), *lines])


def described(graph: WaysIn, catalogue: Catalogue, words: Words) -> str:
    """Return the graph as sentences: what each box leads to."""
    names = {node.id: node_title(node, catalogue, words) for node in graph.nodes}
    gates = {node.id for node in graph.nodes if node.kind == GATE}
    leads = {start: end for start, end in graph.arrows if start in gates}
    lines = []
    for start, end in graph.arrows:
        while end in gates and end in leads:
            end = leads[end]
        if start not in gates:
            lines.append(words._("{way} → {goal}", way=names[start], goal=names[end]))
    return "\n".join(lines)
