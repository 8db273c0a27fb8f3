"""The words by which questions ask for each kind of answer, in Vietnamese and in English."""

from bot.understanding.answer_types import AnswerType
from ingest.facts.numbers import KINDS
from ingest.text import canonical

_KIND = (
    "(?:văn bản|quyết định|kế hoạch|chỉ thị|nghị quyết|nghị định|thông tư|công văn|đề án|(?<!kỷ )luật|thông báo"
    "|hướng dẫn)"
)
MANY = r"(?:\d{1,3}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
"""A number of things, more than one in words."""
_TIME = (
    "(?:ngày|hôm|thời gian|thời điểm|tháng|năm|giai đoạn|lúc|buổi|giờ|thời hạn|thế kỷ|thế kỉ|thập niên|thời kỳ|mùa|quý)"
)
SOMEONE = "(?:đồng chí|ông|bà|vị|người|lãnh đạo|cá nhân|tác giả|phóng viên|cán bộ)"
# What somebody has studied is no body: "phải học ngành nào".
_BODY = (
    "(?:cơ quan|đơn vị|công ty|doanh nghiệp|sở|(?<!cán )bộ|ban|phòng|tổ chức|báo|tờ báo"
    "|(?<!học )(?<!tạo )(?<!nghiệp )ngành|cổng|(?<!từ )nguồn)"
)
# Which things: "mấy khó khăn, là những khó khăn nào", "mấy cái khó, kể ra".
_TOLD_TOO = (
    r"(?= .*(?:(?<!\w)(?:là|gồm|đó là) (?:những |các )?(?:\w+ ){0,3}(?:gì|nào)|(?<!\w)kể (?:ra|tên|hết|rõ)|liệt kê))"
)
LISTED = (
    "(?:trách nhiệm|nhiệm vụ|nguyên tắc|quyền hạn|quyền lợi|nghĩa vụ|điều kiện|tiêu chí|tiêu chuẩn|chỉ tiêu|mục tiêu"
    "|giải pháp|hạn chế|trường hợp|vướng mắc|khó khăn|tồn tại|thiếu sót|nguyên nhân|thành phần"
    "|hình thức|sáng kiến|kiến nghị|hành vi)"
)
"""What documents tell in lists, under a heading that says so."""
# A number after one of these is its own: "Nghị quyết 10 giao cơ quan nào".
_NO_NUMBER_OF = "".join(f"(?<!{canonical(kind)} )" for kind in (*KINDS, *KINDS.values(), "số", "điều", "khoản", "mục"))
_HOLDS = "(?:còn )?(?:giữ |làm |đảm nhiệm |kiêm (?:nhiệm |cả )?)*(?:thêm )?"
_VENUE = (
    "(?:nơi|chỗ|địa điểm|địa chỉ|điểm cầu|huyện|xã|phường|thôn|ấp|xóm|làng|buôn|khóm"
    "|^bản|(?<=ở )bản|(?<=về )bản|(?<=tại )bản|(?<=của )bản|(?<=thuộc )bản|(?<=dân )bản"
    "|khu phố|tổ dân phố|hội trường|trụ sở|phòng họp|phố|khách sạn|nhà văn hóa)"
)

# "khi nào thì cán bộ phải xin lỗi", "khi nào được từ chối" ask for conditions, each of them; "khi nào thì hội nghị được
# tổ chức" for a day.
_ALLOWED = (
    "(?:có quyền|được (?:quyền|phép|từ chối|miễn(?! nhiệm)|giảm|cộng|hưởng)|không (?:phải|được)"
    "|bị (?:coi|phạt|xử|từ chối))"
)
_OBLIGED = f"(?:phải|bị|cần|khỏi|không cần|{_ALLOWED})"
_WHEN = "(?:khi nào|bao giờ|lúc nào)"
_CONDITIONAL = rf"(?: thì (?:\w+ ){{0,5}}?{_OBLIGED}| (?:\w+ ){{0,8}}?{_ALLOWED})(?!\w)"
# The same with what comes last, "bị trừ điểm khi nào", which may ask for a day too.
OF_CONDITIONS = rf"\b(?:phải|bị|khỏi|{_ALLOWED})\b.*\b{_WHEN}\b|\b{_WHEN}\b.*\b(?:phải|bị|khỏi|{_ALLOWED})\b"

_QUANTITY = (
    "(?:budget|cost|fee|price|amount|rate|share|percentage|proportion|salary|sum|expenditure|population|size|limit)"
)
_KIND_OF_QUANTITY = "(?:total|overall|annual|yearly|monthly|daily|maximum|minimum|average|standard|current)"
# Of these there may be several, which are then asked for one by one: "what are the targets".
_MEASURE = (
    "(?:period|duration|length|area|capacity|distance|fine|allowance|wage|pay|pension|score|target|weight"
    "|(?:processing|waiting) time|time limit)"
)

# "ai chịu trách nhiệm đôn đốc" is told by who is to see to it, whether or not responsibility is spoken of.
_IN_CHARGE = (
    "(?: (?:chịu|có) trách nhiệm"
    r"(?= (?!(?:về|nếu|khi|trước|cao|chính|cuối|toàn|cá nhân|liên đới|với|cho|gì|thế|như|cùng|hay|ở|tại|là|và)\b)\w))?"
)

_WHAT_THEN = (
    r"(?!\w).* thì (?:(?:sẽ|bị|phải|làm|xử lý|giải quyết) )*(?:(?:ra |làm )?sao|thế nào)[ ?.!]*$"
    r"|(?!\w).* thì (?:\w+ ){0,4}có (?:phải|được|bị|cần)(?!\w).*(?<!\w)không[ ?.!]*$"
)

Patterns = tuple[tuple[AnswerType, tuple[str, ...]], ...]
"""Types with the alternatives by which questions of them are known. The first type with a match wins."""

# The first type with a match wins. Written with accents; a bare question is matched against the same patterns
# folded, so no pattern may hold an upper-case escape.
VIETNAMESE: Patterns = (
    # "Ông nào vắng mãi thì bị sao": whoever it is, what comes of it is asked.
    (AnswerType.TEXT, (rf"(?:{SOMEONE} nào|ai|mấy|bao nhiêu)(?={_WHAT_THEN})",)),
    # "Các đơn vị chấm điểm bằng cách nào" lists nothing.
    (
        AnswerType.TEXT,
        (
            "(?:bằng |theo |qua |thông qua )(?:cách|hình thức|phương thức|kênh|con đường|đường|cách thức)"
            " (?:nào|gì)|(?:làm )?(?:như )?thế nào(?= thì )|làm (?:thế nào|cách nào|sao) (?:để)?",
        ),
    ),
    # The number of a house, not of a document.
    (
        AnswerType.PLACE,
        (
            r"(?:ở |tại |nằm )*(?<!tuyến )(?<!con )(?<!qua )(?<!bằng )(?<!những )(?<!các )"
            r"đường (?:nào|gì|tên gì),?(?: (?:và )?số (?:nhà )?(?:mấy|bao nhiêu|nào))?",
            "(?:ở |tại )?số nhà (?:mấy|bao nhiêu|nào)",
        ),
    ),
    # "khi nào thì bị từ chối, nêu các trường hợp" asks for no day.
    (AnswerType.LIST, (r"(?:nêu|kể) (?:rõ |ra )?(?:các|những) (?=trường hợp|điều kiện|lý do|nguyên nhân|bước)",)),
    (
        AnswerType.NUMBER,
        (
            "(?<!chỉ )(?:mang |có )?(?<!chỉ )số (?:hiệu )?(?:mấy|bao nhiêu|nào|gì)(?! lượng)",
            "số hiệu(?: (?:là|gì|nào))*",
            "số (?:điện thoại|máy)(?: (?:là|gì|nào))*",
            rf"(?:theo |tại |bằng |trong )?(?<!những )(?<!các )(?<!đưa ra )(?<!bộ ){_KIND}(?: số)? (?:nào|gì|mấy)"
            "(?! (?:quy định|yêu cầu|nêu))",
        ),
    ),
    (
        AnswerType.DATE,
        (
            rf"(?:vào |từ |đến )?(?<!mỗi )(?<!một )(?<!hàng )(?<!hằng ){_TIME}(?: tháng)?(?: năm)?"
            r" (?:nào|(?:thứ )?mấy|bao nhiêu(?! (?:ngày|tháng|năm|giờ|tiền|lần)))",
            rf"(?:vào |từ |đến |trước )?{_WHEN}(?!{_CONDITIONAL})|mấy giờ",
            "ngày tháng năm",
            "ngày (?:ban hành|ký|đăng|tổ chức|diễn ra)(?= (?:của|là|chỉ|kế|nghị|quyết|hội|văn|bài|thông|đề))",
            # "Thời hạn là bao lâu" asks for no day.
            r"(?<!đến )(?<!khi hết )(?:hạn chót|thời hạn|thời gian (?:tổ chức|ban hành|diễn ra))"
            r"(?= .*(?:là|nào|gì|\?))(?!.*\bbao lâu\b)",
        ),
    ),
    (
        AnswerType.LIST,
        (
            "(?:bao )?gồm (?:có )?(?:những )?(?:gì|nội dung gì|các gì)",
            "liệt kê",
            "kể (?:tên|ra|hết)(?: (?:ra|hết|tên|giúp|giùm|cho|tôi|mình))*",
            # "mấy bài này nghĩa là gì" counts nothing, "mấy mảng nào" asks which.
            rf"(?:mấy(?! \w+(?: \w+)? (?:đó|này|ấy|kia)\b)|bao nhiêu){_TOLD_TOO}",
            r"mấy(?= (?!giờ|ngày|tháng|năm)\w+(?: \w+)? nào\b)",
            "(?=(?:giấy tờ|giấy|hồ sơ) (?:gì|nào))",
            f"(?:nêu|kể|trình bày) (?={LISTED})",
            r"(?:những|các)(?= (?!ai\b|(?:đơn vị|sở|ngành|cơ quan|phòng) nào)(?:\w+ ){1,4}nào\b)",
            "(?:các|những|từng) (?=bước )",
            # "Khoản nào chưa được chi" asks for all of them, "khoản nào lớn nhất" for one.
            r"(?<!tài )(?<!điều )(?<!công )(?<!\d )(?=(?:khoản|việc|trường hợp|đối tượng|lệ phí|chỉ tiêu|tiêu chí) nào"
            r"(?! .*(?:(?:nhất|hơn|đầu tiên)(?!\w)|(?:trước|sau)(?=\W*$|[,;:]))| (?:của )?điều \d))",
            rf"{_WHEN}(?={_CONDITIONAL})",
            "danh sách|những gì",
            "(?:ở |tại )?(?:những|các)(?= (?:tỉnh|huyện|xã|phường|thôn|bản|địa phương|nơi|đơn vị|sở) nào)",
            "(?:có |gồm |là )?những ai|gồm ai",
            "(?:ở |tại )?những (?:đâu|nơi nào|chỗ nào)",
            # Not one person but a kind of people.
            "(?:những )?ai(?= (?:thì |mới |là )?(?:được (?:miễn(?! nhiệm)|giảm|hưởng|xét|ưu tiên|vào)|khỏi"
            "|không (?:phải|cần|được)|thuộc diện|đủ điều kiện))",
            rf"(?:nêu|kể|cho biết|trình bày)(?: rõ| ra)? (?:các|những|{MANY})",
            # "năm học nào" counts no five of anything, "Chỉ thị 34 tên là gì", "do cơ quan nào" nothing.
            rf"{_NO_NUMBER_OF}(?=(?:\d{{1,2}}|hai|ba|bốn|sáu|bảy|tám|chín|mười)"
            r" (?!ngày|tháng|năm|giờ|lần|tên|(?:do|của|về|ở|tại|có|là|được|nêu|nói|quy|yêu|ra)\b)"
            r"\w+(?: \w+){0,3} (?:nào|gì)\b)",
            "từng (?:cấp|loại|nhóm|mức|đối tượng|bậc)",
            r"(?:(?<=học )|(?<=tạo )|(?<=nghiệp ))(?=ngành (?:gì|nào))",
            # "giao cho từng phòng làm việc gì": each has its own.
            r"(?:cho )?từng (?=(?:phòng|ban|sở|ngành|xã|phường|thôn|đơn vị|cơ quan|bộ phận|người)(?! nào)"
            r".*(?<!\w)(?:gì|nào)(?!\w))",
        ),
    ),
    (
        AnswerType.COUNT,
        # "mấy hộ đó", "mấy anh ấy" are known already.
        (
            "(?:có |gồm )?bao nhiêu",
            r"(?:có |gồm |tất cả )?mấy(?! giờ)(?! \w+(?: \w+)? (?:đó|này|ấy|kia)\b)",
            "số lượng|tổng số|bao lâu",
        ),
    ),
    (
        AnswerType.POSITION,
        (
            f"{_HOLDS}(?:chức vụ|chức danh|cương vị)(?: là)?(?: gì| nào)?",
            rf"{_HOLDS}(?<!tổ )chức (?:gì|nào)(?: nữa| khác)?",
        ),
    ),
    # Where somebody sits, not who they are.
    (AnswerType.PLACE, ("(?:ở|tại|trong) (?:phòng|quầy|tòa nhà|tầng) nào",)),
    (AnswerType.ORGANISATION, (f"(?:do |giao cho |giao |là |bởi )?(?:những )?{_BODY} nào",)),
    (
        AnswerType.PERSON,
        (
            f"(?:do |bởi |là )?(?<!những )(?<!gồm )(?<!có )ai{_IN_CHARGE}",
            f"(?:do )?{SOMEONE} nào",
            "(?:tên|họ tên|danh tính)(?= (?:của |người|chủ|giám|phó|tác))|tên (?:là )?gì",
        ),
    ),
    (AnswerType.PROVINCE, ("(?:của |ở |tại )?(?<!cấp )(?:tỉnh thành|tỉnh|thành phố|địa phương) nào",)),
    (
        AnswerType.PLACE,
        (f"(?:ở |tại )?(?<!vào )(?<!từ )(?<!do )(?<!nhờ )(?<!vì )(?:đâu(?! mà)|{_VENUE} nào)", "địa điểm|địa chỉ"),
    ),
    (
        AnswerType.REASON,
        (
            "vì sao|tại sao|vì lý do gì|(?:do|nhờ|vì|tại) đâu(?: mà)?|lý do|lí do|nguyên nhân",
            "vì (?:những )?(?:điều|lí do) (?:gì|nào)|(?:^|(?<=[,;] ))sao(?= (?!mà biết))|sao lại",
            "(?:nhằm|để)(?: mục đích)?(?: làm)? gì",
            r"mục đích(?= .*(?:gì|nào|\?))",
        ),
    ),
    (
        AnswerType.LIST,
        (
            r"(?:những|các)(?= .*(?:nào|gì|\?))",
            rf"(?={MANY} (?!nào|nay|qua|tới|trước|sau|ngày|tháng|năm|giờ|\d)\w+ .*là (?:những )?gì)",
        ),
    ),
    (
        AnswerType.DEFINITION,
        (
            "(?:có )?nghĩa là gì",
            "viết tắt (?:của|cho)(?: từ| cụm từ)?(?: gì| nào)?",
            "thế nào là",
            "được hiểu (?:là|như thế nào)(?: gì)?",
            "là (?:cái )?gì",
        ),
    ),
    (
        AnswerType.TEXT,
        (
            "(?:quy định |nói |nêu |đề cập )?(?:về )?(?:những )?(?:điều |việc |cái |vấn đề |nội dung )?gì",
            "(?:như )?thế nào",
            "ra sao",
            r"(?:có|đã) (?=.*\bkhông)",
            "nào",
            "thì sao",
        ),
    ),
)
ENGLISH: Patterns = (
    (
        AnswerType.NUMBER,
        (
            "(?:what|which) (?:is the )?(?:document |official )?number",
            "(?:what|which) (?:directive|resolution|decision|decree|plan|document|circular)",
        ),
    ),
    # "which fees are zero when filing online" asks for no day.
    (
        AnswerType.DATE,
        (
            r"^when|(?:^|[,;.] |\b(?:and|so|since|until|from) )when",
            "(?:what|which|on what|on which|by what|by which) (?:date|day|year|month|time|period)",
            "what (?:is|was) the (?:final |latest )?(?:deadline|due date|closing date|date|day|opening hours)",
        ),
    ),
    (
        AnswerType.COUNT,
        (
            "how (?:many|much)|number of",
            "how (?:long|old|often|big|large|high|expensive|far|fast)",
            rf"what (?:is|was|are|were) the (?:{_KIND_OF_QUANTITY} )*(?={_QUANTITY}s?\b(?!-))",
            rf"what (?:is|was) the (?:{_KIND_OF_QUANTITY} )*(?={_MEASURE}\b(?!-))",
            rf"(?:what|which) (?={_QUANTITY}\b(?!-))",
        ),
    ),
    (AnswerType.POSITION, ("(?:what|which) (?:position|post|title|role)",)),
    (AnswerType.PERSON, ("who(?:m|se)?",)),
    (AnswerType.PROVINCE, ("(?:what|which) (?:province|city|locality)",)),
    (AnswerType.PLACE, ("where",)),
    (
        AnswerType.ORGANISATION,
        ("(?:what|which) (?:agency|department|ministry|organi[sz]ation|body|newspaper|office|unit)",),
    ),
    (AnswerType.REASON, ("why", "what (?:is|was) the (?:purpose|reason|aim)")),
    (
        AnswerType.LIST,
        (
            "what (?:are|were)",
            "list|name the",
            r"which (?=(?:\w+-\w+ )?\w+s\b)",
            r"what (?=\w+s (?:are|were|did|does|do|must|should|can|may|need|have|will)\b)",
            # "What do trainees have to bring", "what should I submit": several things as a rule.
            r"what (?:do|does|must|should|can)(?= .*\b(?:bring|need|submit|prepare|provide|file|show|hand|contain)\b)",
        ),
    ),
    (AnswerType.DEFINITION, ("what (?:is|was)", "stands? for", "meaning of")),
    (AnswerType.TEXT, ("what|which|how|did|does|do|is|are|was|were",)),
)
# What a headline for a question asks for, where it begins with that: "người ký Nghị quyết 17".
_BEGINS = "(?:^|(?<=biết )|(?<=nêu )|(?<=xin )|(?<=hỏi )|(?<=cần )|(?<=tìm ))"
NOUNS: Patterns = (
    (
        AnswerType.PERSON,
        (rf"{_BEGINS}(?:tên )?người(?= (?:ký|chủ trì|phụ trách|đứng đầu|phát ngôn|liên hệ)(?! (?:khác|mới)))",),
    ),
    (
        AnswerType.DATE,
        (rf"{_BEGINS}ngày(?= (?:ký|ban hành|có hiệu lực|hiệu lực|đăng|tổ chức|diễn ra|họp|khai mạc)(?!\w))",),
    ),
    (AnswerType.ORGANISATION, (rf"{_BEGINS}tên(?= (?:bộ|sở|cơ quan|đơn vị|phòng|ban) (?!các))",)),
    (AnswerType.COUNT, (rf"{_BEGINS}(?:tổng(?= (?:kinh phí|số|diện tích))|(?=kinh phí|tỷ lệ))",)),
)
