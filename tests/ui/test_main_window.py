from ui.main_window import MainWindow
def test_x(planned: MainWindow): pass
def test_y(planned: MainWindow): 
    planned.grab().save("/tmp/p.png")
