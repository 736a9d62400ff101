"""The network that jieba ships, as an ONNX graph.

jieba's package carries the weights of Baidu's lexical analyser (folder `lac_small`, MIT licence with jieba):
a character embedding of 128, two bidirectional GRU layers of 128, a linear-chain CRF over 57 tags.
Its own runtime exists for no current Python, so the weights are read from their files, written as an
ONNX graph and run by ONNX Runtime.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

Floats = npt.NDArray[np.float32]

HIDDEN = 128


@dataclass(frozen=True)
class Network:
    """Characters' numbers to tag scores, with the tables that tell what the numbers mean."""

    session: Any  # inputs ids [time, batch] and lengths [batch]; output scores [time, batch, tags]
    ids: dict[str, int]  # of characters; OOV for those it has not met
    tags: tuple[str, ...]  # nr-B, nr-I, …, O
    start: Floats  # [tags]
    end: Floats  # [tags]
    transitions: Floats  # [tags, tags], from row to column

    def scores(self, ids: npt.NDArray[np.int64], lengths: npt.NDArray[np.int32]) -> Floats:
        """Scores [time, batch, tags] of sentences as columns of `ids` [time, batch]."""
        return np.asarray(self.session.run(None, {"ids": ids, "lengths": lengths})[0])


def load_network() -> Network:
    """The network, read from jieba's package."""
    folder = _weights_folder()
    tags = _read_table(folder / "tag.dic")
    crf = _read_weights(folder / "model_baseline" / "crfw")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # pages are read in processes side by side
    options.inter_op_num_threads = 1
    graph = _graph(folder / "model_baseline")
    return Network(
        session=onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"]),
        ids=_read_table(folder / "word.dic"),
        tags=tuple(name for name, _ in sorted(tags.items(), key=lambda row: row[1])),
        start=crf[0],
        end=crf[1],
        transitions=crf[2:],
    )


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
