"""How blocks are drawn with ReportLab."""
