## A mesa.
