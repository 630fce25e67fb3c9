"""The programme in public: what the municipality has chosen to show, feedback and open data"""
