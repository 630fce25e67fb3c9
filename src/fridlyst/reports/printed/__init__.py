"""What is printed and handed out: a folded brochure, cards for a pocket and a poster for the staff room"""
