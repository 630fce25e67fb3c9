"""What staff and managers are told to do, as data: in our own words, with source and the day it was read"""
