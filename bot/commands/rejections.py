"""English for what the report says of files: their kinds, why they were left out and what to do.

What carries details, such as a size or a name, stays in Vietnamese.
"""

from collections.abc import Mapping

REJECTIONS: Mapping[str, str] = {
    "văn bản thuần": "plain text",
    "trang web": "web page",
    "thư điện tử": "mail",
    "tập văn bản JSON": "JSON collection",
    "tệp hoặc thư mục ẩn, tệp tạm": "hidden or temporary file or folder",
    "đã gặp qua một đường dẫn khác": "already found by another path",
    "không phải là tệp thường": "not a regular file",
    "liên kết hỏng": "broken link",
    "Tệp trống, không có chữ nào.": "The file is empty.",
    "Kiểm tra lại tệp nguồn; tệp trống được bỏ qua.": "Check the file; empty ones are left out.",
    "Tệp bị hỏng, hoặc không phải là văn bản thuần như tên của nó.": (
        "The file is damaged, or not the plain text that its name promises."
    ),
    "Mở thử bằng đúng chương trình; nếu không mở được, hãy xin lại tệp.": (
        "Try to open it; if that fails, ask for the file again."
    ),
    "Tệp chứa dữ liệu nhị phân, không phải văn bản.": "The file holds binary data, not text.",
    "Không tìm thấy nội dung chính trong trang web.": "No main content was found in the web page.",
    "Đây là trang web báo lỗi, không phải văn bản.": "This is a web page that reports an error, not a document.",
    "Đây là trang đăng nhập, không phải văn bản.": "This is a login page, not a document.",
    "Đây là trang chuyển hướng, không phải văn bản.": "This is a page that leads elsewhere, not a document.",
    "Mở địa chỉ gốc bằng trình duyệt, tải lại văn bản rồi nạp tệp mới.": (
        "Open the address in a browser, download the document again, and ingest the new file."
    ),
    "Không còn nội dung nào sau khi bỏ phần thừa của trang.": "Nothing is left without the page's boilerplate.",
    "Mở tệp để kiểm tra; nếu có nội dung, hãy lưu lại thành .txt rồi ingest lại.": (
        "Look into the file; if there is something in it, save it as .txt and ingest it again."
    ),
    "Tệp bị hỏng hoặc thiếu một phần, không đọc được.": "The file is damaged or incomplete.",
    "Tệp được đặt mật khẩu nên không đọc được.": "The file has a password.",
    "Mở tệp bằng mật khẩu, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ) rồi lưu và nạp lại.": (
        "Open it with the password, take the password off, save it, and ingest it again."
    ),
    "Tệp không chứa văn bản Word, hoặc đã bị hỏng.": "The file holds no Word document, or is damaged.",
    "Tệp nén ZIP bị hỏng hoặc tải về chưa hết.": "The ZIP archive is damaged or incomplete.",
    "Giải nén thử bằng chương trình khác; nếu được, nạp thư mục đã giải nén.": (
        "Try to unpack it with another program, and ingest the folder."
    ),
    "Tệp ảnh bị hỏng hoặc không đầy đủ, không mở được.": "The picture is damaged or incomplete.",
    "Không nhận ra chữ tiếng Việt nào trong ảnh; có lẽ đây là ảnh chụp, biểu trưng hoặc hình vẽ.": (
        "No Vietnamese words were recognised in the picture; it may be a photo, a logo or a drawing."
    ),
    "Nếu là văn bản, hãy quét lại rõ hơn (300 dpi, thẳng trang, đủ sáng) rồi nạp lại.": (
        "If it is a document, scan it again (300 dpi, straight, bright) and ingest it."
    ),
}
