"""The spaCy pipeline: the lexer's words as tokens, its names as entities; or a model in its place, with word lists."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from kg import lexer
from kg.errors import InputError, NotFound
from kg.lexer import load_lexer
from kg.schema import ENTITY_TYPES, GIVEN
from kg.tokens import with_gaps

NAMES = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "TIME": "TIME", "nr": "PER", "ns": "LOC", "nt": "ORG", "t": "TIME"}

# Entity labels of spaCy's models (OntoNotes, and the four types here) as the lexer's tags.
LABELS = {
    "PERSON": "PER", "PER": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG", "DATE": "TIME",
    "TIME": "TIME", "EVENT": "nz", "WORK_OF_ART": "nz", "LAW": "nz", "PRODUCT": "nz",
}  # fmt: skip
# Parts of speech of the Chinese Treebank, and universal ones for models without a tagger, as the lexer's tags.
TAGS = {
    "NN": "n", "NR": "nz", "NT": "t", "VV": "v", "VC": "v", "VE": "v", "VA": "a", "AD": "d", "JJ": "a", "CD": "m",
    "OD": "m", "M": "q", "P": "p", "BA": "p", "LB": "p", "SB": "p", "CC": "c", "CS": "c", "PN": "r", "DT": "r",
    "LC": "f", "PU": "w", "DEC": "u", "DEG": "u", "DER": "u", "DEV": "u", "AS": "u", "SP": "u", "ETC": "u",
    "NOUN": "n", "PROPN": "nz", "VERB": "v", "AUX": "v", "ADJ": "a", "ADV": "d", "NUM": "m", "ADP": "p", "CCONJ": "c",
    "SCONJ": "c", "PRON": "r", "DET": "r", "PUNCT": "w", "PART": "u",
}  # fmt: skip


class Known(NamedTuple):
    """A name of a word list, with its entity type and kind."""

    name: str
    type: str
    subtype: str = "other"


class Lexis(NamedTuple):
    """What words and names are read with: a spaCy model in place of the lexer, and names that are known beforehand."""

    model: str | None = None
    words: tuple[Known, ...] = ()
    digest: str = ""  # of the model's files or version: another model reads pages anew


class LexerTokenizer:
    """Text to a `Doc` whose tokens are the lexer's words; every character of the text is in the `Doc`."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.lexer = load_lexer()

    def __call__(self, text: str) -> Doc:
        return self._doc(text, self.lexer.words(text))

    def pipe(self, texts: Sequence[str]) -> Iterator[Doc]:
        """The `Doc` of each text, all read by the lexer together."""
        return map(self._doc, texts, self.lexer.read(texts))

    def _doc(self, text: str, found: Iterable[lexer.Word]) -> Doc:
        tokens = list(with_gaps(text, found))
        # a character that is in no token is the space after one
        ends = [*(token.start for token in tokens[1:]), len(text)]
        spaces = [token.end < after for token, after in zip(tokens, ends, strict=True)] if tokens else []
        doc = Doc(self.vocab, words=[token.text for token in tokens], spaces=spaces)
        if tokens:
            # tags as numbers, each of the fifty found once: half the time of `Doc(…, tags=tags)`
            number = {tag: self.vocab.strings.add(tag) for tag in {token.tag for token in tokens}}
            column: Any = np.array([[number[token.tag]] for token in tokens], dtype=np.uint64)
            doc.from_array(["TAG"], column)
        return doc

    def to_bytes(self, **kwargs: Any) -> bytes:
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> LexerTokenizer:
        return self

    def to_disk(self, path: Any, **kwargs: Any) -> None:
        return None

    def from_disk(self, path: Any, **kwargs: Any) -> LexerTokenizer:
        return self


@registry.tokenizers("kg.lexer.v1")  # type: ignore[untyped-decorator]
def lexer_tokenizer() -> Callable[[Language], LexerTokenizer]:
    """The lexer as a tokenizer that spaCy finds by name, so that a saved pipeline can be loaded again."""
    return lambda nlp: LexerTokenizer(nlp.vocab)


@Language.component("kg_names", assigns=["doc.ents"], requires=["token.tag"])
def names(doc: Doc) -> Doc:
    """The tokens that the lexer tagged as names, as entities."""
    labels = {doc.vocab.strings[tag]: label for tag, label in NAMES.items()}
    tags = doc.to_array("TAG").tolist()
    doc.set_ents([Span(doc, k, k + 1, label=labels[tag]) for k, tag in enumerate(tags) if tag in labels])
    return doc


@Language.component("kg_tags", requires=["doc.ents"], assigns=["token.tag"], retokenizes=True)
def tags(doc: Doc) -> Doc:
    """A model's entities as one word each, and its labels and parts of speech as the lexer's tags.

    Entities labelled with one of the four types (Organisation, Person, Place, Programme) are taken as they are.
    """
    given = [(e.start_char, e.end_char, e.label_, e.ent_id_ or "other") for e in doc.ents if e.label_ in ENTITY_TYPES]
    doc.user_data.setdefault(GIVEN, []).extend(given)
    for token in doc:
        if token.tag_ not in NAMES:
            token.tag_ = TAGS.get(token.tag_) or TAGS.get(token.pos_) or token.tag_ or "n"
    spans = [(e, LABELS[e.label_]) for e in doc.ents if e.label_ in LABELS]
    with doc.retokenize() as retokenizer:
        for span, _ in spans:
            retokenizer.merge(span)
    starts = {span.start_char: tag for span, tag in spans}
    for token in doc:
        if token.idx in starts:
            token.tag_ = starts[token.idx]
    return doc


@Language.factory("kg_words", default_config={"names": []})
def word_list(nlp: Language, name: str, names: list[list[str]]) -> Callable[[Doc], Doc]:
    """The names of a list wherever they are printed, the longest first; they outrank what the rules find there."""
    known = {row[0]: (row[1], row[2]) for row in names}
    pattern = re.compile("|".join(re.escape(one) for one in sorted(known, key=lambda one: (-len(one), one))))

    def mark(doc: Doc) -> Doc:
        found = [(m.start(), m.end(), *known[m.group()]) for m in pattern.finditer(doc.text)] if known else []
        doc.user_data.setdefault(GIVEN, []).extend(found)
        return doc

    return mark


def load_nlp(model: str | Path | None = None, *, words: str | Path | Iterable[Known] = ()) -> Language:
    """A pipeline that gives `doc.ents` for a text.

    Parameters
    ----------
    model
        An installed spaCy model, or the folder of a saved pipeline, to use in place of the lexer.
    words
        Names that are known beforehand, or a file of them: see `read_words`.

    Raises
    ------
    NotFound
        If there is no such model.
    InputError
        If the file of words is none.

    Notes
    -----
    The pipeline is spaCy's: add components to it, save it with `nlp.to_disk(folder)` and build with
    `--model folder`. An entity that a component labels Organisation, Person, Place or Programme is taken as it is.

    Examples
    --------
    >>> [ent.text for ent in load_nlp()("福建省总工会主席柳海榕到福州调研").ents]
    ['福建省总工会', '柳海榕', '福州']
    """
    if model is not None:
        try:
            nlp = spacy.load(model)
        except (OSError, ValueError) as error:
            message = f"no spaCy model {str(model)!r} is installed: install it with pip, or leave --model out"
            raise NotFound(f"{message}.") from error
        if "kg_tags" not in nlp.pipe_names:
            nlp.add_pipe("kg_tags", last=True)
    else:
        nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": "kg.lexer.v1"}}})
        nlp.add_pipe("kg_names")
    known = read_words(words) if isinstance(words, (str, Path)) else tuple(words)
    if known:
        nlp.add_pipe("kg_words", config={"names": [list(one) for one in known]})
    return nlp


def read_words(path: str | Path) -> tuple[Known, ...]:
    """The names of a file: a line is name, tab, type, and if one likes tab, kind; lines that begin with # are notes.

    Raises `InputError` for a line of another make, with its number.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read as a list of words in UTF-8.") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, kind, subtype = (part.strip() for part in f"{line}\t\t".split("\t")[:3])
        if not name or kind not in ENTITY_TYPES or (subtype and subtype not in ENTITY_TYPES[kind].subtypes):
            types = ", ".join(ENTITY_TYPES)
            raise InputError(
                f"{path} line {number}: expected a name, a tab and one of {types}, then a kind or nothing."
            )
        found.append(Known(name, kind, subtype or "other"))
    return tuple(dict.fromkeys(found))


def lexis(model: str | None = None, words: str | Path | None = None) -> Lexis | None:
    """A model and a file of words as one value; None for the lexer alone."""
    if model is None and words is None:
        return None
    return Lexis(model, read_words(words) if words is not None else (), _digest(model) if model else "")


def _digest(model: str) -> str:
    """What tells one state of a model from another: the version of an installed one, the files of a folder."""
    folder = Path(model)
    if not folder.is_dir():
        return str(spacy.util.get_package_version(model))
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def read_texts(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    """The `Doc` of each text: what `nlp(text)` gives, in half the time, since the lexer reads all texts together."""
    tokenizer = nlp.tokenizer
    return list(nlp.pipe(tokenizer.pipe(texts) if isinstance(tokenizer, LexerTokenizer) else texts))
