"""The network of Hochreiter & Schmidhuber 1997 as its appendix has it: blocks of cells, and gates that see gates."""
