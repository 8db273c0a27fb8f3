"""The binary format of Word 97 to 2003, after Microsoft's public description of it, [MS-DOC]."""
