"""What can go wrong, each with its exit code; the message is one sentence a user can act on."""


class KGError(Exception):
    """A user's mistake or a bad input: one sentence, no traceback. `exit_code` is what the command returns."""

    exit_code = 1


class InputError(KGError):
    """A page, folder or file that cannot be used."""

    exit_code = 2


class Busy(KGError):
    """Another process is at work where this one was to write."""

    exit_code = 4


class NotFound(KGError):
    """A name, format, predicate or stage that does not exist; the message lists what does."""

    exit_code = 2


class QueryError(KGError):
    """A SPARQL query that cannot be parsed or run."""

    exit_code = 2


class FloorError(KGError):
    """A score below its floor."""

    exit_code = 1
