"""An edition's definition, changed in the browser."""
