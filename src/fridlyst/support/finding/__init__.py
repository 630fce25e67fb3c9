"""Finding: four questions and free words in, services in order with why each fits out; no tables"""
