"""Numbers from the case systems: aggregate files taken in, and what is published of them."""
