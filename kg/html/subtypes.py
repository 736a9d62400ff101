"""Chinese names of the subtypes in `ENTITY_TYPES`, for the page; a test holds that none is missing."""

SUBTYPES = {
    "party": "党委", "government": "政府", "union": "工会", "company": "企业", "media": "媒体",
    "education": "教育", "community": "社区", "association": "社团", "official": "干部", "worker": "职工",
    "journalist": "记者", "division": "行政区划", "venue": "场所", "station": "车站", "campaign": "活动",
    "project": "工程", "document": "文件", "competition": "竞赛", "meeting": "会议", "platform": "平台",
    "brand": "品牌", "award": "奖项", "training": "培训", "other": "其他",
}  # fmt: skip
