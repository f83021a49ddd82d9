"""The best schedule of a program as an integer program, solved by HiGHS through scipy.

A line in is a program and a rule book in JSON; a line out has the least shortfall, the greatest value and a
schedule that has both. What a single placement may be, and what the schedule is worth, is asked of the second
checker; everything that placements do to each other is written here as linear rows. Links, money, quotas, shares
and rules about whole stays are not: the programs that this is meant for have none.
"""

import json
import os
import sys

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "second"))
import checker  # noqa: E402

# A unit of shortfall outweighs every value of these programs.
SHORTFALL = 20000


class Rows:
    """Variables with their bounds and worth, and rows over them."""

    def __init__(self):
        self.worth, self.low, self.high, self.whole = [], [], [], []
        self.entries, self.least, self.most = [], [], []

    def variable(self, worth=0.0, low=0.0, high=1.0, whole=1):
        self.worth.append(worth)
        self.low.append(low)
        self.high.append(high)
        self.whole.append(whole)
        return len(self.worth) - 1

    def row(self, terms, least=-numpy.inf, most=numpy.inf):
        number = len(self.least)
        self.entries.extend((number, variable, factor) for variable, factor in terms)
        self.least.append(least)
        self.most.append(most)

    def solve(self):
        rows, columns, factors = zip(*self.entries)
        shape = (len(self.least), len(self.worth))
        matrix = coo_array((factors, (rows, columns)), shape=shape).tocsr()
        return milp(
            -numpy.array(self.worth),
            integrality=numpy.array(self.whole),
            bounds=Bounds(self.low, self.high),
            constraints=LinearConstraint(matrix, self.least, self.most),
            options={"mip_rel_gap": 0.0, "time_limit": 120.0},
        )


def placements(line, name):
    """Every placement of the trainee that breaks no rule by itself."""
    trainees = [one for one in line["program"]["trainees"] if one["id"] == name]
    line = {**line, "program": {**line["program"], "trainees": trainees}}
    empty = checker.Case({**line, "schedule": {"placements": []}})
    if not empty.is_active(name):
        return
    for requirement in empty.curriculum(name).get("requirements", []):
        for specialty in requirement["of"]:
            for department in empty.departments:
                for start in range(len(empty.periods)):
                    one = {
                        "trainee": name,
                        "department": department,
                        "specialty": specialty,
                        "start": start,
                        "periods": requirement["periods"],
                        "mode": "observation",
                    }
                    found = checker.check({**line, "schedule": {"placements": [one]}})
                    alone = [code for code, _ in found["violations"] if code != "P112"]
                    if not alone:
                        yield one


def build(line):
    """The rows, and the placement of each variable that stands for one."""
    case = checker.Case({**line, "schedule": {"placements": []}})
    weights, rows, chosen = case.weights, Rows(), {}
    periods = range(len(case.periods))
    wishes = case.program.get("preferences", {})
    # The worst-off trainee's own value: at most everybody's.
    worst = rows.variable(weights["V506"], -numpy.inf, numpy.inf, 0)
    bound_worst = weights["V506"] > 0
    for name in case.trainees:
        own = {}
        mine = {}
        for one in placements(line, name):
            place, asked = case.hospital(one)["id"], case.trainees[name].get("preferences", {})
            value = weights["V501"] * asked.get("specialties", {}).get(one["specialty"], 0)
            value += weights["V502"] * asked.get("hospitals", {}).get(place, 0)
            value += weights["V503"] * wishes.get("specialties", {}).get(one["specialty"], 0)
            value += weights["V503"] * wishes.get("hospitals", {}).get(place, 0)
            variable = rows.variable(value)
            mine[variable], own[variable] = one, value
        chosen.update(mine)
        itinerary(case, rows, name, mine, own)
        if case.is_active(name) and bound_worst:
            rows.row([(worst, 1.0)] + [(variable, -value) for variable, value in own.items()], most=0)
    if not bound_worst:
        rows.high[worst] = rows.low[worst] = 0
    shared(case, rows, chosen, periods)
    return rows, chosen


def itinerary(case, rows, name, mine, own):
    """What a trainee's placements do to each other, and what that is worth."""
    curriculum, weights = case.curriculum(name), case.weights
    asked = case.trainees[name].get("preferences", {})
    for period in range(len(case.periods)):
        here = [(v, 1.0) for v, one in mine.items() if one["start"] <= period < checker.end(one)]
        if here:
            rows.row(here, most=1)
    for requirement in curriculum.get("requirements", []):
        taken = [(v, 1.0) for v, one in mine.items() if one["specialty"] in requirement["of"]]
        if case.is_active(name):
            missing = rows.variable(-SHORTFALL, 0, numpy.inf, 0)
            rows.row(taken + [(missing, 1.0)], least=requirement["choose"])
        if taken:
            rows.row(taken, most=requirement["choose"])
        for specialty in requirement["of"]:
            same = [(v, 1.0) for v, one in mine.items() if one["specialty"] == specialty]
            if same:
                rows.row(same, most=1)
    for rule in curriculum.get("prerequisites", []):
        for variable, one in mine.items():
            if one["specialty"] == rule["specialty"]:
                before = [
                    (v, -1.0)
                    for v, other in mine.items()
                    if other["specialty"] == rule["after"] and checker.end(other) <= one["start"]
                ]
                rows.row([(variable, 1.0)] + before, most=0)
    if curriculum.get("hospital_max") is not None:
        for hospital in case.hospitals:
            here = [(v, 1.0) for v, one in mine.items() if case.hospital(one)["id"] == hospital]
            if here:
                rows.row(here, most=curriculum["hospital_max"])
    waiting = weights["V504"] * checker.minded(asked, "waiting")
    if waiting and mine:
        alone = {v: at_once(case, name, one) for v, one in mine.items()}
        idle = rows.variable(-waiting, 0, numpy.inf, 0)
        own[idle] = -waiting
        lengths = [(v, float(one["periods"])) for v, one in mine.items()]
        for variable, one in mine.items():
            # Idle before the placement and its own length: the end, counted from the beginning.
            ahead = float(alone[variable] + one["periods"])
            terms = dict(lengths)
            terms[variable] -= ahead
            rows.row([(idle, 1.0)] + list(terms.items()), least=0)
    change = weights["V505"] * checker.minded(asked, "change")
    if change and mine:
        changes(case, rows, mine, own, change)


def at_once(case, name, one):
    """Idle periods of a trainee who has this placement only."""
    case.itinerary[name] = [one]
    idle = checker.idle(case, name)
    case.itinerary[name] = []
    return idle


def changes(case, rows, mine, own, change):
    """Every placement but the first is a change, unless the one right before it is in the same hospital."""
    for variable in mine:
        own[variable] -= change
        rows.worth[variable] -= change
    placed = rows.variable(change)
    own[placed] = change
    rows.row([(placed, 1.0)] + [(v, -1.0) for v in mine], most=0)
    for first, one in mine.items():
        for second, other in mine.items():
            same = case.hospital(one)["id"] == case.hospital(other)["id"]
            if same and one["specialty"] != other["specialty"] and checker.end(one) <= other["start"]:
                follows = rows.variable(change, 0, 1, 0)
                own[follows] = change
                rows.row([(follows, 1.0), (first, -1.0)], most=0)
                rows.row([(follows, 1.0), (second, -1.0)], most=0)
                between = [
                    (v, 1.0)
                    for v, third in mine.items()
                    if checker.end(one) <= third["start"] and checker.end(third) <= other["start"]
                ]
                if between:
                    # So many placements fit between them at most.
                    room = other["start"] - checker.end(one)
                    rows.row([(follows, float(room))] + between, most=room)


def shared(case, rows, chosen, periods):
    """Seats, minimum seats, whole hospitals, supervision, comfortable load."""
    for period in periods:
        span = checker.days(*case.periods[period])
        present = [(v, one) for v, one in chosen.items() if one["start"] <= period < checker.end(one)]
        for name, department in case.departments.items():
            here = [(v, 1.0) for v, one in present if one["department"] == name]
            limit = case.seats(name, period)
            supervisors = department.get("supervisors", [])
            if supervisors:
                working = [
                    one["trainees"]
                    for one in supervisors
                    if not any(checker.in_any(one.get("absences", []), when) for when in span)
                ]
                limit = min(limit, sum(working))
            if here:
                rows.row(here, most=limit)
            if "F402" in case.off or any(case.is_closed(name, when) for when in span):
                continue
            minimum = max(checker.at(department.get("minimum", []), when) for when in span)
            if minimum:
                missing = rows.variable(-SHORTFALL, 0, numpy.inf, 0)
                rows.row(here + [(missing, 1.0)], least=minimum)
        for name, hospital in case.hospitals.items():
            here = [(v, 1.0) for v, one in present if case.hospital(one)["id"] == name]
            if not here:
                continue
            if hospital.get("cap"):
                rows.row(here, most=min(checker.at(hospital["cap"], when) for when in span))
            if case.weights["V507"]:
                above = rows.variable(-case.weights["V507"], 0, numpy.inf, 0)
                rows.row([(above, -1.0)] + here, most=case.comfortable)


def best(line):
    rows, chosen = build(line)
    answer = rows.solve()
    if answer.status != 0:
        return {"status": "unknown", "message": answer.message}
    plan = [one for variable, one in chosen.items() if answer.x[variable] > 0.5]
    found = checker.check({**line, "schedule": {"placements": plan}})
    value, shortfall = sum(found["value"].values()), found["missing"]
    return {
        "status": "optimal",
        "objective": -answer.fun,
        "expected": value - SHORTFALL * shortfall,
        "violations": found["violations"],
        "shortfall": shortfall,
        "value": value,
        "placements": plan,
    }


def main():
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(best(json.loads(line)), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
