"""The public directory: help that is found safely, in many languages"""
