"""The style sheet of the window, with @token in the place of each colour."""

# No border for spin boxes, dates or combos: a style-sheet border takes away their arrows.
SHEET = """
QWidget[role="bar"] { background: @card; }
QFrame[role="card"] { background: @card; border: 1px solid @border; border-radius: 8px; }
QFrame[role="line"] { background: @border; border: 0; }
QFrame[role="notice"] { background: @warning_ground; border: 1px solid @warning; border-radius: 6px; }
QFrame[role="fault"] { background: @error_ground; border: 1px solid @error; border-radius: 6px; }
QFrame[role="told"] { background: @selection; border: 1px solid @accent; border-radius: 6px; }
QFrame[role="good"] { background: @ok_ground; border: 1px solid @ok; border-radius: 6px; }
QFrame[role="ring"] { background: transparent; border: 3px solid @accent; border-radius: 8px; }
QLabel[role="title"] { font-size: 16pt; font-weight: 600; }
QLabel[role="heading"] { font-size: 11pt; font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="error"] { color: @error; }
QLabel[role="warning"] { color: @warning; }
QLabel[role="ok"] { color: @ok; }
QPushButton { background: @card; border: 1px solid @outline; border-radius: 5px; padding: 5px 12px; }
QPushButton:hover { border-color: @accent; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
QPushButton:disabled { color: @muted; background: @background; }
QPushButton[role="primary"] {
  background: @accent; color: @on_accent; border-color: @accent; font-weight: 600;
}
QPushButton[role="primary"]:hover { background: @accent_hover; }
QPushButton[role="primary"]:focus { border: 3px double @on_accent; padding: 3px 10px; }
QPushButton[role="primary"]:disabled { background: @background; color: @muted; border-color: @border; }
QPushButton[role="link"] {
  border: 0; background: transparent; color: @accent; text-decoration: underline; padding: 2px;
}
QPushButton[role="link"]:focus { border: 1px solid @accent; padding: 1px; }
QPushButton[role="line"] {
  border: 2px solid transparent; background: transparent; text-align: left; padding: 4px 6px;
}
QPushButton[role="line"]:hover { background: @selection; }
QPushButton[role="line"]:focus { border-color: @accent; padding: 4px 6px; }
QPushButton[role="chip"] { border-radius: 11px; padding: 3px 14px; }
QPushButton[role="chip"]:checked {
  background: @selection; border-color: @accent; color: @navy;
}
QPushButton[role="chip"]:focus { border: 2px solid @accent; padding: 2px 13px; }
QPushButton[role="tag"] {
  border-radius: 10px; padding: 2px 8px; background: @selection; border-color: @selection;
}
QPushButton[role="tag"]:focus { border: 2px solid @accent; padding: 1px 7px; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px; }
QToolButton:hover { background: @selection; }
QToolButton:focus { border-color: @accent; }
QToolButton[role="rail"] {
  border: 2px solid transparent; border-left: 3px solid transparent; border-radius: 0; color: @muted;
  padding: 2px 0;
}
QToolButton[role="rail"]:checked {
  background: @selection; border-left-color: @accent; color: @navy; font-weight: 600;
}
QToolButton[role="rail"]::menu-indicator { image: none; }
QToolButton[role="rail"]:focus { border-color: @text; background: @selection; }
QCheckBox, QRadioButton { border: 1px solid transparent; border-radius: 4px; padding: 1px; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; }
QLineEdit[role="search"] {
  background: @card; border: 1px solid @outline; border-radius: 5px; padding: 5px 8px;
}
QLineEdit[role="search"]:focus { border-color: @accent; }
QTableView, QListView, QTreeView {
  background: @card; alternate-background-color: @stripe; border: 1px solid @border;
  border-radius: 4px; gridline-color: @border; padding: 1px;
  selection-background-color: @selection; selection-color: @text;
}
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid @accent; padding: 0; }
QTableView::item { padding: 0 5px; }
QTableView::item:selected { background: @selection; color: @text; }
QHeaderView::section {
  background: @stripe; color: @muted; border: 0; border-bottom: 1px solid @border; padding: 5px 8px;
}
QMenuBar { background: @card; border-bottom: 1px solid @border; }
QStatusBar { background: @card; border-top: 1px solid @border; }
QStatusBar::item { border: 0; }
QScrollArea { border: 1px solid transparent; background: transparent; }
QGraphicsView { border: 1px solid transparent; background: @card; }
QScrollArea:focus, QGraphicsView:focus, QLabel:focus { border: 1px solid @accent; }
QScrollArea > QWidget#qt_scrollarea_viewport > QWidget { background: transparent; }
QLabel[role="sheet"] { background: #ffffff; border: 1px solid @border; }
QToolTip { background: @card; color: @text; border: 1px solid @border; }
"""
