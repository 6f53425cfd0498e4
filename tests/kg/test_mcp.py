"""`kg mcp` as an agent meets it: the SDK's own client, over standard input and output, with the real command."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from mcp import Client, StdioServerParameters
from mcp_types import TextContent

from kg.mcp import CYPHER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mcp_types import CallToolResult, Tool

    from kg.queries import Question
    from kg.server.connection import Connection


SPARQL = ("--engine", "sparql")
Call = tuple[str, dict[str, Any]]
WRONG: dict[str, Call] = {
    "did you mean network?": ("network-participants", {"netwerk": "t2"}),
    "did you mean network/t": ("network-participants", {"network": "network/t9"}),
    "expected a whole number from 1 to 1000": ("network-participants", {"limit": 100000}),
    "did you mean network-participants?": ("network-participant", {}),
    "other is not given": ("shortest-connection", {"person": "person/p018"}),
    "no question cypher": (CYPHER, {"query": "RETURN 1"}),
}
FIRST: Call = ("network-participants", {"network": "network/t3", "limit": 1, "receipts": True})
BROKERS: Call = ("brokers", {"receipts": True})


def talk(calls: Sequence[Call], *arguments: str) -> tuple[dict[str, Tool], list[CallToolResult]]:
    """Start `kg mcp`, list its tools, call some in turn, and end it."""
    command = StdioServerParameters(command=sys.executable, args=["-m", "kg", "mcp", *arguments], env={**os.environ})

    async def run() -> tuple[dict[str, Tool], list[CallToolResult]]:
        async with Client(command) as client:
            found = await client.list_tools()
            return {tool.name: tool for tool in found.tools}, [await client.call_tool(*call) for call in calls]

    with ThreadPoolExecutor(1) as thread:  # that of the tests may run the loop of the browser
        return thread.submit(anyio.run, run).result()


@pytest.fixture(scope="module")
def talked() -> tuple[dict[str, Tool], list[CallToolResult]]:
    """Give the tools over the files, and what they say to everything that is asked of them here."""
    return talk([FIRST, BROKERS, *WRONG.values()], *SPARQL)


def text(result: CallToolResult) -> str:
    content = result.content[0]
    assert isinstance(content, TextContent)
    return content.text


def test_every_question_is_a_tool_and_nothing_else_is(talked: Any, catalogue: Mapping[str, Question]) -> None:
    found, _ = talked
    assert set(found) == set(catalogue)
    for stem, question in catalogue.items():
        schema = found[stem].input_schema
        assert set(schema["properties"]) == {p.name for p in question.parameters} | {"limit", "receipts"}
        assert found[stem].annotations.read_only_hint
        assert question.summary.en in found[stem].description


def test_a_parameter_has_its_choices_from_the_graph(talked: Any) -> None:
    found, _ = talked
    network = found["network-participants"].input_schema["properties"]["network"]
    assert network["enum"] == ["network/t2", "network/t2-inovacijas", "network/t3", "network/t3-2", ""]
    assert "Pašvaldību sabiedrisko pakalpojumu un mājokļu politikas tīkls" in network["description"]
    scope = found["network-participants"].input_schema["properties"]["scope"]
    assert (scope["enum"], scope["default"]) == (["external", "seed", ""], "seed")
    assert found["shortest-connection"].input_schema["required"] == ["person", "other"]


def test_rows_are_limited_and_carry_receipts(talked: Any) -> None:
    result = talked[1][0]
    assert not result.is_error
    (row,) = result.structured_content["rows"]
    assert (row["person"], result.structured_content["rows_left_out"]) == ("person/p002", 2)
    (receipt,) = row["receipts"]
    assert (receipt["source"], receipt["line"]) == ("source/s0", 15)
    assert receipt["origin"].startswith("data/sources/s0-")
    assert json.loads(text(result)) == result.structured_content


def test_errors_are_returned_to_the_agent(talked: Any) -> None:
    for says, result in zip(WRONG, talked[1][2:], strict=True):
        assert result.is_error
        assert says in text(result)


def test_neo4j_gives_agents_the_same_and_ad_hoc_cypher_only_reads(talked: Any, loaded: Connection) -> None:
    query = "MATCH (n:Network) WHERE n.code STARTS WITH $with RETURN n.code AS code ORDER BY code"
    calls: list[Call] = [
        BROKERS,
        (CYPHER, {"query": query, "parameters": {"with": "T"}, "limit": 2}),
        (CYPHER, {"query": "CREATE (:X)"}),
        (CYPHER, {"query": "MATCH ("}),
    ]
    found, (brokers, read, refused, wrong) = talk(calls, "--allow-cypher")
    assert CYPHER in found
    assert brokers.structured_content == talked[1][1].structured_content
    assert read.structured_content == {"rows": [{"code": "T2"}, {"code": "T3"}], "more_rows": True}
    assert refused.is_error
    assert "do more than read" in text(refused)
    assert wrong.is_error
