"""The directory as Open Referral HSDS 3.0: services, organizations, places and words to sort by"""
