"""What is true of the versions of a catalogue, told again on a server."""

from tests.db.catalogue.test_versions import *  # noqa: F403
