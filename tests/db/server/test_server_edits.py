"""What an office changes in its catalogue, told again on a server."""

from tests.db.catalogue.conftest import store  # noqa: F401
from tests.db.catalogue.test_edits import *  # noqa: F403
from tests.db.catalogue.test_edits_in_any_order import *  # noqa: F403

# Of the file itself.
del test_any_sequence_gives_what_is_published_with_the_edits_over_it  # noqa: F821
