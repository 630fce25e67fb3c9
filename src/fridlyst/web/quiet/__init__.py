"""The frame of the public pages: no cookie, no storage, no third party, nothing in a log"""
