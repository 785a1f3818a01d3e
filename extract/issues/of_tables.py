"""The issue codes of the three tables: which form, which rows and columns, which figures."""

from __future__ import annotations

from extract.issues.kind import BOTH, INFO, OURS, SOURCE, WARNING, IssueKind

TABLE_ISSUES: dict[str, IssueKind] = {
    # the form
    "edition_mixed": IssueKind(
        WARNING,
        SOURCE,
        "表格混用了 2019 年和 2021 年两种格式。",
        "The tables mix the 2019 and the 2021 edition of the form.",
    ),
    "edition_unsure": IssueKind(
        WARNING,
        BOTH,
        "列标题不足以判断是哪一版格式，按{edition}年格式读取。",
        "The column headers do not tell the edition; read as the {edition} edition.",
    ),
    "header_missing": IssueKind(
        WARNING,
        BOTH,
        "表格没有表头，按格式的列序读取：{table}。",
        "The table prints no header; its columns were taken in the form's order: {table}.",
    ),
    "column_missing": IssueKind(
        WARNING, BOTH, "表头没有“{column}”这一列。", "The header has no column of that name: {column}."
    ),
    "table_repeated": IssueKind(
        WARNING,
        SOURCE,
        "同一张表格出现了不止一次，数字不一致，取第一张有数字的。",
        "The same table is printed more than once, differently; the first one with figures was read.",
    ),
    # rows
    "row_missing": IssueKind(WARNING, BOTH, "没有找到这一行：{row}。", "Row not found: {row}."),
    "row_short": IssueKind(
        WARNING,
        BOTH,
        "这一行只有 {found} 个值，应有 {expected} 个，无法判断缺哪一个：{row}。",
        "The row prints {found} values for {expected} columns; which one is missing cannot be told: {row}.",
    ),
    "row_long": IssueKind(
        WARNING,
        BOTH,
        "这一行有 {found} 个值，只应有 {expected} 个：{row}；原文 {printed}。",
        "The row prints {found} values for {expected} columns: {row}; printed {printed}.",
    ),
    "row_ambiguous": IssueKind(
        WARNING,
        BOTH,
        "这一行的值与列的对应不止一种可能：{row}。",
        "The values of the row can be aligned with the columns in more than one way: {row}.",
    ),
    "row_shifted": IssueKind(
        WARNING,
        BOTH,
        "这一行的值与表头不在同一列：{row}。",
        "The values of the row do not stand under their column headers: {row}.",
    ),
    "row_repeated": IssueKind(
        WARNING,
        SOURCE,
        "这一行出现了不止一次，值不相同：{row}。",
        "The row is printed more than once, differently: {row}.",
    ),
    "row_out_of_order": IssueKind(
        WARNING, SOURCE, "这一行不在格式规定的位置：{row}。", "The row is not where the form puts it: {row}."
    ),
    "row_label_unsure": IssueKind(
        WARNING,
        BOTH,
        "行名与格式不同，按位置认定为“{row}”：原文“{printed}”。",
        "The row label is unlike the form's; taken for “{row}” by its place: printed “{printed}”.",
    ),
    "label_in_parts": IssueKind(
        WARNING,
        BOTH,
        "项目名称可能不全，或混入了别的项目：{label}。",
        "The label may be but a part of itself, or hold another one's: {label}.",
    ),
    "figures_unheaded": IssueKind(
        WARNING,
        BOTH,
        "表格没有表头，有的行印了几个数字，分不清各是什么：{label}。",
        "Rows of the table print several figures, and no header says which is which: {label}.",
    ),
    "row_unknown": IssueKind(
        WARNING,
        SOURCE,
        "表里有一行数字不属于格式：{printed}。",
        "The table holds a row of figures that is not on the form: {printed}.",
    ),
    "rows_unmatched": IssueKind(
        WARNING,
        BOTH,
        "表里有 {count} 行数字与格式对不上，认出的各行也可能错位。",
        "{count} rows of figures of the table match no row of the form; those matched may be others.",
    ),
    "group_row_values": IssueKind(
        INFO, SOURCE, "分组行里也填了数字：{row}。", "A group row carries figures as well: {row}."
    ),
    "columns_reordered": IssueKind(
        INFO,
        SOURCE,
        "表头的列序与格式不同，按列名对应。",
        "The header's columns stand in another order; matched by name.",
    ),
    "cell_merged": IssueKind(
        WARNING,
        SOURCE,
        "一个单元格跨了几列或几行，数字属于哪一格无法判断：{row}。",
        "One cell spans several columns or rows; which of them its figure belongs to cannot be told: {row}.",
    ),
    # cells
    "cell_unreadable": IssueKind(
        WARNING, BOTH, "无法读出数字：“{printed}”。", "No number can be read: “{printed}”."
    ),
    "cell_text": IssueKind(
        WARNING, SOURCE, "应填数字处是文字：“{printed}”。", "Text stands where a number belongs: “{printed}”."
    ),
    "number_in_text": IssueKind(
        WARNING,
        SOURCE,
        "应填数字处是一段文字：“{printed}”。",
        "Prose stands where a number belongs: “{printed}”.",
    ),
    "number_with_residue": IssueKind(
        WARNING,
        SOURCE,
        "数字之外还有别的字符：“{printed}”。",
        "Something besides the number is printed: “{printed}”.",
    ),
    "number_spaced": IssueKind(
        WARNING,
        BOTH,
        "数字中间有空格或换行：“{printed}”。",
        "White space stands inside the number: “{printed}”.",
    ),
    "number_unusual": IssueKind(
        WARNING, SOURCE, "数字写法异常：“{printed}”。", "The number is oddly written: “{printed}”."
    ),
    "number_not_whole": IssueKind(
        WARNING, SOURCE, "件数不是整数：“{printed}”。", "A count is not a whole number: “{printed}”."
    ),
    "number_negative": IssueKind(
        WARNING, SOURCE, "件数是负数：“{printed}”。", "A count is negative: “{printed}”."
    ),
    "unit_differs": IssueKind(
        WARNING,
        SOURCE,
        "列标题的单位与格式不同：“{printed}”。",
        "The header's unit is not the form's: “{printed}”.",
    ),
    "stored_differs": IssueKind(
        WARNING,
        SOURCE,
        "单元格里存的是 {stored}，显示出来的却是“{printed}”。",
        "The file holds {stored} here, but its cell shows “{printed}”.",
    ),
    "low_confidence": IssueKind(
        WARNING, OURS, "读取把握不足：“{printed}”。", "The reading is not sure: “{printed}”."
    ),
    # sums
    "sum_parse_suspect": IssueKind(
        WARNING,
        OURS,
        "合计不符，可能是我们读错：{zh}，{left} ≠ {right}；{evidence_zh}。",
        "The sum fails and we may have misread: {en}, {left} ≠ {right}; {evidence_en}.",
    ),
    "sum_source_error": IssueKind(
        INFO,
        SOURCE,
        "原文合计不符：{zh}，{left} ≠ {right}；{evidence_zh}。",
        "The source itself does not add up: {en}, {left} ≠ {right}; {evidence_en}.",
    ),
}
