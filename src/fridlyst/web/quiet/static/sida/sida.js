// The way out and the quiet history; the pages work without this.
"use strict";
