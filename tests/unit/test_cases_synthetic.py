"""Exampleshire: made again byte for byte, plausible, and with every awkward case where it is said to be."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import pytest

from yjreport.cases import words
from yjreport.cases.ages import age_on
from yjreport.cases.extract import ROW, Extract
from yjreport.cases.mapping import load_mapping
from yjreport.cases.reader import read_extract
from yjreport.cases.schema import CASE_SCHEMAS
from yjreport.cases.synthetic.comparators import COMPARATORS, MEMBERS
from yjreport.cases.synthetic.edge_cases import CASES
from yjreport.cases.synthetic.events import Child, quarters
from yjreport.cases.synthetic.generator import FOLDER, digest, files
from yjreport.cases.synthetic.random_draws import Chance
from yjreport.config.catalogue import load_catalogue
from yjreport.config.schema import Source
from yjreport.config.services import find_request, find_service
from yjreport.config.yaml_files import load
from yjreport.files.columns import SCHEMAS
from yjreport.files.tables import read_folder
from yjreport.paths import Project

HERE = Project.here()
KEYS = [case.key for case in CASES]


@lru_cache(maxsize=1)
def extract() -> Extract:
    """Return the extract as an annex reads it."""
    service = find_service(HERE, "exampleshire")
    return read_extract(HERE.root / FOLDER / "cases", load_mapping(HERE, "plain"), service, HERE)


@lru_cache(maxsize=1)
def rows() -> dict[str, list[dict]]:
    """Return the rows of every table, exclusions gone."""
    return {kind: extract()[kind].to_dict("records") for kind in CASE_SCHEMAS}


def child_of(key: str) -> str:
    """Return the id of the child of an awkward case: they are the last of the extract."""
    return f"C{2000 - len(CASES) + KEYS.index(key) + 1}"


def of(key: str, kind: str) -> list[dict]:
    """Return what is left of the child of a case in a table."""
    return [row for row in rows()[kind] if row["child_id"] == child_of(key)]


def left_out(kind: str) -> int:
    """Return how many rows of a table were left out."""
    return sum(one.count for one in extract().statements if one.table == kind and one.left_out)


def plan_year(day: object) -> int:
    """Return the year in which the plan year of a day begins."""
    return day.year - (day.month < 4)  # type: ignore[attr-defined]


def test_the_files_are_what_the_generator_makes() -> None:
    """Making it again gives the committed bytes, and the folder holds nothing else."""
    made = files()

    assert [name for name, data in made.items() if (HERE.root / name).read_bytes() != data] == []
    assert {path.stem for path in (HERE.root / FOLDER / "cases").iterdir()} == set(CASE_SCHEMAS)
    assert sum(map(len, made.values())) < 3_000_000


def test_the_sources_state_the_hash_of_the_files() -> None:
    """Each source of Exampleshire says that it is synthetic, and which bytes it is."""

    def of_source(id: str) -> Source:
        return load(HERE.data / "sources" / f"{id}.yaml", Source, HERE)

    base = HERE.root / FOLDER
    years = {
        year: digest((base / year / f"{kind}.csv").read_bytes() for kind in SCHEMAS) for year in ("2023-24", "2024-25")
    }
    assert of_source("exampleshire-extract-2025").sha256 == digest(
        (base / "cases" / f"{kind}.csv").read_bytes() for kind in CASE_SCHEMAS
    )
    assert of_source("exampleshire-plan-2023-24").sha256 == years["2023-24"]
    assert of_source("exampleshire-plan-2024-25").sha256 == of_source(COMPARATORS).sha256 == years["2024-25"]
    for path in sorted((HERE.data / "sources").glob("exampleshire-*.yaml")):
        source = load(path, Source, HERE)
        assert source.synthetic
        assert "ynthetic" in source.title
        assert "ynthetic" in source.attribution


def test_the_parameters_say_that_it_is_synthetic() -> None:
    """Service, title and status of both years say so, and every code is of no real area."""
    for year in ("2023-24", "2024-25"):
        request = find_request(HERE, load_catalogue(HERE), "exampleshire", year, "public")
        assert request.service.synthetic
        assert [one.code[0] for one in request.service.authorities] == ["X", "X"]
        assert "synthetic" in request.report.title
        assert "synthetic" in request.report.status_note


def test_there_are_2000_children_over_five_years() -> None:
    """The extract covers April 2020 to June 2025, and both authorities."""
    children = extract()["children"]

    assert (extract().begins, extract().ends) == (date(2020, 4, 1), date(2025, 6, 30))
    assert len(children) == 2000
    assert set(children["authority"]) == {"X99000001", "X99000002"}
    assert set(children["ethnicity"]) == {*words.ETHNICITIES, ""}


def test_first_time_entrants_fall() -> None:
    """About 200 a year, fewer in each year than in the one before."""
    children = {row["child_id"]: row for row in rows()["children"]}
    first: dict[str, object] = {}
    for row in sorted(rows()["outcomes"], key=lambda row: row["outcome_date"]):
        if row["outcome"] in words.PROVEN:
            first.setdefault(row["child_id"], row["outcome_date"])
    counted = Counter(plan_year(day) for id, day in first.items() if children[id]["prior_record"] == "no")
    years = [counted[year] for year in range(2020, 2025)]

    assert all(later < before for before, later in pairwise(years))
    assert 150 <= years[-1] < years[0] <= 230


def test_custody_is_rare_and_one_quarter_has_none() -> None:
    """Eight to fifteen custodial sentences a year; none in January to March 2023."""
    days = {row["outcome_id"]: row["outcome_date"] for row in rows()["outcomes"] if row["outcome"] in words.CUSTODY}
    by_quarter = {
        first: sum(first <= day.date() <= last for day in days.values()) for first, last in quarters(date(2020, 4, 1))
    }

    assert all(8 <= Counter(map(plan_year, days.values()))[year] <= 15 for year in range(2020, 2025))
    assert [first for first, count in by_quarter.items() if count == 0] == [date(2023, 1, 1)]


def test_arrests_remands_and_unknowns_are_plausible() -> None:
    """About 900 arrests a year; remands with nights and cost; 4% to 10% of answers not known, and some blank."""
    arrests = Counter(plan_year(row["arrested"]) for row in rows()["arrests"])
    assert all(840 <= arrests[year] <= 960 for year in range(2020, 2025))

    away = [row for row in rows()["remands"] if row["type"] in words.REMANDS]
    assert all(6 <= Counter(plan_year(row["start"]) for row in away)[year] <= 20 for year in range(2020, 2025))
    assert sum(row["outcome"] == "custodial sentence" for row in away) < len(away) / 2

    for column in ("accommodation", "ete", "mental_health_need", "substance_need"):
        answers = extract()["kpi_returns"][column]
        assert 0.04 < (answers == "not known").mean() < 0.10
        assert 0 < (answers == "").mean() < 0.03


def test_nobody_offends_or_is_arrested_in_custody() -> None:
    """Between a custodial sentence and release there is no offence of the child."""
    inside = [row for row in rows()["outcomes"] if row["outcome"] in words.CUSTODY]
    offended: dict[str, list] = {}
    for row in rows()["offences"]:
        offended.setdefault(row["child_id"], []).append(row["offence_date"])
    last = extract()["offences"]["offence_date"].max()

    for row in inside:
        until = row["release_date"] if row["release_date"] == row["release_date"] else last
        assert not [day for day in offended[row["child_id"]] if row["outcome_date"] < day <= until], row


def test_ethnic_disproportionality_can_be_seen() -> None:
    """Black and Mixed children are over-represented among the children, and more so in custody."""
    children = {row["child_id"]: row["ethnicity"] for row in rows()["children"]}
    population = Counter()
    for row in rows()["population"]:
        population[row["ethnicity"]] += row["population"] * (row["year"] == 2023)
    custody = {row["child_id"] for row in rows()["outcomes"] if row["outcome"] in words.CUSTODY}

    def share(counts: Counter, total: int) -> float:
        return (counts["Black"] + counts["Mixed"]) / total

    among = share(Counter(children.values()), 2000)
    assert (
        share(population, sum(population.values())) < among < share(Counter(map(children.get, custody)), len(custody))
    )


def test_the_board_and_the_victims_are_there() -> None:
    """Nine partners at each quarterly meeting, five of them statutory; victims by consent."""
    meetings = Counter(row["meeting_date"] for row in rows()["board"])
    assert len(meetings) == 21
    assert set(meetings.values()) == {9}
    assert sum(row["statutory"] == "yes" for row in rows()["board"]) == 21 * 5

    victims = rows()["victims"]
    engaged, agreed = (sum(row[name] == "yes" for row in victims) for name in ("rj_engaged", "consented"))
    assert 0 < engaged < agreed < len(victims)


@pytest.mark.parametrize("key", KEYS)
def test_each_awkward_child_is_there(key: str) -> None:
    """The child of each case is in the extract, with the date of birth of the case."""
    case = CASES[KEYS.index(key)]
    child = next(row for row in rows()["children"] if row["child_id"] == child_of(key))

    assert child["date_of_birth"].date() == case.born


def test_transfers() -> None:
    """One outcome lies before the child moved in, one after the child moved out."""
    came = {row["child_id"]: row for row in rows()["children"]}
    before = [row for row in of("transfer_in", "outcomes")]
    after = [row for row in of("transfer_out", "outcomes")]

    assert [row["outcome_date"] < came[row["child_id"]]["moved_in"] for row in before] == [True, False]
    assert [row["outcome_date"] > came[row["child_id"]]["moved_out"] for row in after] == [False, True]


def test_orders_overlap_and_touch() -> None:
    """Three orders overlap one after another; two touch on a day."""
    several = sorted(of("several_orders", "orders"), key=lambda row: row["start"])
    touching = sorted(of("orders_touch", "orders"), key=lambda row: row["start"])

    assert len(several) == 3
    assert all(later["start"] < before["end"] for before, later in pairwise(several))
    assert touching[0]["end"] == touching[1]["start"]


def test_birthdays_at_the_ages_of_the_system() -> None:
    """On the tenth birthday counted, the day before left out; on the eighteenth left out, the day before counted."""
    assert len(of("tenth_birthday", "offences")) == len(of("before_eighteenth_birthday", "offences")) == 1
    assert of("before_tenth_birthday", "offences") == of("eighteenth_birthday", "offences") == []
    assert of("before_tenth_birthday", "outcomes") == of("eighteenth_birthday", "outcomes") == []
    assert of("before_eighteenth_birthday", "outcomes") == []
    assert left_out("offences") == 2


def test_eighteen_at_the_sentence() -> None:
    """Seen by the court at 17 the child is counted; without that the outcome goes, with what hangs on it."""
    assert len(of("eighteen_at_sentence", "outcomes")) == len(of("eighteen_at_sentence", "orders")) == 1
    assert of("eighteen_unseen", "outcomes") == of("eighteen_unseen", "orders") == []
    assert len(of("eighteen_unseen", "offences")) == 1
    assert left_out("orders") == 1
    assert left_out("kpi_returns") >= 1
    assert left_out("victims") >= 1
    assert [one.rule for one in extract().statements if not one.left_out] == ["turned_18"]


def test_a_child_of_29_february() -> None:
    """13 on the day of the offence, 14 on the next, which is 1 March."""
    children = extract()["children"].set_index("child_id")["date_of_birth"]
    (offence,), (outcome,) = of("leap_day", "offences"), of("leap_day", "outcomes")
    days = extract()["offences"]["offence_date"].iloc[:0].reindex(range(2))
    days[:] = [offence["offence_date"], outcome["outcome_date"]]
    born = days.copy()
    born[:] = children[child_of("leap_day")]

    assert age_on(born, days).tolist() == [13, 14]


def test_the_last_day_of_school() -> None:
    """Two children of 31 August have orders that end on the last Friday of June and on the day after."""
    (last,), (after,), (younger,) = (of(f"school_{name}", "orders") for name in ("last_day", "day_after", "september"))

    assert (last["end"].date(), last["end"].weekday()) == (date(2023, 6, 30), 4)
    assert after["end"].date() == younger["end"].date() == date(2023, 7, 1)


def test_missing_ethnicity() -> None:
    """A blank cell and not known are two things."""
    found = {row["child_id"]: row["ethnicity"] for row in rows()["children"]}

    assert (found[child_of("ethnicity_blank")], found[child_of("ethnicity_not_known")]) == ("", "not known")


def test_outcomes_of_several_offences_and_offences_of_several_outcomes() -> None:
    """Three rows are one sentence; one offence is disposed of twice; two outcomes share a day."""
    several, twice, two = (of(key, "outcomes") for key in ("several_offences", "offence_twice", "two_outcomes"))

    assert (len(several), len({row["outcome_id"] for row in several})) == (3, 1)
    assert (len(twice), len({row["offence_id"] for row in twice})) == (2, 1)
    assert len({row["outcome_id"] for row in two}) == 2
    assert len({row["outcome_date"] for row in two}) == 1


def test_orders_and_returns_that_are_not_complete() -> None:
    """An order is open; an end return is missing; another says not known throughout."""
    (open_order,), (ended,), (unknown,) = (
        of(key, "orders") for key in ("open_order", "no_end_return", "nothing_known")
    )
    returns = {(row["order_id"], row["moment"]): row for row in rows()["kpi_returns"]}
    answers = returns[unknown["order_id"], "end"]

    assert open_order["end"] is None or open_order["end"] != open_order["end"]
    assert (ended["order_id"], "start") in returns
    assert (ended["order_id"], "end") not in returns
    assert {answers[name] for name in ("accommodation", "ete", "plan_in_place", "early_help")} == {"not known"}


def test_custody_and_remand_at_the_end_of_the_extract() -> None:
    """A sentence is not over, a remand is not over, and another had no night."""
    (inside,), (held,), (no_night,) = (
        of("not_released", "outcomes"), of("on_remand", "remands"), of("no_night", "remands"))  # fmt: skip

    assert inside["release_date"] != inside["release_date"]
    assert (held["end"] == held["end"], held["outcome"]) == (False, "not concluded")
    assert no_night["start"] == no_night["end"]


def test_the_edges_of_the_follow_up() -> None:
    """Reoffences lie on both sides of the year, and are proven on both sides of the six months after."""

    def days(key: str) -> tuple[int, int]:
        offences = {row["offence_id"]: row["offence_date"] for row in of(key, "offences")}
        first, second = sorted(of(key, "outcomes"), key=lambda row: row["outcome_date"])
        return ((offences[second["offence_id"]] - first["outcome_date"]).days,
                (second["outcome_date"] - first["outcome_date"]).days)  # fmt: skip

    assert [days(key)[0] for key in ("last_day_of_follow_up", "after_follow_up")] == [364, 366]
    assert [days(key)[0] < 365 for key in ("proven_in_waiting", "proven_too_late")] == [True, True]
    assert [days(key)[1] for key in ("proven_in_waiting", "proven_too_late")] == [542, 553]
    (inside, after) = sorted(of("released", "outcomes"), key=lambda row: row["outcome_date"])
    assert inside["release_date"].date() == date(2022, 9, 3) < after["outcome_date"].date()


def test_the_other_cases() -> None:
    """Each of the rest is what its words say."""
    children = {row["child_id"]: row for row in rows()["children"]}
    apart = [row for row in rows()["victims"] if (row["outcome_id"] == "") != (row["order_id"] == "")]
    (held,) = of("four_hours", "arrests")

    assert children[child_of("prior_not_known")]["prior_record"] == "not known"
    assert of("prevention_only", "offences") == []
    assert [row["order_type"] for row in of("prevention_only", "orders")] == ["prevention"]
    assert [row["gravity"] for row in of("unscored", "offences")] == [None]
    assert ((held["released_at"] - held["detained_at"]).total_seconds(), held["overnight"]) == (4 * 3600, "yes")
    assert {row["outcome_id"] for row in apart if row["order_id"] == ""} & {
        row["outcome_id"] for row in of("victims_apart", "outcomes")
    }
    assert {row["order_id"] for row in apart if row["outcome_id"] == ""} == {
        row["order_id"] for row in of("victims_apart", "orders")
    }
    assert [row["outcome_date"].date() for row in of("last_day", "outcomes")] == [extract().ends]


def test_the_family_is_the_sum_of_its_members() -> None:
    """Each value is its numerator over its denominator, and the family's counts are those of ten members."""
    table = {one.kind: one for one in read_folder(HERE.root / FOLDER / "2024-25", HERE)}["observations"]
    found = [row for row in table.frame.drop(columns=ROW).to_dict("records") if row["source"] == COMPARATORS]
    times = {"per_100000": 100_000, "per_1000": 1_000, "percent": 100}

    for row in found:
        rate = Decimal(row["numerator"]) * times[row["unit"]] / Decimal(row["denominator"])
        assert abs(rate - Decimal(row["value"])) <= Decimal("0.5").scaleb(Decimal(row["value"]).as_tuple().exponent)
    families = [row for row in found if row["area"] == "family"]
    assert len(families) == 15
    for row in families:
        members = [
            one for one in found if one["area"] in MEMBERS and all(one[k] == row[k] for k in ("measure", "period"))
        ]
        assert len(members) == 10
        for name in ("numerator", "denominator"):
            assert sum(int(one[name]) for one in members) == int(row[name])


def test_no_one_has_a_name() -> None:
    """A child is a number, and no column holds free text."""
    for kind, schema in CASE_SCHEMAS.items():
        assert not {"name", "forename", "surname", "address", "postcode", "note"} & set(schema.names), kind
    assert extract()["children"]["child_id"].str.fullmatch(r"C\d{4}").all()


def test_a_stream_of_chance_is_the_same_everywhere() -> None:
    """The first draws of a stream are pinned: another Python that drew otherwise would show here first."""
    chance = Chance("a test")

    assert [round(chance.share(), 6) for _ in range(3)] == [0.086892, 0.210314, 0.017817]
    assert 0 <= Chance("b").whole(0, 3) <= 3
    assert Chance("c").pick({"only": 1.0}) == "only"


def test_a_child_of_29_february_has_birthdays() -> None:
    """The generator counts ages as the checks do."""
    child = Child(date(2008, 2, 29), "male", "White", "X99000001", date(2022, 1, 1))

    assert (child.age(date(2022, 2, 28)), child.age(date(2022, 3, 1))) == (13, 14)
    assert child.birthday(14) == date(2022, 3, 1)
    assert child.birthday(16) == date(2024, 2, 29)


def test_the_command_writes_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    """`python -m yjreport.cases.synthetic` leaves them in the project and says how many."""
    from yjreport.cases.synthetic.__main__ import main

    monkeypatch.setenv("YJREPORT_PROJECT", str(tmp_path))

    assert main() == 0
    assert (tmp_path / FOLDER / "cases" / "children.csv").read_bytes() == (
        HERE.root / FOLDER / "cases" / "children.csv"
    ).read_bytes()
    assert capsys.readouterr().out.startswith("12 files, ")
