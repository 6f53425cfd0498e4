from rdflib import Namespace

ERRNS: Namespace
