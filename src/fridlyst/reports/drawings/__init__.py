"""How each kind of chart is drawn, straight to SVG."""
