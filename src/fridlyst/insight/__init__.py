"""What a municipality has published of its programme, and what the public has said of it"""
