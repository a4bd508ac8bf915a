"""What the world holds: countries, regions, waters, towns, bodies and persons, by any name. No network is asked."""

from pipeline.gazetteer.bodies import Body, bodies, body, known_bodies
from pipeline.gazetteer.demonyms import country_of
from pipeline.gazetteer.keys import folded, sounded
from pipeline.gazetteer.people import Person, known_people, person
from pipeline.gazetteer.place import Place
from pipeline.gazetteer.places import placed, places, spelt

__all__ = (
    "Body",
    "Person",
    "Place",
    "bodies",
    "body",
    "country_of",
    "folded",
    "known_bodies",
    "known_people",
    "person",
    "placed",
    "places",
    "sounded",
    "spelt",
)
