"""What the world holds: countries, regions, waters, towns and bodies, by any of their names. No network is asked."""

from pipeline.gazetteer.bodies import Body, bodies, known_bodies
from pipeline.gazetteer.demonyms import country_of
from pipeline.gazetteer.keys import folded, sounded
from pipeline.gazetteer.place import Place
from pipeline.gazetteer.places import places, spelt

__all__ = ("Body", "Place", "bodies", "country_of", "folded", "known_bodies", "places", "sounded", "spelt")
