"""One module a screen: a view in, widgets out."""
