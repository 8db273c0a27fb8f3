"""The questions offered to someone who has just come in."""

STARTERS = {
    "Năm nhiệm vụ trọng tâm của Nam Định": "Năm nhiệm vụ trọng tâm của Nam Định là gì?",
    "Chương trình 2021-2030 gồm những gì": (
        "Chương trình tổng thể cải cách hành chính 2021-2030 có những nội dung nào?"
    ),
    "Kế hoạch của Vĩnh Phúc": "Kế hoạch cải cách hành chính của Vĩnh Phúc có mấy nội dung, mấy nhiệm vụ?",
    "Ai chủ trì hội nghị Tuyên Quang": "Ai chủ trì hội nghị trực tuyến ở Tuyên Quang?",
}
