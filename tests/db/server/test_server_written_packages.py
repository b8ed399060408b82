"""How a sealed file is written, told again on a server."""

from tests.db.exchange.test_written_packages import *  # noqa: F403

# Of the file itself.
del test_a_text_that_no_office_takes_in_is_named_and_stops_no_export_once_it_is_changed  # noqa: F821
