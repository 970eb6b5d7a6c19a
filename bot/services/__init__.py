"""One plain function of a unit of work for each deed of a person or of the clock."""
