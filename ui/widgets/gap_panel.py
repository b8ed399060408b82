"""The left side of the plan: the skills to gain, how the trade is entered, and what shaped the search."""

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from planner.case import Case
from planner.catalogue import Catalogue
from planner.errors import PlannerError
from planner.gap import HELD, TO_LEARN, UNKNOWN, Gap, gap
from planner.sentences import error_sentence
from planner.words import N_, Words
from ui import style
from ui.delegates.levels import LevelDelegate
from ui.delegates.lines import LinesDelegate
from ui.latest import Latest
from ui.models.constraint_words import constraint_lines
from ui.models.gap import GapModel
from ui.tips import tip
from ui.widgets.client_doors import planned_standing, start_standing
from ui.widgets.door_list import DoorList
from ui.widgets.labels import prose
from ui.widgets.limit_chips import LimitChips

LEGEND = N_("solid = held, hatched = to learn, ? = to document, dot = grows on the job")
FRAME = 2


class GapPanel(QFrame):
    """Shows what separates the client from the trade, in one scroll; it changes nothing."""

    asked_intake = Signal()
    asked_fields = Signal(bool)
    asked_search = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.emphasise(self, "card")
        self.model = GapModel(self)
        self.table = QTableView()
        self.whole = QCheckBox()
        self._gap = Latest(gap)
        self._shown: tuple[Case, Catalogue, Words] | None = None
        self.heading, self.doors_heading = QLabel(), QLabel()
        self.counted, self.position, self.fields = prose(), prose(), prose()
        self.limits = LimitChips()
        self.doors, self.area = DoorList(), QScrollArea(widgetResizable=True)
        self._inside = QWidget()
        self.search = QPushButton(style.icon("auto-fix"), "")
        self.admit = QPushButton()
        self.admit.setCheckable(True)
        self._build()
        self._set_up_table()
        self.whole.toggled.connect(self._show_lines)
        self.limits.asked.connect(self.asked_intake)
        self.admit.clicked.connect(self.asked_fields)
        self.search.clicked.connect(self.asked_search)

    def _build(self) -> None:
        for heading in (self.heading, self.doors_heading):
            style.emphasise(heading, "heading")
            heading.setWordWrap(True)
        for text in (self.counted, self.fields):
            style.emphasise(text, "muted")
        style.emphasise(self.admit, "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(4)
        for part in (self.heading, self.counted, self.limits):
            column.addWidget(part)
        column.addWidget(self._scrolled(), 1)
        column.addWidget(self.search)

    def _scrolled(self) -> QWidget:
        """Return the skills, and what is read after them."""
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.table, self.whole, self.position, self.doors_heading, self.doors, self.fields):
            column.addWidget(part)
        column.addWidget(self.admit, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inside)
        return self.area

    def _set_up_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setAlternatingRowColors(True)
        self.table.setItemDelegateForColumn(0, LinesDelegate(self.table))
        self.table.setItemDelegateForColumn(1, LevelDelegate(self.table))
        self.model.modelReset.connect(self._fit_rows)
        self.table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.selectionModel().currentRowChanged.connect(self._follow_row)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        across = self.table.horizontalHeader()
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        # Not at once: rows measured while the columns still move would be cut.
        again = QTimer(self, singleShot=True, interval=0, timeout=self._fit_rows)
        across.sectionResized.connect(lambda *_: again.start())
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _fit_rows(self) -> None:
        """Give each skill its lines, and the table the height of all of them: the panel scrolls, not it."""
        self.table.resizeRowsToContents()
        tall = self.table.horizontalHeader().sizeHint().height() + self.table.verticalHeader().length()
        self.table.setFixedHeight(tall + 2 * FRAME)

    def _follow_row(self, now: QModelIndex) -> None:
        """Keep the skill that the keys have come to in sight."""
        rect = self.table.visualRect(now)
        where = self.table.mapTo(self._inside, rect.center())
        self.area.ensureVisible(where.x(), where.y() + FRAME, 0, rect.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 36, 200)

    def show_case(self, case: Case, catalogue: Catalogue, words: Words) -> None:
        """Show the gap of a case, its trade's doors and its constraints."""
        self._shown = (case, catalogue, words)
        self._say_texts(words)
        self._show_lines()
        self.search.setEnabled(bool(case.target.trade))
        trade = catalogue.trades.get(case.target.trade)
        if trade is not None:
            now, after = start_standing(case, catalogue), planned_standing(case, catalogue)
            self.doors.show_tree(trade.requires, now, catalogue, words, after)
        self.doors.setVisible(trade is not None)
        self.doors_heading.setVisible(trade is not None)
        asked = words._("What shaped the search: change it in the answers")
        self.limits.show_limits(constraint_lines(case, words), asked)

    def show_fields(self, aside: int, admitted: bool, leads: bool, words: Words) -> None:
        """Say how many programmes of other fields the search leaves out, or that it admits them.

        Where none `leads` to the occupation, say that too: then its entry is what there is to confirm.
        """
        left_out = words._("Programmes of other fields set aside: {n}", n=words.number(aside))
        with_them = words._("Programmes of other fields: admitted in this search")
        none = words._("No programme entered leads to this occupation: its entry is to be confirmed.")
        said = with_them if admitted else left_out
        self.fields.setText(said if leads else f"{none}\n{said}")
        self.admit.setChecked(admitted)
        self.admit.setText(
            words._("Set them aside again") if admitted else words._("Admit them in this search")
        )
        self.admit.setToolTip(
            tip(
                words._(
                    "They lead neither to the occupation aimed at nor to a stepping stone of it."
                    " This choice lasts until the window closes; it is not kept with the case."
                )
            )
        )
        for part in (self.fields, self.admit):
            part.setVisible(admitted or aside > 0)

    def _show_lines(self) -> None:
        if self._shown is None:
            return
        case, catalogue, words = self._shown
        if not case.target.trade:
            self.counted.setText(words._("Choose the occupation aimed at to see the gaps."))
            self.model.show_gap(Gap(), catalogue, words, False)
            self._say_position(Gap(), words)
            return
        try:
            found = self._gap(case, catalogue)
        except PlannerError as error:
            found = Gap()
            self.counted.setText(error_sentence(error, words))
        else:
            self._say_counts(found, words)
        self.model.show_gap(found, catalogue, words, self.whole.isChecked())
        self._say_position(found, words)

    def _say_counts(self, found: Gap, words: Words) -> None:
        """Count the skills on one line; its tip says what the signs of the levels mean."""
        counted = [
            words.n_("{n} held", "{n} held", found.count(HELD)),
            words.n_("{n} to learn", "{n} to learn", found.count(TO_LEARN)),
        ]
        unknown = found.count(UNKNOWN)
        said = words.n_("{n} to document", "{n} to document", unknown)
        self.counted.setText(" · ".join(counted + [f"{unknown} ?"] * bool(unknown)))
        whole = " · ".join(counted + [said] * bool(unknown))
        self.counted.setAccessibleName(f"{whole} ({words._(LEGEND)})")
        self.counted.setToolTip(tip(f"{whole} ({words._(LEGEND)})"))

    def _say_position(self, found: Gap, words: Words) -> None:
        sources = list(dict.fromkeys(line.source for line in found.lines if line.source))
        count = sum(bool(line.source) for line in found.lines)
        text = words.n_(
            "{n} skill comes from the position ({sources}); the employer decides.",
            "{n} skills come from the position ({sources}); the employer decides.",
            count,
            sources="; ".join(sources),
        )
        self.position.setText(text if sources else "")
        self.position.setVisible(bool(sources))

    def _say_texts(self, words: Words) -> None:
        self.heading.setText(words._("Skill gaps"))
        self.doors_heading.setText(words._("Entry to the occupation"))
        self.whole.setText(words._("Whole p&rofile"))
        self.search.setText(words._("Search again (F5)"))
        self.table.setAccessibleName(words._("Skill gaps"))
        self.area.setAccessibleName(words._("Entry to the occupation"))
