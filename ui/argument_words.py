"""What argparse says of a command line, in the language of the person who typed it."""

import argparse

from planner.words import N_, Words

# As argparse has them, letter for letter: it looks its sentences up by their English.
SENTENCES = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("not allowed with argument %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("ignored explicit argument %r"),
)


def speak(words: Words) -> None:
    """Let argparse say its own sentences in a language; it has no other door for them than its gettext."""
    # Looked up by name when it says something, so that both are replaced for every parser.
    setattr(argparse, "_", words._)  # noqa: B010


def said(parser: argparse.ArgumentParser, words: Words) -> argparse.ArgumentParser:
    """Say the helps of a parser and of its commands in a language; each is declared as a msgid."""
    parser.description = words._(parser.description) if parser.description else None
    for action in parser._actions:
        _say(action, words)
        if isinstance(action, argparse._SubParsersAction):
            for command in action._choices_actions:
                _say(command, words)
            for inner in action.choices.values():
                said(inner, words)
    return parser


def _say(action: argparse.Action, words: Words) -> None:
    if action.help and action.help != argparse.SUPPRESS:
        action.help = words._(action.help)
