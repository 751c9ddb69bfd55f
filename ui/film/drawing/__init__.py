"""What every view draws with: the page, strips of numbers, wires, easing, the zoom."""
