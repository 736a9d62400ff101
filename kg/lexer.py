"""The lexer: words, parts of speech and names by the network that jieba ships.

jieba's package carries the weights of Baidu's lexical analyser (folder `lac_small`, MIT licence with jieba):
a character embedding of 128, two bidirectional GRU layers of 128, a linear-chain CRF over 57 tags.
Its own runtime exists for no current Python, so the weights are read from their files, written as an
ONNX graph and run by ONNX Runtime.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from kg.text import fold

Floats = npt.NDArray[np.float32]

HIDDEN = 128
MAX_SENTENCE = 256  # characters; longer ones are cut at a comma, since padding costs and the CRF forgets anyway
BATCH_CHARACTERS = 8192
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]*[”’」』\")）]*")


class Word(NamedTuple):
    """A word of a text: `text[start:end]`, with its part of speech or kind of name (PER, LOC, ORG, TIME)."""

    start: int
    end: int
    tag: str


class Lexer:
    """Text to words. `Lexer().words("福建省总工会主席庄稼汉")`."""

    def __init__(self) -> None:
        folder = _weights_folder()
        self._ids = _read_table(folder / "word.dic")
        tags = _read_table(folder / "tag.dic")
        self._tags = [name for name, _ in sorted(tags.items(), key=lambda row: row[1])]
        crf = _read_weights(folder / "model_baseline" / "crfw")
        self._start, self._end, self._transitions = crf[0], crf[1], crf[2:]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        graph = _graph(folder / "model_baseline")
        self._session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def words(self, text: str) -> list[Word]:
        """The words of `text`, in order; whitespace belongs to none."""
        folded = fold(text)
        spans = [(a, b) for a, b in _sentences(folded)]
        chars = [[i for i in range(a, b) if not folded[i].isspace()] for a, b in spans]
        found: list[list[Word]] = [[] for _ in spans]
        order = sorted((k for k in range(len(spans)) if chars[k]), key=lambda k: len(chars[k]))
        for batch in _batches(order, [len(c) for c in chars]):
            paths = self._tag([[folded[i] for i in chars[k]] for k in batch])
            for k, path in zip(batch, paths, strict=True):
                found[k] = _to_words(chars[k], path, self._tags)
        return [word for words in found for word in words]

    def _tag(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        lengths = np.array([len(s) for s in sentences], dtype=np.int32)
        ids = np.zeros((int(lengths.max()), len(sentences)), dtype=np.int64)
        unknown = self._ids["OOV"]
        for column, sentence in enumerate(sentences):
            ids[: len(sentence), column] = [self._ids.get(char, unknown) for char in sentence]
        (scores,) = self._session.run(None, {"ids": ids, "lengths": lengths})
        return self._viterbi(np.asarray(scores), lengths)

    def _viterbi(self, scores: Floats, lengths: npt.NDArray[np.int32]) -> list[list[int]]:
        steps, batch, _ = scores.shape
        best = scores[0] + self._start
        back = np.zeros((steps, batch, best.shape[1]), dtype=np.int16)
        last = np.where((lengths == 1)[:, None], best + self._end, 0.0)
        for t in range(1, steps):
            every = best[:, :, None] + self._transitions[None]
            back[t] = every.argmax(axis=1)
            best = every.max(axis=1) + scores[t]
            last = np.where((lengths == t + 1)[:, None], best + self._end, last)
        paths = []
        for column, length in enumerate(lengths):
            tag = int(last[column].argmax())
            path = [tag]
            for t in range(int(length) - 1, 0, -1):
                tag = int(back[t, column, tag])
                path.append(tag)
            paths.append(path[::-1])
        return paths


@lru_cache(maxsize=1)
def load_lexer() -> Lexer:
    """The lexer, made once."""
    return Lexer()


def _weights_folder() -> Path:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "lac_small"


def _read_table(path: Path) -> dict[str, int]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").split("\n"))
    return {row[1]: int(row[0]) for row in rows if len(row) == 2}


def _read_weights(path: Path) -> Floats:
    """One tensor: version, empty level of detail, version, a protobuf of type and dims, then float32 values."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[16:20], "little")
    dims = _dims(raw[20 : 20 + size])
    return np.frombuffer(raw[20 + size :], dtype="<f4").reshape(dims).copy()


def _dims(message: bytes) -> list[int]:
    """Field 2 of the description, unpacked varints; field 1 is the data type."""
    dims, at = [], 0
    while at < len(message):
        field = message[at] >> 3
        value, shift = 0, 0
        at += 1
        while True:
            value |= (message[at] & 0x7F) << shift
            shift += 7
            at += 1
            if not message[at - 1] & 0x80:
                break
        if field == 2:
            dims.append(value)
    return dims


def _graph(folder: Path) -> bytes:
    """The network as ONNX. Inputs: ids [time, batch], lengths [batch]. Output: scores [time, batch, 57]."""
    weights = {path.name: _read_weights(path) for path in sorted(folder.iterdir())}
    constants = {"embedding": weights["word_emb"]}
    nodes = [helper.make_node("Gather", ["embedding", "ids"], ["x0"])]
    for layer in (0, 1):
        w, r, b = zip(*(_gru(weights, 2 * layer + direction) for direction in (0, 1)), strict=True)
        constants |= {f"w{layer}": np.stack(w), f"r{layer}": np.stack(r), f"b{layer}": np.stack(b)}
        inputs = [f"x{layer}", f"w{layer}", f"r{layer}", f"b{layer}", "lengths"]
        nodes.append(helper.make_node("GRU", inputs, [f"y{layer}"], hidden_size=HIDDEN, direction="bidirectional"))
        nodes.append(helper.make_node("Transpose", [f"y{layer}"], [f"t{layer}"], perm=[0, 2, 1, 3]))
        nodes.append(helper.make_node("Reshape", [f"t{layer}", "merged"], [f"x{layer + 1}"]))
    constants |= {
        "merged": np.array([0, 0, 2 * HIDDEN], dtype=np.int64),
        "out_w": weights["fc_4.w_0"],
        "out_b": weights["fc_4.b_0"],
    }
    nodes.append(helper.make_node("MatMul", ["x2", "out_w"], ["emission"]))
    nodes.append(helper.make_node("Add", ["emission", "out_b"], ["scores"]))
    graph = helper.make_graph(
        nodes,
        "lexer",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, ["time", "batch"]),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
        ],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["time", "batch", weights["fc_4.b_0"].size])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8)
    return bytes(model.SerializeToString())


def _gru(weights: dict[str, Floats], index: int) -> tuple[Floats, Floats, Floats]:
    """ONNX's W, R and B of one direction. ONNX keeps the old state by z, the weights by 1 - u: u is negated."""
    flat = weights[f"gru_{index}.w_0"].reshape(-1)
    gates = flat[: HIDDEN * 2 * HIDDEN].reshape(HIDDEN, 2 * HIDDEN)
    candidate = flat[HIDDEN * 2 * HIDDEN :].reshape(HIDDEN, HIDDEN)
    sign = np.concatenate([-np.ones(HIDDEN), np.ones(2 * HIDDEN)]).astype(np.float32)
    w = weights[f"fc_{index}.w_0"].T * sign[:, None]
    r = np.concatenate([gates, candidate], axis=1).T * sign[:, None]
    b = (weights[f"fc_{index}.b_0"].reshape(-1) + weights[f"gru_{index}.b_0"].reshape(-1)) * sign
    return w, r, np.concatenate([b, np.zeros_like(b)])


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        while end - start > MAX_SENTENCE:
            comma = max(text.rfind(mark, start + MAX_SENTENCE // 2, start + MAX_SENTENCE) for mark in ",，")
            cut = comma + 1 if comma > 0 else start + MAX_SENTENCE
            yield start, cut
            start = cut
        if end > start:
            yield start, end


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for k in order:
        if batch and (len(batch) + 1) * lengths[k] > BATCH_CHARACTERS:
            yield batch
            batch = []
        batch.append(k)
    if batch:
        yield batch


def _to_words(chars: Sequence[int], path: Sequence[int], tags: Sequence[str]) -> list[Word]:
    words: list[Word] = []
    for at, (char, tag) in enumerate(zip(chars, path, strict=True)):
        name, _, place = tags[tag].partition("-")
        # a name goes on over a gap (雷　鹏); other words end at whitespace
        joined = at > 0 and (char == chars[at - 1] + 1 or name == "PER")
        if words and place == "I" and words[-1].tag == name and joined:
            words[-1] = words[-1]._replace(end=char + 1)
        else:
            words.append(Word(char, char + 1, name if name != "O" else "xc"))
    return words
