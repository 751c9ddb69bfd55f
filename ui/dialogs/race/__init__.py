"""The dialog "A race of cells": who takes part, the curves while they learn, the table, and what is made of it."""
