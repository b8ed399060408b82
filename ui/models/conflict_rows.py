"""The conflict inbox as lines, and the values that wait for each."""

from dataclasses import dataclass

from db.exchange.choosing import Conflict
from planner.catalogue import Catalogue
from planner.changes import Change
from planner.client_words import called
from planner.words import N_, Words
from ui.models.columns import Column
from ui.models.field_words import entry_name, field_words, values_words, whole_words
from ui.models.merge_words import author_words, written_on
from ui.models.texts_apart import joined


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """A field that was edited apart, with what is needed to say it."""

    conflict: Conflict
    catalogue: Catalogue
    words: Words

    @property
    def field(self) -> str:
        """Return what the field is called."""
        _, table, row, name = self.conflict.id
        known = entry_name(table, self.conflict.cells, self.catalogue, self.words)
        return field_words(table, row, name, self.catalogue, self.words, known)

    @property
    def values(self) -> tuple[str, ...]:
        """Return the values that wait, each in one line, told apart."""
        shown = self.conflict.heads[0]
        values = [head.value for head in self.conflict.heads]
        cells = self.conflict.cells
        said = values_words(shown.table, shown.field, values, self.catalogue, self.words, cells)
        return tuple(" ".join(text.splitlines()) for text in said)

    @property
    def joined(self) -> str:
        """Return the values one after the other, where they are texts that can be joined."""
        return joined(self.conflict.heads[0].field, [head.value for head in self.conflict.heads])

    def value(self, head: Change) -> str:
        """Return one of the values that wait."""
        return self.values[self.conflict.heads.index(head)]


@dataclass(frozen=True, slots=True)
class HeadLine:
    """One of the values that wait, the first one shown meanwhile."""

    line: ConflictLine
    head: Change

    @property
    def shown(self) -> str:
        """Say whether the value is the one on show meanwhile."""
        words = self.line.words
        return words._("shown meanwhile") if self.head is self.line.conflict.heads[0] else words._("waits")

    @property
    def whole(self) -> tuple[str, str]:
        """Return who wrote the value, with the value itself, however long."""
        head, told = self.head, self.line
        cells = told.conflict.cells
        said = whole_words(head.table, head.field, head.value, told.catalogue, told.words, cells)
        return author_words(head, told.words), said


CONFLICTS = (
    Column(N_("Client’s case"), lambda line: called(line.conflict.name, line.conflict.case, line.words)),
    Column(N_("Field"), lambda line: line.field),
    Column(N_("Values"), lambda line: " / ".join(line.values)),
)
HEADS = (
    Column(N_("Value"), lambda line: line.line.value(line.head)),
    Column(N_("Who"), lambda line: author_words(line.head, line.line.words)),
    Column(N_("When"), lambda line: written_on([line.head], line.line.words)),
    Column(N_("Now"), lambda line: line.shown),
)
