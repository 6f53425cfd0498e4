"""`kg mcp` as an agent meets it: the SDK's own client, over standard input and output, with the real command."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from mcp import Client, StdioServerParameters

from kg.mcp import CYPHER

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from mcp_types import CallToolResult, Tool

    from kg.connection import Connection
    from queries import Question


def talk(use: Callable[[Client], Awaitable[Any]], *arguments: str) -> Any:
    """Start `kg mcp`, do something with a client of it, and end it."""
    command = StdioServerParameters(command=sys.executable, args=["-m", "kg", "mcp", *arguments], env={**os.environ})

    async def run() -> Any:
        async with Client(command) as client:
            return await use(client)

    return anyio.run(run)


def call(name: str, given: Mapping[str, Any], *arguments: str) -> CallToolResult:
    return talk(lambda client: client.call_tool(name, dict(given)), *arguments)


def tools(*arguments: str) -> dict[str, Tool]:
    found = talk(lambda client: client.list_tools(), *arguments)
    return {tool.name: tool for tool in found.tools}


def text(result: CallToolResult) -> str:
    return result.content[0].text


def test_every_question_is_a_tool_and_nothing_else_is(catalogue: Mapping[str, Question]) -> None:
    found = tools("--engine", "sparql")
    assert set(found) == set(catalogue)
    for stem, question in catalogue.items():
        schema = found[stem].input_schema
        assert set(schema["properties"]) == {p.name for p in question.parameters} | {"limit", "receipts"}
        assert found[stem].annotations.read_only_hint
        assert question.summary.en in found[stem].description


def test_a_parameter_has_its_choices_from_the_graph() -> None:
    found = tools("--engine", "sparql")
    network = found["network-participants"].input_schema["properties"]["network"]
    assert network["enum"] == ["network/t2", "network/t2-inovacijas", "network/t3", "network/t3-2", ""]
    assert "Pašvaldību sabiedrisko pakalpojumu un mājokļu politikas tīkls" in network["description"]
    scope = found["network-participants"].input_schema["properties"]["scope"]
    assert (scope["enum"], scope["default"]) == (["external", "seed", ""], "seed")
    assert found["shortest-connection"].input_schema["required"] == ["person", "other"]


def test_rows_are_limited_and_carry_receipts() -> None:
    result = call("network-participants", {"network": "network/t3", "limit": 1, "receipts": True}, "--engine", "sparql")
    assert not result.is_error
    (row,) = result.structured_content["rows"]
    assert (row["person"], result.structured_content["rows_left_out"]) == ("person/p002", 2)
    (receipt,) = row["receipts"]
    assert (receipt["source"], receipt["line"]) == ("source/s0", 15)
    assert receipt["origin"].startswith("data/sources/s0-")
    assert json.loads(text(result)) == result.structured_content


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("network-participants", {"netwerk": "t2"}, "did you mean network?"),
        ("network-participants", {"network": "network/t9"}, "did you mean network/t"),
        ("network-participants", {"limit": 100000}, "expected a whole number from 1 to 1000"),
        ("network-participant", {}, "did you mean network-participants?"),
        ("shortest-connection", {"person": "person/p018"}, "write other=person/p013"),
        (CYPHER, {"query": "RETURN 1"}, "no question cypher"),
    ],
)
def test_what_is_wrong_is_told_to_the_agent(name: str, given: Mapping[str, Any], says: str) -> None:
    result = call(name, given, "--engine", "sparql")
    assert result.is_error
    assert says in text(result)


@pytest.mark.usefixtures("loaded")
def test_both_engines_give_agents_the_same() -> None:
    found = [call("brokers", {"receipts": True}, "--engine", engine) for engine in ("cypher", "sparql")]
    assert found[0].structured_content == found[1].structured_content


def test_free_cypher_only_where_it_is_allowed_and_then_it_only_reads(loaded: Connection) -> None:
    assert CYPHER in tools("--allow-cypher")
    query = "MATCH (n:Network) WHERE n.code STARTS WITH $with RETURN n.code AS code ORDER BY code"
    read = call(CYPHER, {"query": query, "parameters": {"with": "T"}, "limit": 2}, "--allow-cypher")
    assert read.structured_content == {"rows": [{"code": "T2"}, {"code": "T3"}], "more_rows": True}
    refused = call(CYPHER, {"query": "CREATE (:X)"}, "--allow-cypher")
    assert refused.is_error
    assert "do more than read" in text(refused)
    wrong = call(CYPHER, {"query": "MATCH ("}, "--allow-cypher")
    assert wrong.is_error
