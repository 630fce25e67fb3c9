"""Questionnaires as XLSForm workbooks (xlsform.org), out to ODK, KoBo and others, and in from them."""
