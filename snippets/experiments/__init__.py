"""Long runs whose results the pages show; each module records one file."""
