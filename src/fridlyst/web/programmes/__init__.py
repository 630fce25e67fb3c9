"""Pages of programmes: the tree, a goal, an activity, lists and forms."""
