"""However many files an office sees in a month, its figures stay as many rows."""

from sqlalchemy import insert, select

from app.extensions import db
from app.records.cases import CaseRecord, TaskRecord
from app.records.papers import CorrectionRecord
from app.services.rollups import differences, fold
from app.services.rollups.cells import SHAPES
from tests.integration.rollups.figures import stored_figures

TIMES = 10


def test_ten_times_the_files_of_the_same_months_need_no_row_more(begin):
    history = begin(7)
    history.go_on(60)
    fold(db.session, history.now)
    before = stored_figures()

    repeat_all_files(TIMES - 1)
    fold(db.session, history.now)

    after = stored_figures()
    assert {table: len(cells) for table, cells in after.items()} == {
        table: len(cells) for table, cells in before.items()
    }
    for shape in SHAPES:
        for key, cell in before[shape.table].items():
            grown = after[shape.table][key]
            assert grown.values(shape) == ten_times(cell).values(shape)
    assert differences(db.session) == ()


def ten_times(cell):
    return type(cell)(
        type(cell.sums)({name: TIMES * number for name, number in cell.sums.items()}),
        {key: TIMES * number for key, number in cell.times.items()},
    )


def repeat_all_files(times):
    """File every case again so many times, with all that happened to it, not counted yet."""
    cases, tasks, corrections = (
        [dict(row._mapping) for row in db.session.execute(select(record.__table__))]
        for record in (CaseRecord, TaskRecord, CorrectionRecord)
    )
    last = max(case["id"] for case in cases)
    for turn in range(1, times + 1):
        more = [
            as_new(
                case,
                id=case["id"] + turn * last,
                number=f"{case['id']}/{turn}",
                tracking_token=f"{case['id']}-{turn}",
            )
            for case in cases
        ]
        db.session.execute(insert(CaseRecord), more)
        for record, rows in ((TaskRecord, tasks), (CorrectionRecord, corrections)):
            if rows:
                repeated = [as_new(row, case_id=row["case_id"] + turn * last) for row in rows]
                db.session.execute(insert(record), [without_id(row) for row in repeated])
    db.session.commit()


def as_new(row, **other):
    unmarked = {name: False for name in row if name.startswith("is_") and name.endswith("counted")}
    return {**row, **unmarked, **other}


def without_id(row):
    return {name: value for name, value in row.items() if name != "id"}
