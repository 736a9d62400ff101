"""A folder of pages to a folder of files: the build with its store, its lock and its summary."""

from __future__ import annotations

import gc
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from kg.entities import Memory, read_judgements
from kg.entities.judgements import FILE as JUDGEMENTS
from kg.errors import Busy, InputError
from kg.exports import BUILT, Before, current, finish, staged, write_into
from kg.exports.placing import KEPT, write_whole
from kg.graph import BASE_IRI, KnowledgeGraph
from kg.model import Page
from kg.parallel import cores
from kg.pipeline import connect, read_pages
from kg.progress import Event, Tell, silence, stage
from kg.rdf.terms import checked_base
from kg.readers import Skipped, page_files, scan
from kg.reprints import Measured
from kg.settings import Settings
from kg.store import FILE, ReadingStore, digest_of
from kg.words import forget

if TYPE_CHECKING:
    from kg.nlp import Lexis

SHARED = 200_000  # entities of a graph that several processes write
DECISIONS, REPRINTS = "decisions", "reprints"  # notes in the store
SEAL = "built.json"  # in KEPT: what the files in place were built from


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did. `seconds` are by stage; those of stages that read pages are summed over processes."""

    pages: int
    read: int  # pages that no earlier build had read
    characters: int
    skipped: tuple[Skipped, ...]
    counts: Mapping[str, Mapping[str, int]]  # articles by kind, entities by type, statements by predicate
    files: tuple[str, ...]
    unchanged: bool  # nothing had changed, so nothing was written
    seconds: Mapping[str, float] = field(default_factory=dict)


def make(
    corpus: str | Path, output: str | Path | None = None, *, settings: Settings | None = None, fresh: bool = False,
    tell: Tell = silence,
) -> Summary:  # fmt: skip
    """Build the graph of a folder of pages and write it to a folder: what `kg build` does.

    Pages that an earlier build into the same folder read are not read again. A build that is killed leaves the
    files as they were, and what it had read is kept for the next.

    Parameters
    ----------
    corpus
        Folder of pages.
    output
        Folder to write; outranks `settings.output`.
    settings
        See `kg.settings`; `read_settings(corpus)` reads `kg.toml`.
    fresh
        Forget what earlier builds kept.
    tell
        Called with an `Event` for every page and stage.

    Raises
    ------
    InputError
        If no page can be read, or the output cannot be written.
    Busy
        If another build writes the same folder.
    """
    corpus = Path(corpus)
    settings = settings or Settings()
    output = Path(output) if output is not None else settings.output
    page_files(corpus)  # a folder without pages is told before anything is written
    try:
        with _lock(output):
            finish(output)
            if fresh:
                for name in (FILE, f"{FILE}-wal", f"{FILE}-shm", SEAL):
                    (output / KEPT / name).unlink(missing_ok=True)
            return _make(corpus, output, settings, tell)
    except BrokenPipeError:  # nobody hears what is told: no fault of the folder
        raise
    except OSError as error:
        raise InputError(
            f"{output} cannot be written ({error.strerror or error}): make room or name another folder; "
            "the files of the last build are as they were."
        ) from error


def _make(corpus: Path, output: Path, settings: Settings, tell: Tell) -> Summary:
    skipped: list[Skipped] = []
    seconds: Counter[str] = Counter()

    def hear(event: Event) -> None:
        seconds.update(event.seconds)
        tell(event)

    def skip(name: str, reason: str) -> None:
        skipped.append(Skipped(name, reason))
        tell(Event("skipped", name, reason=reason))

    def pages() -> Iterator[Page]:
        for one in scan(corpus, encoding=settings.encoding):
            if isinstance(one, Page):
                yield one
            else:
                skip(one.path, one.reason)

    store = ReadingStore(output / KEPT)
    try:
        keys: dict[str, str] = {}
        read = characters = 0
        jobs = settings.jobs or cores()
        model = _lexis(settings)
        with stage("pages", hear):
            for one in read_pages(pages(), store, model=model, jobs=jobs):
                if one.failed is not None:
                    skip(one.page, f"{one.page}: {one.failed}")
                    continue
                keys[one.page] = one.key
                read += not one.event.kept
                characters += one.event.characters
                hear(one.event)
        skipped.sort(key=lambda row: row.path)
        if not keys:
            raise InputError(f"no page of {corpus} could be read: {skipped[0].reason}")
        formats = BUILT + tuple(one for one in settings.formats if one not in BUILT)
        base = checked_base(settings.base_iri or BASE_IRI)
        seal = _seal(keys, corpus, skipped, (*formats, base))
        done = _sealed(output, seal)
        counts, files = done or _write(corpus, output, store, keys, skipped, formats, base, seal, jobs, hear)
        store.keep_only(keys.values())
    finally:
        store.close()
    return Summary(len(keys), read, characters, tuple(skipped), counts, tuple(files), done is not None, dict(seconds))


def _write(
    corpus: Path, output: Path, store: ReadingStore, keys: Mapping[str, str], skipped: Sequence[Skipped],
    formats: Sequence[str], base: str, seal: str, jobs: int, tell: Tell,
) -> tuple[dict[str, dict[str, int]], list[str]]:  # fmt: skip
    with _uncollected():
        readings = store.readings(keys[page] for page in sorted(keys))
        memory, measured = Memory(keys, store.note(DECISIONS)), Measured(keys, store.note(REPRINTS))
        judgements = read_judgements(corpus)
        graph = connect(readings, judgements=judgements, memory=memory, measured=measured, tell=tell)
        graph = replace(graph, base_iri=base)
        store.put_note(DECISIONS, memory.to_bytes())
        store.put_note(REPRINTS, measured.to_bytes())
        del memory, measured  # of a large corpus some hundred megabytes, which the writers need
        counts = count(graph)
        forget()
        with stage("write", tell), staged(output) as beside:
            # a copy of the process in time copies what it looks at: a graph that fills the memory is written by one
            jobs = jobs if len(graph.entities) <= SHARED else 1
            before = Before(
                output if _untouched(output, "graph.ttl", _built(output)) else None, digest_of(everything=True)
            )
            files = write_into(graph, beside, formats=formats, jobs=jobs, before=before)
            rows = (json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in skipped)
            write_whole(beside / "skipped.jsonl", rows)
            files = sorted([*files, "skipped.jsonl"])
            (beside / KEPT).mkdir(exist_ok=True)
            told = {"seal": seal, "counts": counts, "files": {name: _stamp(beside / name) for name in files}}
            write_whole(beside / KEPT / SEAL, [json.dumps(told)])
    return counts, files


def count(graph: KnowledgeGraph) -> dict[str, dict[str, int]]:
    """Articles by kind, entities by type, statements by predicate."""
    return {
        "articles": dict(sorted(Counter(a.kind for a in graph.articles).items())),
        "entities": dict(sorted(Counter(e.type for e in graph.entities).items())),
        "statements": dict(sorted(Counter(s.predicate for s in graph.statements).items())),
    }


def _seal(keys: Mapping[str, str], corpus: Path, skipped: Sequence[Skipped], also: Sequence[str]) -> str:
    """A digest of all that decides what a build writes."""
    judged = corpus / JUDGEMENTS
    told: list[Any] = [
        digest_of(everything=True), sorted(keys.items()), judged.read_bytes().hex() if judged.is_file() else "",
        [asdict(row) for row in skipped], list(also),
    ]  # fmt: skip
    return hashlib.blake2b(json.dumps(told).encode("ascii"), digest_size=16).hexdigest()


def _sealed(output: Path, seal: str) -> tuple[dict[str, dict[str, int]], list[str]] | None:
    """Counts and files of the build in place, if it was made of the same and nobody has touched its files."""
    told = _built(output)
    if told.get("seal") != seal or not all(_untouched(output, name, told) for name in told["files"]):
        return None
    return told["counts"], list(told["files"])


def _built(output: Path) -> dict[str, Any]:
    """What the build in place was made of, with its counts and the stamps of its files; empty if nothing tells it."""
    try:
        told = json.loads(current(output, f"{KEPT}/{SEAL}").read_text(encoding="utf-8"))
        return told if {"seal", "counts", "files"} <= told.keys() else {}
    except (OSError, ValueError, AttributeError):
        return {}


def _untouched(output: Path, name: str, built: Mapping[str, Any]) -> bool:
    """Is a file as the last build left it?"""
    try:
        return bool(built["files"][name] == _stamp(output / name))
    except (OSError, KeyError, TypeError):
        return False


def _stamp(path: Path) -> list[int]:
    told = path.stat()
    return [told.st_size, told.st_mtime_ns]


@contextmanager
def _lock(output: Path) -> Iterator[None]:
    """One build of a folder at a time; the system lets go of the lock when a process dies, however it dies."""
    (output / KEPT).mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(output / KEPT / "lock", timeout=0):
            yield
    except Timeout:
        raise Busy(f"another build is writing {output}: wait for it, or name another folder.") from None


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cycle collector: millions of frozen nouns hold no cycles, and looking for some doubles the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _lexis(settings: Settings) -> Lexis | None:
    """What words are read with; the lexer alone is not loaded before a page is missing."""
    if settings.model is None and settings.words is None:
        return None
    from kg.nlp import lexis

    return lexis(settings.model, settings.words)
