"""The graph of ways in with what its marks mean, in a window that scrolls."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.case import Case
from planner.catalogue import Catalogue
from planner.timeline import Timeline
from planner.words import Words
from ui import style
from ui.models.way_words import MARKS, STATE_WORDS
from ui.models.ways_in import PLAIN, WaysIn, ways_in
from ui.widgets.graph_picture import GraphPicture
from ui.widgets.pathway_graph import PathwayGraph

MARGIN = 12


class PathwayGraphPanel(QWidget):
    """Shows what leads to the chosen trade; for anything else, how to see it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.graph, self.area = PathwayGraph(), QScrollArea(widgetResizable=True)
        self.legend = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        style.emphasise(self.legend, "muted")
        self.area.setWidget(self.graph)
        self.area.setFrameShape(QFrame.Shape.StyledPanel)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area, 1)
        column.addWidget(self.legend)
        self.graph.walked.connect(self._follow)

    def show_trade(
        self, trade: str, opened: str, case: Case | None, catalogue: Catalogue, words: Words
    ) -> None:
        """Show the ways into a trade, with the doors of one, for the open client when there is one."""
        known = catalogue.trades.get(trade)
        standing = Timeline.of(case, catalogue).standing(case.preferences.start) if case else None
        graph = ways_in(known, catalogue, standing, opened) if known else WaysIn()
        self.graph.show_picture(GraphPicture(graph, standing, catalogue, words))
        self.area.setVisible(bool(graph.nodes))
        self.legend.setText(_legend(bool(graph.nodes), case is not None, words))

    def _follow(self, box: QRectF) -> None:
        middle = box.center()
        half = box.size() / 2
        across, down = round(half.width()) + MARGIN, round(half.height()) + MARGIN
        self.area.ensureVisible(round(middle.x()), round(middle.y()), across, down)


def _legend(drawn: bool, for_client: bool, words: Words) -> str:
    if not drawn:
        return words._("Choose an occupation in the tree to see what leads to it.")
    how = words._("A programme that is chosen shows its doors, and what opens them.")
    if not for_client:
        return how
    states = (f"{MARKS[s]} {words._(text)}" for s, text in STATE_WORDS.items() if s != PLAIN)
    return " · ".join([*states, how])
