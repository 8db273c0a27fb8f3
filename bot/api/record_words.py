"""What the fields of answers and results mean, for whoever writes a program: the records themselves are described in
the code, in English."""

from collections.abc import Mapping
from typing import NamedTuple


class Meaning(NamedTuple):
    """Of a record, and of its fields by name."""

    record: str
    fields: Mapping[str, str]


_DOCUMENT = {
    "document": "Khóa của tài liệu: tên tệp trong thư mục đã nạp, hoặc địa chỉ web.",
    "title": "Tên tài liệu.",
    "page": "Trang, nếu tài liệu có trang.",
    "heading": "Các đề mục phía trên, từ ngoài vào trong.",
    "variants": "Khóa của các bản khác của cùng văn bản, nếu có.",
}
_ID = "Giá trị đã gửi lên."

MEANINGS: Mapping[str, Meaning] = {
    "AnswerRecord": Meaning(
        "Một câu trả lời hoặc một lời từ chối.",
        {
            "id": _ID,
            "question": "Câu hỏi.",
            "answer": "Câu trả lời, hoặc lời từ chối, dạng Markdown; mỗi ý kết thúc bằng khóa trích dẫn như [1].",
            "refused": "true khi tài liệu không có câu trả lời.",
            "reason": "Lý do từ chối: unknown_number, unknown_article, unknown_item, off_topic, not_stated…",
            "confidence": "Xác suất, từ 0 đến 1, rằng tài liệu có điều được hỏi và câu này nói đúng điều đó.",
            "citations": "Các trích dẫn, theo thứ tự trong câu trả lời.",
            "timings_ms": "Thời gian từng bước, mili giây.",
            "index": "Mã của chỉ mục đã trả lời.",
            "model": "extractive (nguyên lời tài liệu) hoặc tên mô hình đã diễn đạt.",
            "notice": "Điều cần biết về cách diễn đạt của mô hình, nếu có.",
            "filter": "Phạm vi đã tìm, nếu không phải toàn bộ kho.",
        },
    ),
    "CitationRecord": Meaning(
        "Một trích dẫn: `quote` là nguyên văn tài liệu từ ký tự `start` đến ký tự `end`.",
        {
            **_DOCUMENT,
            "key": "Khóa trong câu trả lời, ví dụ [1].",
            "quote": "Nguyên văn.",
            "start": "Ký tự đầu, đếm từ 0.",
            "end": "Ký tự ngay sau ký tự cuối.",
        },
    ),
    "SearchRecord": Meaning("Kết quả tìm.", {"id": _ID, "results": "Các đoạn, gần nhất trước."}),
    "ResultRecord": Meaning(
        "Một đoạn văn bản.",
        {
            **_DOCUMENT,
            "passage": "Khóa của đoạn.",
            "rank": "Thứ tự, từ 1.",
            "score": "Điểm, chỉ so được trong cùng một lần tìm.",
            "text": "Nguyên văn của đoạn.",
        },
    ),
    "FilterRecord": Meaning(
        "Phạm vi tìm; trường không có là không giới hạn.",
        {
            "province": "Tỉnh, thành phố.",
            "since": "Từ ngày, dạng 2021-10-14.",
            "until": "Đến ngày.",
            "kinds": "Các loại văn bản.",
            "folder": "Thư mục nguồn.",
        },
    ),
}
