"""Run Parcours: `python -m ui ARGS…`."""

import sys

try:
    from ui.command_line import main

    code = main()
except KeyboardInterrupt:
    # As a shell says it; while modules are still being loaded there is nothing else to say.
    code = 130
sys.exit(code)
