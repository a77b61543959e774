"""Sources on the web: WordPress, feeds, ReliefWeb, sitemaps; fetched with manners, in any weather, within limits."""
