"""Statements whose SQL is made once in a process: Django makes it anew each time, dearer than running it.

What is read is still written as a queryset, and values are still turned by the fields of the model;
only the words of the statement are kept.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVarTuple, cast

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import TransactionManagementError

Row = TypeVarTuple("Row")
_FIRST_STAND_IN = 2_046_100_000
_LARGEST = models.BigIntegerField.MAX_BIGINT


class _Statement(NamedTuple):
    """`places` are the stand-ins' names or fixed values in order; `converters` turn columns by position."""

    sql: str
    places: tuple[tuple[str | None, Any], ...]
    converters: tuple[tuple[int, tuple[Callable[..., Any], ...], Any], ...]


class Prepared(Generic[*Row]):
    """A query that differs only in the whole numbers and texts that it is asked about.

    `build` makes the queryset, ending in `values_list`, out of one value for each of the names in `numbers`
    and `texts`. It is called once for each kind of database, with stand-ins, so it may not look at them.
    A queryset with `select_for_update` must run in a transaction, as Django has it.
    """

    def __init__(
        self,
        build: Callable[..., "models.QuerySet[Any, tuple[*Row]]"],
        *,
        numbers: Iterable[str] = (),
        texts: Iterable[str] = (),
    ) -> None:
        self._build = build
        self._stand_ins: dict[str, int | str] = {}
        for at, name in enumerate(numbers):
            self._stand_ins[name] = _FIRST_STAND_IN + at
        for name in texts:
            self._stand_ins[name] = f"\x02{name}\x03"
        self._statements: dict[str, _Statement] = {}
        self._locks = False

    def rows(self, **values: int | str) -> list[tuple[*Row]]:
        """The rows, each a tuple of the columns that `build` asked for; one statement.

        No row answers to a number that is too large for a column.
        """
        if any(isinstance(value, int) and abs(value) > _LARGEST for value in values.values()):
            return []
        connection = connections[DEFAULT_DB_ALIAS]
        made = self._statements.get(connection.vendor) or self._prepare(connection)
        if self._locks and not connection.in_atomic_block:
            raise TransactionManagementError("select_for_update cannot be used outside of a transaction.")
        with connection.cursor() as cursor:
            cursor.execute(made.sql, [fixed if name is None else values[name] for name, fixed in made.places])
            found = cursor.fetchall()
        return cast("list[tuple[*Row]]", _converted(found, made, connection) if made.converters else found)

    def _prepare(self, connection: BaseDatabaseWrapper) -> _Statement:
        query = self._build(**self._stand_ins).query
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        names = {value: name for name, value in self._stand_ins.items()}
        places = tuple((names.get(param), param) for param in params)
        missing = names.keys() - set(params)
        if missing:
            raise AssertionError(f"{[names[one] for one in missing]} do not stand in {sql}")
        columns = [column for column, _, _ in (compiler.select or ())[: compiler.col_count]]
        turned = tuple(
            (at, tuple(functions), column)
            for at, (functions, column) in compiler.get_converters(columns).items()
        )
        self._locks = query.select_for_update
        made = self._statements[connection.vendor] = _Statement(sql, places, turned)
        return made


def _converted(
    found: Iterable[Any], made: _Statement, connection: BaseDatabaseWrapper
) -> list[tuple[Any, ...]]:
    rows = [list(row) for row in found]
    for at, functions, column in made.converters:
        for row in rows:
            for function in functions:
                row[at] = function(row[at], column, connection)
    return [tuple(row) for row in rows]


def insert_row(model: type[models.Model], values: Mapping[str, object]) -> None:
    """One new row of the model, from its columns by attribute name; for tables that nothing listens to."""
    fields, sql = _insertion(model, tuple(values))
    _run(sql, fields, values.values())


def update_row(model: type[models.Model], key: int, values: Mapping[str, object]) -> None:
    """Change these columns, by attribute name, of the row with the primary key."""
    fields, sql = _change(model, tuple(values))
    _run(sql, fields, (*values.values(), key))


def _run(sql: str, fields: Iterable[Any], values: Iterable[object]) -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    turned = [field.get_db_prep_save(value, connection) for field, value in zip(fields, values, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(sql, turned)


@cache
def _insertion(model: type[models.Model], names: tuple[str, ...]) -> tuple[list[Any], str]:
    fields = _fields(model, names)
    columns = ", ".join(_quoted(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return fields, f"INSERT INTO {_quoted(model._meta.db_table)} ({columns}) VALUES ({places})"


@cache
def _change(model: type[models.Model], names: tuple[str, ...]) -> tuple[list[Any], str]:
    fields, key = _fields(model, names), model._meta.pk
    columns = ", ".join(f"{_quoted(field.column)} = %s" for field in fields)
    where = f"WHERE {_quoted(str(key.column))} = %s"
    return [*fields, key], f"UPDATE {_quoted(model._meta.db_table)} SET {columns} {where}"


def _fields(model: type[models.Model], names: tuple[str, ...]) -> list[Any]:
    known = {field.attname: field for field in model._meta.concrete_fields}
    return [known[name] for name in names]


def _quoted(name: str) -> str:
    """As both databases have it."""
    return '"' + name.replace('"', '""') + '"'
