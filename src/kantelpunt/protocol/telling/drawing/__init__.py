"""Pictures: elements, shapes, and the diagram of the steps."""
