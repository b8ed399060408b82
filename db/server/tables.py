"""How the tables of a file are made on a server: each row belongs to the office that writes it.

The frozen migrations run there as they are. What they make gets its holder as the first column, first in
every key and index: offices never meet in a key, and each finds its own rows without passing another's.
"""

import re
from typing import Any

from sqlalchemy import ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex, CreateTable

# The type of CURRENT_USER itself, so that the two are compared through an index.
HOLDER = "holder NAME DEFAULT CURRENT_USER NOT NULL"


@compiles(CreateTable, "postgresql")
def _table(element: CreateTable, compiler: Any, **how: Any) -> str:
    said = compiler.visit_create_table(element, **how)
    # Numbers are given by the office, never by a sequence that all offices would share.
    plain = re.sub(r"\b(BIG)?SERIAL\b", lambda kind: f"{kind[1] or ''}INT", said)
    return plain.replace("(", f"(\n\t{HOLDER},", 1)


@compiles(CreateIndex, "postgresql")
def _index(element: CreateIndex, compiler: Any, **how: Any) -> str:
    return str(compiler.visit_create_index(element, **how)).replace("(", "(holder, ", 1)


@compiles(PrimaryKeyConstraint, "postgresql")
def _primary(element: PrimaryKeyConstraint, compiler: Any, **how: Any) -> str:
    said = str(compiler.visit_primary_key_constraint(element, **how))
    return said.replace("PRIMARY KEY (", "PRIMARY KEY (holder, ")


@compiles(UniqueConstraint, "postgresql")
def _unique(element: UniqueConstraint, compiler: Any, **how: Any) -> str:
    return str(compiler.visit_unique_constraint(element, **how)).replace("(", "(holder, ", 1)


@compiles(ForeignKeyConstraint, "postgresql")
def _foreign(element: ForeignKeyConstraint, compiler: Any, **how: Any) -> str:
    return str(compiler.visit_foreign_key_constraint(element, **how)).replace("(", "(holder, ")
