"""Load TSV with the transformer of KGX. `indexed`: with the constraint that its own query fails to create.

KGX fetches the Biolink model on import; here it gets that of the package `biolink-model`, without predicate mapping and
contexts, so that it starts without a network.
"""

import sys
from importlib.resources import files

import bmt.toolkit
import kgx.config
from given import FOLDER, PASSWORD, URI, USER, timed
from neo4j import GraphDatabase

model = str(files("biolink_model") / "schema" / "biolink_model.yaml")
bmt.toolkit.Toolkit.__init__.__defaults__ = (
    model,
    {"predicate mappings": []},
    *bmt.toolkit.Toolkit.__init__.__defaults__[2:],
)
kgx.config.jsonld_context_map |= {name: {} for name in kgx.config.get_config()["jsonld-context"]} | {"biolink": {}}

from kgx.transformer import Transformer  # noqa: E402 - after the model is at hand

with timed():
    if "indexed" in sys.argv:
        with GraphDatabase.driver(URI, auth=(USER, PASSWORD)) as driver:
            driver.execute_query("CREATE CONSTRAINT FOR (n:`biolink:NamedThing`) REQUIRE n.id IS UNIQUE")
    tables = [str(FOLDER / "kgx_nodes.tsv"), str(FOLDER / "kgx_edges.tsv")]
    target = {"format": "neo4j", "uri": URI, "username": USER, "password": PASSWORD}
    Transformer().transform(input_args={"format": "tsv", "filename": tables}, output_args=target)
