"""What scanning does to a page, as rates; levels from none to a wreck.

The level `worn` is that of the corpus page 陕西工人报_2023-10-09. What was counted on it, per 1,000 characters of text:
about one sentence cut by the foot of a column, 0.1 sentence ends printed under another item, 0.4 lines lost at a cut,
0.7 characters misread; one headline of ten lost and one in scraps; two jump lines; no columns interleaved.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Damage:
    """Rates are per paragraph, headline, pair of items or character, between 0 and 1."""

    wraps: bool = False  # lines end where the column does, not where the sentence does
    cuts: float = 0.0  # paragraphs cut in two at a line by the foot of a column
    displaced: float = 0.0  # paragraphs whose end stands elsewhere on the page
    lost_lines: float = 0.0  # cuts at which a line is missing
    intruders: float = 0.0  # cuts into which a caption, a teaser or a label falls
    blocks: float = 0.0  # pairs of neighbours whose columns alternate block by block
    lines: float = 0.0  # pairs of neighbours, a stretch of whose columns alternates line by line
    lost_heads: float = 0.0  # headlines missing
    scraps: float = 0.0  # headlines in scraps, a character or two a line
    broken_heads: float = 0.0  # headlines broken over lines
    misread: float = 0.0  # characters taken for another of like shape
    jumps: float = 0.0  # pages with jump lines


LEVELS: dict[str, Damage] = {
    "clean": Damage(jumps=0.3),
    "wrapped": Damage(wraps=True, jumps=0.5, broken_heads=0.1),
    "worn": Damage(
        wraps=True, cuts=0.15, displaced=0.02, lost_lines=0.3, intruders=0.2, lost_heads=0.08, scraps=0.08,
        broken_heads=0.15, misread=0.0007, jumps=0.8,
    ),
    "blocks": Damage(
        wraps=True, cuts=0.2, displaced=0.04, lost_lines=0.1, intruders=0.3, blocks=0.5, lost_heads=0.06, scraps=0.08,
        broken_heads=0.2, misread=0.002, jumps=0.6,
    ),
    "lines": Damage(
        wraps=True, cuts=0.2, displaced=0.04, lost_lines=0.1, intruders=0.3, blocks=0.3, lines=0.5, lost_heads=0.06,
        scraps=0.08, broken_heads=0.2, misread=0.003, jumps=0.6,
    ),
    "wrecked": Damage(
        wraps=True, cuts=0.35, displaced=0.1, lost_lines=0.2, intruders=0.4, blocks=0.7, lines=0.7, lost_heads=0.2,
        scraps=0.15, broken_heads=0.3, misread=0.01, jumps=0.6,
    ),
}  # fmt: skip

# Characters that scanning takes for one another, by shape.
_LOOKALIKES = (
    "工エ 工丁 人入 日曰 未末 已己 土士 千干 大太 天夭 十卜 王玉 目且 住佳 住往 任仟 院阮 员贝 检捡 暖暧 州洲 祥洋 博搏 盆益 届屈 居届 "
    "衣农 县具 理埋 问间 同问 治冶 待侍 今令 从丛 令今 晴睛 清请 清凉清谅 园圆 国囯 章童 磁滋 辨辩 拔拨 折拆 情清 使便 传伟 师帅 困因 社杜 力刀 "
    "口囗 活话 设没 名各 刘划 铺辅 鱼角 哪那 班斑 职积 讯汛 事亊 旅族 休体 析折 甲申 历厉 厂广 乎平 抢枪 提堤 训川 业亚 气汽"
).split()
CONFUSIONS: dict[str, str] = {}
for _pair in _LOOKALIKES:
    if len(_pair) == 2:
        CONFUSIONS.setdefault(_pair[0], _pair[1])
        CONFUSIONS.setdefault(_pair[1], _pair[0])
