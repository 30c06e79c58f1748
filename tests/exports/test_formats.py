"""Every form of export, read back by somebody else's reader."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from types import ModuleType

import duckdb
import networkx as nx
import polars as pl
import pytest

from goodoffices.errors import InputError
from goodoffices.exports import FORMATS, export
from goodoffices.record import (
    Filter,
    Mark,
    Person,
    Record,
    change_finding,
    edit,
    get_reading,
    mark_report,
    reject,
)
from goodoffices.shapes import Reading

ANNA = Person("anna", "2031-06-01T00:00:00Z")
POLECAT_HEADER = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,"
    "Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,"
    "Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,"
    "Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,"
    "Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,"
    "Story People,Story Organizations,Story Locations,Language,Version"
).split(",")
ICEWS_HEADER = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,"
    "Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,"
    "Province,Country,Latitude,Longitude"
).split(",")
ACLED_HEADER = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
    "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
    "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
    "notes,fatalities,tags,timestamp"
).split(",")


def written(record: Record, form: str, **more: object) -> Path:
    """Return the file that an export of the whole record makes."""
    path = record.path.with_name(f"out.{form}")
    export(record, form, path, **more)  # type: ignore[arg-type]
    return path


def tab_separated(path: Path) -> pl.DataFrame:
    """Return a table of text cells, read by polars."""
    return pl.read_csv(path, separator="\t", quote_char=None, infer_schema=False)


def test_jsonl_gives_every_finding_whole(record: Record, readings: ModuleType) -> None:
    """DuckDB reads each kind with its report; the finding is the one that was read."""
    path = written(record, "jsonl")
    rows = duckdb.sql(
        f"SELECT kind, report, outlet, finding.id AS id FROM read_json('{path}', union_by_name=true)"  # noqa: S608 - a path of ours
    ).fetchall()
    assert sorted(kind for kind, *_ in rows) == ["event"] * 4 + ["statement", "toll"]
    assert {row[1:3] for row in rows} == {("story", "The Vell Courier")}
    assert readings.make_reading("story").events[0].id in {row[3] for row in rows}


def test_parquet_gives_events_with_their_parties(record: Record) -> None:
    """Parties are lists of records, figures have their types."""
    path = written(record, "parquet")
    rows = duckdb.sql(
        "SELECT type, status, [p.name for p in recipients], lat, day, reviewed"  # noqa: S608 - a path of ours
        f" FROM '{path}' ORDER BY event"
    ).fetchall()
    assert rows[0] == ("ASSAULT", "actual", [None], -12.5, "2031-04-30", None)
    assert ("AGREE", "offered", ["Norland", "Sudria"], None, "2031-04-30", None) in rows
    assert len(rows) == 4


def test_polecat_has_its_exact_header(record: Record) -> None:
    """One row an event that came to pass; several names are parted by a semicolon."""
    table = tab_separated(written(record, "polecat"))
    assert table.columns == POLECAT_HEADER
    rows = {row["Event Type"]: row for row in table.iter_rows(named=True)}
    assert table.height == 3
    assert rows["AGREE"]["Recipient Name"] == "Norland; Sudria"
    assert rows["AGREE"]["Quad Code"] == "VERBAL COOPERATION"
    assert (rows["CONSULT"]["Actor Title"], rows["CONSULT"]["City"]) == (
        "foreign minister",
        "Port Vell",
    )
    assert rows["ASSAULT"]["Intensity"] == "-9.5"


def test_icews_has_a_row_a_pair(record: Record) -> None:
    """Label and Goldstein value are those of the CAMEO code."""
    table = tab_separated(written(record, "icews"))
    assert table.columns == ICEWS_HEADER
    offered = table.filter(pl.col("CAMEO Code") == "039")
    assert offered["Target Name"].to_list() == ["Norland", "Sudria"]
    assert set(offered["Source Name"]) == {"Ostmark"}
    strike = table.filter(pl.col("CAMEO Code") == "194").row(0, named=True)
    assert (float(strike["Intensity"]), strike["Sentence Number"]) == (-10.0, "3")
    assert "artillery" in strike["Event Text"].lower()
    assert table["Event ID"].is_unique().all()


def test_acled_is_marked_as_lossy(record: Record) -> None:
    """Ids are prefixed, diplomacy is left out, and the dead are those counted for that very event."""
    done = export(record, "acled", record.path.with_name("out.csv"))
    table = pl.read_csv(done.path, infer_schema=False)
    assert table.columns == ACLED_HEADER
    row = table.row(0, named=True)
    assert table.height == 1
    assert row["event_id_cnty"].startswith("GO-")
    assert (row["event_type"], row["sub_event_type"]) == (
        "Explosions/Remote violence", "Shelling/artillery/missile attack",
    )  # fmt: skip
    assert (row["fatalities"], row["civilian_targeting"]) == ("12", "Civilian targeting")
    assert "not ACLED data" in row["tags"]
    assert "lossy" in done.note


def test_no_cell_can_start_a_formula(record: Record) -> None:
    """A party called like a formula is told as text; a negative number stays one."""
    for form in ("polecat", "icews"):
        table = tab_separated(written(record, form))
        cells = [cell for row in table.rows() for cell in row if cell]
        assert "'=HYPERLINK(1)" in cells
        assert not [cell for cell in cells if cell[0] in "=+@"]
        assert "-12.5" in cells
    text = written(record, "acled").read_text("utf-8")
    assert "'=HYPERLINK(1)" in text
    assert ",=HYPERLINK" not in text


def test_gexf_is_a_dynamic_network(record: Record) -> None:
    """Networkx reads GEXF 1.3: nodes and edges with their days, parallel edges by kind."""
    path = written(record, "gexf")
    graph = nx.read_gexf(path, version="1.3")
    assert graph.graph["mode"] == "dynamic"
    assert graph.nodes["sud.fm"]["label"] == "Ana Duré"
    edges = {(a, b, data["label"]) for a, b, data in graph.edges(data=True)}
    assert ("sud.fm", "Norland", "CONSULT") in edges
    assert ("Ostmark", "Sudria", "AGREE") in edges
    (meeting,) = [d for *_, d in graph.edges(data=True) if d["label"] == "CONSULT"]
    assert (meeting["start"], meeting["end"], meeting["reports"]) == ("2031-04-29", "2031-04-29", 1)
    assert 'version="1.3"' in path.read_text("utf-8")
    assert 'kind="CONSULT"' in path.read_text("utf-8")


def test_graphml_is_the_same_network(record: Record) -> None:
    """Networkx reads as many nodes and edges as GEXF has."""
    graphml = nx.read_graphml(written(record, "graphml"))
    gexf = nx.read_gexf(written(record, "gexf"), version="1.3")
    assert set(graphml.nodes) == set(gexf.nodes)
    assert graphml.number_of_edges() == gexf.number_of_edges() == 4
    assert {d["type"] for *_, d in graphml.edges(data=True)} == {"CONSULT", "AGREE", "ASSAULT"}


def test_ftm_entities_hang_together(record: Record) -> None:
    """Every reference is to an entity of the right schema; properties are lists of text."""
    path = written(record, "ftm")
    rows = duckdb.sql(
        f"SELECT id, schema, to_json(properties)::VARCHAR FROM read_json('{path}', union_by_name=true)"  # noqa: S608 - a path of ours
    ).fetchall()
    schemas = {row[0]: row[1] for row in rows}
    assert len(schemas) == len(rows)
    assert set(schemas.values()) == {"Article", "LegalEntity", "Event", "Documentation"}
    for _, schema, told in rows:
        properties = {k: v for k, v in json.loads(told).items() if v}
        assert all(
            isinstance(v, list) and all(isinstance(x, str) for x in v) for v in properties.values()
        )
        wanted = {
            "involved": "LegalEntity",
            "organizer": "LegalEntity",
            "document": "Article",
            "entity": "Event",
        }
        for name, target in wanted.items():
            assert {schemas[x] for x in properties.get(name, [])} <= {target}, (schema, name)


def test_ftm_entities_are_valid_for_followthemoney(record: Record) -> None:
    """FollowTheMoney's own model takes every entity, and finds nothing in it to clean."""
    ftm = pytest.importorskip("followthemoney")
    for line in written(record, "ftm").read_text("utf-8").splitlines():
        row = json.loads(line)
        proxy = ftm.model.get_proxy(row)
        ftm.model.get(row["schema"]).validate(row)
        assert {p.name for p in proxy.iterprops()} == set(row["properties"])


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_corrections_hold_in_every_form(record: Record, form: str) -> None:
    """What was rejected is nowhere, what was edited is as edited; the file is its owner's only."""
    reject(record, "story:event:28", ANNA)
    wanted = change_finding(record, "story:event:90", {"actors": "Norland", "recipients": "Sudria"})
    edit(record, "story:event:90", wanted, ANNA)
    path = written(record, form)
    data = path.read_bytes()
    assert b"CONSULT" not in data
    assert b"Ostmark offered" in data or b"Ostmark" not in data
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_handling_marks_hold_in_every_form(record: Record, form: str) -> None:
    """A report marked amber leaves only where amber may, and what stays is counted."""
    mark_report(record, "story", Mark(handling="amber"), ANNA)
    path = record.path.with_name("out")
    done = export(record, form, path, handling="green")
    assert b"HYPERLINK" not in path.read_bytes()
    assert done.events == 0
    assert done.withheld == {"amber": 6}
    assert export(record, form, path, handling="amber").events == 4
    assert b"HYPERLINK" in path.read_bytes()


def test_a_filter_and_the_coverage_hold(record: Record) -> None:
    """Only what is asked for goes out, with how much was read."""
    path = record.path.with_name("out")
    done = export(record, "jsonl", path, Filter(between=("Ostmark", "Norland")))
    assert (done.events, done.synthetic) == (1, True)
    assert "1 report read" in done.coverage


def test_an_unknown_form_is_refused(record: Record) -> None:
    """The error lists those there are."""
    with pytest.raises(InputError, match="one of jsonl, parquet, polecat"):
        export(record, "xlsx", record.path.with_name("out"))


def test_the_record_is_not_touched(record: Record) -> None:
    """Exporting reads only."""
    before: Reading = get_reading(record, "story")
    for form in FORMATS:
        written(record, form)
    assert get_reading(record, "story") == before
