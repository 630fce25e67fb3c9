"""The directory for programs: Open Referral HSDS 3.0, open to all"""
