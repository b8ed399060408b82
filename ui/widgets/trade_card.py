"""The card of a trade: how it is entered, its skills, wages and outlook, each with source and date."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from planner.case import Case
from planner.catalogue import Catalogue, Trade
from planner.requirement import NOTHING
from planner.sentences import condition_sentence
from planner.words import Words
from ui.delegates.levels import LevelDelegate
from ui.models import catalogue_words
from ui.models.trade_skills import TradeSkillModel
from ui.widgets.client_doors import ClientDoors, client_heading, planned_standing
from ui.widgets.fact_card import FactCard

SKILL_LINES = 8
TABLES = ("trades", "skills", "trade_skills", "wages", "outlook")


class TradeCard(FactCard):
    """Shows one trade; aiming at it is asked by its buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TradeSkillModel(self)
        self.outlook, self.wages = self.add_text(), self.add_text()
        self.doors = ClientDoors(after=planned_standing)
        self.add_section(self.doors)
        self.usual, self.skills = self.add_text(), QTableView()
        self.add_section(self.skills)
        self.sources = self.add_text("muted")
        self.aim = self.add_button("target", primary=True)
        self.begin = self.add_button("account-plus-outline")
        self._set_up_skills()

    def show_trade(
        self, trade: Trade, case: Case | None, today: date, catalogue: Catalogue, words: Words
    ) -> None:
        """Show a trade, for the client of the open case when there is one."""
        training = catalogue_words.training_words(trade.teer, words)
        code = catalogue_words.trade_code(trade, words)
        self.say_title(words.said(trade.title), f"{code} · {training}")
        self._say_market(trade, case, today, catalogue, words)
        self.doors.show_for(trade.requires, case, today, catalogue, words)
        self.say_heading(self.doors, client_heading(words._("Entry to the occupation"), case, words))
        usual = condition_sentence(trade.usual, words, catalogue) if trade.usual != NOTHING else ""
        self.say_text(self.usual, words._("What is usual (not required)"), [usual])
        self._say_skills(trade, case, catalogue, words)
        sources = catalogue_words.source_lines(catalogue, TABLES, words)
        self.say_text(self.sources, words._("Sources and dates"), sources)
        self._say_buttons(trade, case, words)

    def _say_market(
        self, trade: Trade, case: Case | None, today: date, catalogue: Catalogue, words: Words
    ) -> None:
        region = case.client.region if case else ""
        outlook = catalogue_words.outlook_lines(catalogue.outlook(trade.code), region, words, catalogue)
        self.say_text(self.outlook, words._("Outlook"), outlook)
        wage = catalogue.wage(trade.code, region or "QC")
        paid = catalogue_words.wage_lines(wage, region, today, words, catalogue)
        self.say_text(self.wages, words._("Wages"), paid)

    def _say_skills(self, trade: Trade, case: Case | None, catalogue: Catalogue, words: Words) -> None:
        self.model.show_trade(trade, case, catalogue, words)
        legend = words._("Skills (solid = held, hatched = to learn, ? = to document)")
        heading = legend if case else words._("Skills, at the level of workers")
        self.say_heading(self.skills, heading, bool(trade.skills))
        self.skills.setAccessibleName(words._("Skills"))
        lines = min(SKILL_LINES, len(trade.skills))
        height = self.skills.verticalHeader().defaultSectionSize() * lines
        self.skills.setFixedHeight(height + self.skills.horizontalHeader().sizeHint().height() + 4)

    def _say_buttons(self, trade: Trade, case: Case | None, words: Words) -> None:
        aimed = case is not None and case.target.trade == trade.code
        self.aim.setText(words._("Goal of the open case") if aimed else words._("Aim at this occupation"))
        self.aim.setEnabled(not aimed)
        self.aim.setVisible(case is not None)
        self.begin.setText(words._("New client with this goal"))

    def _set_up_skills(self) -> None:
        self.skills.setModel(self.model)
        self.skills.setItemDelegateForColumn(1, LevelDelegate(self.skills))
        self.skills.setWordWrap(False)
        self.skills.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.skills.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.skills.setShowGrid(False)
        self.skills.setTabKeyNavigation(False)
        self.skills.verticalHeader().hide()
        self.skills.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        across = self.skills.horizontalHeader()
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
