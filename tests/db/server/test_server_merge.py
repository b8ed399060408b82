"""The merge of another office's file, told again on a server."""

from tests.db.exchange.test_merge import *  # noqa: F403
from tests.db.exchange.test_merge_guards import *  # noqa: F403
from tests.db.exchange.test_merge_removals import *  # noqa: F403

# Of the file itself.
del test_a_restored_backup_learns_its_own_numbers_again  # noqa: F821
