"""The phrases of accounts and of the server, in Vietnamese as they stand in the code, and in English."""

from collections.abc import Mapping

SERVER: Mapping[str, str] = {
    "Tài khoản: ai được đăng nhập và được làm gì.": "Accounts: who may sign in, and do what.",
    "Thêm tài khoản; tài khoản đầu tiên phải là admin.": "Add an account; the first must be an admin's.",
    "Các tài khoản và vai trò.": "The accounts and their roles.",
    "Đổi vai trò của một tài khoản.": "Change the role of an account.",
    "Đặt mật khẩu mới; các phiên đang mở của người này kết thúc.": (
        "Set a new password; the person's open sessions end."
    ),
    "Xóa tài khoản; người này mất quyền vào ngay.": "Remove an account; the person is out at once.",
    "Tên đăng nhập.": "Name to sign in with.",
    "reader, editor hoặc admin.": "reader, editor or admin.",
    "reader (hỏi đáp), editor (thêm, gỡ tài liệu) hoặc admin (quản trị).": (
        "reader (asks), editor (adds and removes documents) or admin (looks after the server)."
    ),
    "Đọc mật khẩu từ đầu vào chuẩn, dòng đầu.": "Read the password from the first line of standard input.",
    "Không có mật khẩu: người này đăng nhập ở nơi khác (CCHC_AUTH_HEADER).": (
        "No password: the person signs in elsewhere (CCHC_AUTH_HEADER)."
    ),
    "Đã thêm tài khoản {name} ({role}).": "Added the account {name} ({role}).",
    "Từ nay ai mở ứng dụng cũng phải đăng nhập.": ("From now on everybody who opens the chat has to sign in."),
    "{name} từ nay có vai trò {role}.": "{name} now has the role {role}.",
    "Đã đổi mật khẩu của {name}.": "Changed the password of {name}.",
    "Đã xóa tài khoản {name}.": "Removed the account {name}.",
    "Không có vai trò “{name}”: chọn reader, editor hoặc admin.": (
        "There is no role “{name}”: choose reader, editor or admin."
    ),
    "Không có bàn phím để nhập mật khẩu: thêm --password-stdin.": (
        "There is no keyboard to type a password on: add --password-stdin."
    ),
    "Mật khẩu (không hiện khi gõ): ": "Password (not shown): ",
    "Nhập lại mật khẩu: ": "Password again: ",
    "Hai lần nhập không giống nhau; chưa có gì thay đổi.": "The two were not the same; nothing was changed.",
    "Chưa có tài khoản nào: ứng dụng chỉ mở được trên chính máy này, không cần đăng nhập.": (
        "No accounts yet: the chat opens on this machine only, without signing in."
    ),
    "Tên đăng nhập": "Name",
    "Vai trò": "Role",
    "Mật khẩu": "Password",
    "có": "yes",
    "không": "no",
    "Khóa API: chương trình nào được hỏi kho tài liệu.": "API keys: which programs may ask.",
    "Tên của khóa, để nhận ra chương trình.": "Name of the key, to know the program by.",
    "Cấp một khóa mới; khóa chỉ hiện một lần.": "Make a new key; it is shown once.",
    "Các khóa đã cấp, không kèm nội dung khóa.": "The keys there are, without their values.",
    "Thu hồi một khóa; chương trình dùng khóa đó mất quyền ngay.": "Remove a key; its programs are out at once.",
    "Hãy cất khóa này ngay: sau này không xem lại được.": "Keep this key safe now: it cannot be shown again.",
    "Đã thu hồi khóa {name}.": "Removed the key {name}.",
    "Chưa cấp khóa API nào.": "No API keys yet.",
    "Tên khóa": "Name of the key",
    "Cấp ngày": "Since",
    "Số tiến trình trả lời, bên cạnh tiến trình phục vụ trang.": "Processes that answer, beside the one that serves.",
    "Địa chỉ mạng để nghe; khác 127.0.0.1 thì cần tài khoản.": (
        "The address to listen on; other than 127.0.0.1 needs accounts."
    ),
    "Cổng.": "The port.",
}
