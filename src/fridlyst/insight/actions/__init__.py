"""The only writers of what is published and of feedback"""
