"""What proves the pages: reads them as the site does, runs them and compares."""
