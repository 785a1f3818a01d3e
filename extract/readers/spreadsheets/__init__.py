"""Workbooks, XLSX and XLS: what each visible sheet shows of its cells."""
