"""The best schedule of a program as an integer program, solved by HiGHS through scipy.

A line in is a program and a rule book in JSON; a line out has the least shortfall, the greatest value and a
schedule that has both. Every itinerary of every trainee that breaks no personal rule is a variable: taken or not. What
breaks a personal rule, and what an itinerary is worth, is asked of the second checker. What trainees do to each
other is written here, in linear rows.
"""

import json
import os
import sys
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from math import floor

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "second"))
import checker  # noqa: E402

# A unit of shortfall outweighs every value of these programs.
SHORTFALL = 20000
# Programs with more itineraries are left out, and said to be.
MOST = 10000


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
            -numpy.array(self.worth, dtype=float),
            integrality=numpy.array(self.whole),
            bounds=Bounds(self.low, self.high),
            constraints=LinearConstraint(matrix, self.least, self.most),
            options={"mip_rel_gap": 0.0, "time_limit": 60.0},
        )


# What one trainee may do.


def broken(case, rules, name, *one):
    case.found = []
    for rule in rules:
        rule(case, name, *one)
    return bool(case.found)


def placements(case, name):
    """Every placement of the trainee that breaks no rule of a placement, in order of start."""
    for start in range(len(case.periods)):
        for requirement in case.curriculum(name).get("requirements", []):
            for specialty in requirement["of"]:
                for department in case.departments:
                    one = {
                        "trainee": name,
                        "department": department,
                        "specialty": specialty,
                        "start": start,
                        "periods": requirement["periods"],
                        "mode": requirement.get("mode", "observation"),
                    }
                    fits = checker.end(one) <= len(case.periods)
                    if fits and not broken(case, checker.OF_PLACEMENT, name, one):
                        yield one


def itineraries(case, name):
    """Every itinerary that breaks no rule of one trainee; the empty one is the first."""
    possible = list(placements(case, name))
    requirements = case.curriculum(name).get("requirements", [])

    def longer(taken):
        case.itinerary[name] = taken
        if not broken(case, checker.OF_ITINERARY, name):
            yield taken
        free = checker.end(taken[-1]) if taken else 0
        seen = [one["specialty"] for one in taken]
        full = [
            sum(specialty in requirement["of"] for specialty in seen) >= requirement["choose"]
            for requirement in requirements
        ]
        for one in possible:
            if one["start"] < free or one["specialty"] in seen:
                continue
            if any(
                done and one["specialty"] in requirement["of"]
                for done, requirement in zip(full, requirements)
            ):
                continue
            yield from longer(taken + [one])

    yield from longer([])
    case.itinerary[name] = []


def missing(case, name, taken):
    """Specialties that the itinerary leaves open."""
    if not case.is_active(name) or "F401" in case.off:
        return 0
    seen = {one["specialty"] for one in taken}
    return sum(
        max(0, requirement["choose"] - len(seen & set(requirement["of"])))
        for requirement in case.curriculum(name).get("requirements", [])
    )


# What they do to each other.


class Shared:
    """Who takes what: the variables of itineraries by everything that a rule counts."""

    def __init__(self, case):
        self.case = case
        self.rows = Rows()
        self.chosen = {}
        self.of = {name: [] for name in case.trainees}
        self.at = defaultdict(list)

    def take(self, name, taken):
        case = self.case
        case.itinerary[name] = taken
        value = sum(
            case.weights[code] * count for code, count in checker.own_values(case, name).items()
        )
        variable = self.rows.variable(value - SHORTFALL * missing(case, name, taken))
        self.chosen[variable] = taken
        self.of[name].append((variable, value))
        for one in taken:
            hospital = case.hospital(one)
            for period in range(one["start"], checker.end(one)):
                self.at["department", one["department"], period].append((variable, name))
                self.at["hospital", hospital["id"], period].append((variable, name))
                language = interpreted(case, name, one, hospital)
                if language is not None:
                    self.at["language", hospital["id"], language, period].append((variable, name))
        case.itinerary[name] = []

    def here(self, *key):
        return [(variable, 1.0) for variable, _ in self.at[key]]

    def at_most(self, limit, *key):
        here = self.here(*key)
        if here:
            self.rows.row(here, most=limit)

    def taken(self):
        """Every itinerary with a placement: its variable, whose it is, and its placements."""
        for name, variables in self.of.items():
            for variable, _ in variables:
                if self.chosen[variable]:
                    yield variable, name, self.chosen[variable]


def interpreted(case, name, one, hospital):
    """The language of the interpreter that a trainee needs there, if there is one."""
    working, spoken = case.working(one["department"]), case.languages(name)
    if not working or set(working) & set(spoken):
        return None
    listed = [checker.primary(each["language"]) for each in hospital.get("interpreters", [])]
    needed = [tag for tag in spoken if tag in listed]
    return needed[0] if needed else None


def places(shared, period):
    """Seats, supervision, whole hospitals, interpreters, minimum seats, comfortable load."""
    case, rows = shared.case, shared.rows
    span = checker.days(*case.periods[period])
    for name, department in case.departments.items():
        shared.at_most(case.seats(name, period), "department", name, period)
        supervisors = department.get("supervisors", [])
        if supervisors:
            working = sum(
                one["trainees"]
                for one in supervisors
                if not any(checker.in_any(one.get("absences", []), when) for when in span)
            )
            shared.at_most(working, "department", name, period)
        least = max(checker.at(department.get("minimum", []), when) for when in span)
        if least and not any(case.is_closed(name, when) for when in span):
            short = rows.variable(-SHORTFALL, 0, numpy.inf, 0)
            rows.row(shared.here("department", name, period) + [(short, 1.0)], least=least)
    for name, hospital in case.hospitals.items():
        if hospital.get("cap"):
            most = min(checker.at(hospital["cap"], when) for when in span)
            shared.at_most(most, "hospital", name, period)
        for each in hospital.get("interpreters", []):
            most = min(checker.at(each.get("trainees", []), when) for when in span)
            shared.at_most(most, "language", name, checker.primary(each["language"]), period)
        here = shared.here("hospital", name, period)
        if case.weights["V507"] and here:
            above = rows.variable(-case.weights["V507"], 0, numpy.inf, 0)
            rows.row(here + [(above, -1.0)], most=case.comfortable)


def shares(shared, period):
    case = shared.case
    for share in case.program.get("shares", []):
        hospital = share.get("hospital")
        where = [hospital] if hospital is not None else list(case.hospitals)
        offered = 0
        for one in where:
            for department in case.hospitals[one].get("departments", []):
                span = checker.days(*case.periods[period])
                if not any(case.is_closed(department["id"], when) for when in span):
                    offered += case.seats(department["id"], period)
        sent = [
            (variable, 1.0)
            for one in where
            for variable, name in shared.at["hospital", one, period]
            if case.trainees[name]["route"].get("nominated", {}).get("authority")
            == share["authority"]
        ]
        if sent:
            most = floor(Fraction(Decimal(share["percent"])) * offered / 100)
            shared.rows.row(sent, most=most)


def quotas(shared):
    case = shared.case
    for identity, partnership in case.partnerships.items():
        for quota in partnership.get("quotas", []):
            counted = defaultdict(list)
            for variable, name, taken in shared.taken():
                if all(one["id"] != identity for one in case.agreements(name)):
                    continue
                basis = quota["basis"]
                if basis == "year":
                    counted[case.first(taken[0]).year].append((variable, 1.0))
                elif basis == "cohort":
                    counted[case.trainees[name]["cohort"]].append((variable, 1.0))
                else:
                    of = [basis["specialty"] in case.within(one["specialty"]) for one in taken]
                    counted[None].append((variable, float(sum(of))))
            for terms in counted.values():
                shared.rows.row(terms, most=quota["trainees"])


def budgets(shared):
    case = shared.case
    for budget in case.program.get("budgets", []):
        ceiling, currency = checker.money(budget["ceiling"])
        terms = []
        for variable, name, taken in shared.taken():
            cohorts = budget.get("cohorts", [])
            if cohorts and case.trainees[name]["cohort"] not in cohorts:
                continue
            case.itinerary[name] = taken
            cost = Fraction(0)
            for rate in case.program.get("rates", []):
                amount, of = checker.money(rate["amount"])
                payer = budget.get("payer") in (None, rate["payer"])
                if of == currency and payer and checker.paid(case, rate, name):
                    cost += amount * checker.units(case, name, rate["basis"])
            case.itinerary[name] = []
            if cost:
                terms.append((variable, float(cost)))
        if terms:
            shared.rows.row(terms, most=float(ceiling))


def links(shared, period):
    case, rows = shared.case, shared.rows
    for link in case.program.get("links", []):
        members = [name for name in link.get("trainees", []) if case.is_active(name)]
        for hospital in case.hospitals:
            there = {name: [] for name in members}
            for variable, name in shared.at["hospital", hospital, period]:
                if name in there:
                    there[name].append((variable, 1.0))
            everybody = [term for terms in there.values() for term in terms]
            if link["kind"] == "apart":
                if everybody:
                    rows.row(everybody, most=1)
                continue
            somebody = rows.variable()
            if link["kind"] == "together":
                for terms in there.values():
                    rows.row(terms + [(somebody, -1.0)], least=0, most=0)
            else:
                rows.row(everybody + [(somebody, -2.0)], least=0)
                rows.row(everybody + [(somebody, -float(len(members)))], most=0)


def build(line):
    case = checker.Case({**line, "schedule": {"placements": []}})
    shared = Shared(case)
    rows = shared.rows
    for name in case.trainees:
        for taken in itineraries(case, name):
            if len(shared.chosen) == MOST:
                return None
            shared.take(name, taken)
        rows.row([(variable, 1.0) for variable, _ in shared.of[name]], least=1, most=1)
    active = [name for name in case.trainees if case.is_active(name)]
    if case.weights["V506"] and active:
        worst = rows.variable(case.weights["V506"], -numpy.inf, numpy.inf, 0)
        for name in active:
            own = [(variable, -float(value)) for variable, value in shared.of[name] if value]
            rows.row([(worst, 1.0)] + own, most=0)
    for period in range(len(case.periods)):
        places(shared, period)
        shares(shared, period)
        links(shared, period)
    quotas(shared)
    budgets(shared)
    return shared


def best(line):
    shared = build(line)
    if shared is None:
        return {"status": "large"}
    answer = shared.rows.solve()
    if answer.status != 0:
        return {"status": "unknown", "message": answer.message}
    taken = [one for variable, one in shared.chosen.items() if answer.x[variable] > 0.5]
    plan = [one for itinerary in taken for one in itinerary]
    found = checker.check({**line, "schedule": {"placements": plan}})
    value, shortfall = sum(found["value"].values()), found["missing"]
    return {
        "status": "optimal",
        "itineraries": len(shared.chosen),
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
