"""What is true of the registers of a file, told again on a server."""

from tests.db.registers.test_registers import *  # noqa: F403

# Of the file itself.
del test_a_destroyed_case_leaves_a_certificate_and_nothing_else  # noqa: F821
del test_a_destruction_that_stopped_half_way_is_certified_and_ended_later  # noqa: F821
del test_the_registers_forget_the_names_of_a_destroyed_case  # noqa: F821
