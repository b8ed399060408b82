"""The window on the calendar: fits it, zooms it, keeps its edges in place, and moves steps by key."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from ui.announcing import announce
from ui.models.steps import StepModel
from ui.widgets.calendar_bar import ARROW_ROWS
from ui.widgets.calendar_scene import CalendarScene


class _Teller:
    """Has the chosen step said when it changes under the keys: bars are drawn, not controls."""

    def __init__(self, view: QWidget) -> None:
        self._view, self._told = view, ""

    def tell(self, said: str) -> None:
        """Say a sentence, unless it was the last one."""
        if said and said != self._told and self._view.hasFocus():
            announce(self._view, said)
        self._told = said

    def forget(self) -> None:
        """Say the next sentence whatever was said."""
        self._told = ""


class CalendarView(QGraphicsView):
    """Shows the scene of a step model; redraws once per turn of the event loop, never inside an event.

    While a bar is held nothing is drawn anew: that would take it out of the hand. What changed shows after.
    """

    chosen = Signal(str)
    moved = Signal(str, int)
    stretched = Signal(str, int)
    reordered = Signal(str, int)

    def __init__(self, model: StepModel, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._today = model, today
        self._zoom, self._chosen_id, self._shows_chosen = 1.0, "", False
        self._teller = _Teller(self)
        self.calendar = CalendarScene(model, self)
        self.setScene(self.calendar)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._later = QTimer(self, singleShot=True, interval=0, timeout=self.redraw)
        self._connect(model)

    def _connect(self, model: StepModel) -> None:
        model.modelReset.connect(self._change)
        model.dataChanged.connect(self._change)
        self.calendar.chosen.connect(self.chosen)
        self.calendar.moved.connect(self.moved)
        self.calendar.stretched.connect(self.stretched)
        self.calendar.reordered.connect(self.reordered)
        self.calendar.walked.connect(self._walk)

    def _change(self) -> None:
        """Draw anew soon; the plan of another client never stands under the name of this one meanwhile."""
        if self.calendar.is_of_another and not self.calendar.is_held:
            self.calendar.empty()
        self._later.start()

    def redraw(self) -> None:
        """Draw the calendar for the present size, zoom, language and theme; not while a bar is held."""
        if self.calendar.is_held:
            return
        room = self.viewport().size()
        self.calendar.draw(room.width(), room.height(), self._zoom, self._chosen_id, self._today())
        self._hold_focus()
        if self._shows_chosen and (bar := self.calendar.bars.get(self._chosen_id)):
            self.ensureVisible(bar.rect, 40, 60)
        self._shows_chosen = False
        self._stick()
        self._teller.tell(self._model.sentence(self._chosen_id))

    def _hold_focus(self) -> None:
        """Keep the keys on the chosen step, whatever became of the bar that had them."""
        if self.hasFocus():
            self.calendar.focus(self._chosen_id or next(iter(self.calendar.bars), ""))

    def zoom(self, factor: float) -> None:
        """Show the time axis `factor` times as wide as the window."""
        self._zoom = max(factor, 1.0)
        self.redraw()

    def choose(self, step_id: str) -> None:
        """Ring a step, and bring its row into view."""
        self._chosen_id, self._shows_chosen = step_id, True
        if self.calendar.is_held:
            self.calendar.select(step_id)
            return
        self._later.start()

    def _walk(self, rows: int) -> None:
        row = self._model.row_of(self._chosen_id) + rows
        step = self._model.step_at(row)
        if step is not None:
            self.chosen.emit(step.id)
            self.calendar.focus(step.id)

    def _stick(self) -> None:
        self.calendar.stick(self.mapToScene(self.viewport().rect()).boundingRect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the chosen bar: the keys of a bar move it and walk from bar to bar."""
        super().focusInEvent(event)
        self._teller.forget()
        self._later.start()
        self._hold_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk on from a step that has no day, and so no bar."""
        rows = ARROW_ROWS.get(Qt.Key(event.key()))
        if rows and self.calendar.focusItem() is None and not event.modifiers():
            self._walk(rows)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of a bar, and show what changed while it was held."""
        super().mouseReleaseEvent(event)
        self._later.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Keep the names and the days in sight."""
        super().scrollContentsBy(dx, dy)
        self._stick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the calendar anew for its width."""
        super().resizeEvent(event)
        self._later.start()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the calendar anew in other colours or another typeface."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._later.start()
        super().changeEvent(event)
