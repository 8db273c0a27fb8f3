"""What someone is told who asks how to ask."""

QUESTION = "Hướng dẫn"
"""What is offered where no question can be."""

HELP = """Tôi là trợ lý tra cứu, một chương trình máy tính: tôi trả lời bằng đúng những câu đứng trong
các tài liệu của kho; điều tài liệu không nói thì tôi nói là không có.

Hãy hỏi bằng lời thường về nội dung các văn bản trong kho, có dấu hay không dấu đều được. Ví dụ:

- “**Ai ký** Quyết định số …?”, “Chỉ thị số … **ban hành ngày nào**?”
- “Kế hoạch của tỉnh … có **những nhiệm vụ gì**?”
- “**So sánh** ngày họp của tỉnh … và tỉnh …”
- “**Tóm tắt** Chỉ thị …”, “**Tài liệu nào nói về** …?”, “Kho có **những tài liệu nào**?”
- “**Chỉ tìm trong** các báo cáo năm …: bao nhiêu hồ sơ đúng hạn?”

Số trong ngoặc vuông sau mỗi câu mở nguyên văn tài liệu.
Muốn giới hạn theo tỉnh, loại văn bản hoặc năm, bấm nút **Phạm vi tìm** cạnh ô nhập câu hỏi."""
