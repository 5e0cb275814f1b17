"""Files on disk, and YAML text turned into data in which every value has its place."""
