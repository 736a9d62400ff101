"""The best path of tags through a linear-chain CRF, for many sentences at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

BLOCK = 1 << 17  # sums at a time: half a megabyte, which stays in the processor's cache


def best_paths(
    scores: Floats, lengths: npt.NDArray[np.int32], *, start: Floats, end: Floats, transitions: Floats
) -> npt.NDArray[np.int16]:
    """The tags [time, batch] of the best paths; past a sentence's end they mean nothing.

    Parameters
    ----------
    scores
        Scores of tags, [time, tags, batch]: the batch last, so that each step is one sum and one maximum over rows.
    lengths
        Characters of each sentence, longest first: those that have ended drop out of the later steps.
    start, end, transitions
        The CRF's weights: [tags], [tags], [tags, tags] from row to column.

    Notes
    -----
    The way forward keeps only the maxima; which tag gave one is asked on the way back, of the one path that is
    wanted (57 sums a character in place of 3,249). Equal paths go to the lower tag, as `argmax` has it.
    """
    steps, tags, batch = scores.shape
    block = np.empty(max(BLOCK, tags * batch), dtype=np.float32)
    maxima = np.empty(tags * batch, dtype=np.float32)
    alive = (lengths[None, :] > np.arange(steps)[:, None]).sum(axis=1)  # sentences that reach each step
    best = np.empty_like(scores)
    best[0] = scores[0] + start[:, None]
    for t in range(1, steps):
        n = alive[t]
        most = maxima[: tags * n].reshape(tags, n)
        size = max(1, BLOCK // (tags * n))
        for first in range(0, tags, size):
            before = best[t - 1, first : first + size, None, :n]
            # without a gap between its rows, so that numpy runs over it in one loop
            sums = block[: len(before) * tags * n].reshape(len(before), tags, n)
            np.add(before, transitions[first : first + size, :, None], out=sums)
            if first == 0:
                np.max(sums, axis=0, out=most)
            else:
                np.maximum(most, np.max(sums, axis=0), out=most)
        np.add(most, scores[t, :, :n], out=best[t, :, :n])
    paths = np.zeros((steps, batch), dtype=np.int16)
    tag = np.zeros(batch, dtype=np.intp)
    for t in range(steps - 1, -1, -1):
        on = alive[t + 1] if t + 1 < steps else 0  # sentences that go on
        n = alive[t]
        if on:
            tag[:on] = (best[t, :, :on] + transitions[:, tag[:on]]).argmax(axis=0)
        if n > on:
            tag[on:n] = (best[t, :, on:n] + end[:, None]).argmax(axis=0)
        paths[t, :n] = tag[:n]
    return paths
