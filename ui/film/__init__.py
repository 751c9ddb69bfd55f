"""Films: pure functions of (trace, time) that give frames of marks. No Qt in this package."""
