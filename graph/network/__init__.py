"""Link entities into a network, measure it and lay it out."""
