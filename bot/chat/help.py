"""What someone is told who asks how to ask."""

from ingest.text import fold

_ASKED = frozenset({"huong dan", "huong dan su dung", "tro giup", "giup", "help", "cach hoi", "toi hoi gi duoc"})

QUESTION = "Hướng dẫn"
"""What is offered where no question can be."""

HELP = """Hãy hỏi bằng lời thường về nội dung các văn bản trong kho, có dấu hay không dấu đều được. Ví dụ:

- “**Ai ký** Quyết định số …?”, “Chỉ thị số … **ban hành ngày nào**?”
- “Kế hoạch của tỉnh … có **những nhiệm vụ gì**?”
- “**So sánh** ngày họp của tỉnh … và tỉnh …”
- “**Chỉ tìm trong** các báo cáo năm …: bao nhiêu hồ sơ đúng hạn?”

Số trong ngoặc vuông sau mỗi câu mở nguyên văn tài liệu.
Muốn giới hạn theo tỉnh, loại văn bản hoặc năm, bấm nút **Phạm vi tìm** cạnh ô nhập câu hỏi."""


def is_asking_for_help(question: str) -> bool:
    """Whether it asks for nothing else."""
    return fold(question).strip(" ?.!") in _ASKED
