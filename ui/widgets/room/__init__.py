"""Windows on small screens: no larger than these, with rows that break and parts that go below each other."""
