"""The field of a trade that keeps by which of its titles the counsellor chose it: "aide-cuisinière"."""

from typing import Any

from ui.tips import tip
from ui.widgets.code_editor import CodeEditor
from ui.widgets.intake_options import Codes


class TradeEditor(CodeEditor):
    """A trade, and the title by which it was typed or chosen; typed as a code, it has its official one."""

    nothing = ("", "")

    def __init__(self, codes: Codes, hint: str) -> None:
        super().__init__(codes.trades, hint, codes.called)
        self._codes = codes
        # After the tip of a plain text: the official title says what the chosen one stands for.
        self.textChanged.connect(lambda text: self.setToolTip(tip(self._official() or text)))

    def _text(self) -> str:
        code, title = self._value
        said = self._codes.title(code, title, self.model.words)
        return f"{said} ({code})" if said else self._official()

    def _take(self, value: Any) -> None:
        super()._take((value, self.model.called(self.text(), value)) if value else self.nothing)

    def _official(self) -> str:
        return self.model.text(self._value[0]) if self._value[0] else ""
