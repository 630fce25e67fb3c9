"""Reading what is published, each with a fixed number of SQL statements"""
