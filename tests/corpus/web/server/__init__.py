"""A web server on this machine that behaves as WordPress, feeds, ReliefWeb and sitemaps do, in any weather."""
