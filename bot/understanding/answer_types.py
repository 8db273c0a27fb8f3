"""What kind of thing a question asks for."""

from enum import StrEnum


class AnswerType(StrEnum):
    """What an answer must contain to be one."""

    LIST = "list"
    COUNT = "count"
    DATE = "date"
    PERSON = "person"
    POSITION = "position"
    NUMBER = "number"
    PLACE = "place"
    PROVINCE = "province"
    ORGANISATION = "organisation"
    REASON = "reason"
    DEFINITION = "definition"
    TEXT = "text"
