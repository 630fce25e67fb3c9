"""The base page, the components and what every page stands on."""
