#!/usr/bin/env python3
"""A second checker, in another language, by the letter of src/guide/rules.md alone.

Reads one JSON object a line: {"program": ..., "rule_book": ..., "schedule": ...}, each in the crate's
JSON form. Writes one JSON object a line: {"violations": [[code, evidence], ...], "shortfalls":
[[code, evidence], ...], "value": {code: value}, "own": {trainee: value}}. Evidence has the names of
the crate's own evidence, as far as the guide says what it is.

Plain loops over days and periods, nothing fast, the standard library only.
"""

import json
import sys
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

MODES = ["observation", "limited_practice"]
LEAVING = {"declined", "withdrawn"}
DONE = {"completed", "graduated"}
WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
SOFT = ["V501", "V502", "V503", "V504", "V505", "V506", "V507", "V508", "V509"]


# Days.


def day(text):
    return date.fromisoformat(text)


def days(first, last):
    """Every day from the first to the last, both included."""
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def plus_months(start, months):
    """The same day so many months later, or the month's last day if there is none."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def plus_years(start, years):
    return plus_months(start, 12 * years)


def in_term(term, when):
    until = term.get("until")
    return day(term["from"]) <= when and (until is None or when <= day(until))


def in_any(terms, when):
    return any(in_term(term, when) for term in terms)


def at(steps, when):
    """A count that changes on some days; none before the first step."""
    known = [step for step in steps if day(step["from"]) <= when]
    return max(known, key=lambda step: step["from"])["count"] if known else 0


def periods_of(horizon):
    """The periods of the horizon, as pairs of a first and a last day."""
    (kind, given), = horizon.items()
    if kind == "given":
        return [(day(one["first"]), day(one["last"])) for one in given]
    first, last = day(given["first"]), day(given["last"])
    cut = []
    while first <= last:
        if kind == "daily":
            after = first + timedelta(1)
        elif kind == "weekly":
            after = first + timedelta(7)
        else:
            after = plus_months(first.replace(day=1), 1)
        cut.append((first, min(last, after - timedelta(1))))
        first = after
    return cut


def money(text):
    amount, currency = text.split()
    return Fraction(Decimal(amount)), currency


def primary(language):
    return language.split("-")[0].lower()


class Case:
    """A program, a rule book and a schedule, with what several rules ask of them."""

    def __init__(self, line):
        program = line["program"]
        self.program = program
        book = line["rule_book"]
        self.off = set(book.get("off", []))
        weights = {code: 1 if code < "V507" else 0 for code in SOFT}
        weights.update(book.get("weights", {}))
        self.weights = {code: 0 if code in self.off else weights[code] for code in SOFT}
        sending = book.get("sending")
        if sending is None:
            sending = ["memorandum", "implementation_agreement", "exchange", "invitation"]
        self.sending = sending
        self.comfortable = book.get("comfortable_load", 1)
        self.point = book.get("money_per_point")
        self.baseline = (book.get("baseline") or {"placements": []})["placements"]
        self.periods = periods_of(program["horizon"])
        self.holidays = {day(one["date"]) for one in program.get("calendar", {}).get("holidays", [])}
        self.weekend = set(program.get("calendar", {}).get("weekend", []))

        def by_id(name):
            return {one["id"]: one for one in program.get(name, [])}

        self.trainees = by_id("trainees")
        self.specialties = by_id("specialties")
        self.cohorts = by_id("cohorts")
        self.curricula = by_id("curricula")
        self.partnerships = by_id("partnerships")
        self.policies = by_id("policies")
        self.regions = by_id("regions")
        self.hospitals = by_id("hospitals")
        self.departments = {}
        self.hospital_of = {}
        for hospital in program.get("hospitals", []):
            for department in hospital.get("departments", []):
                self.departments[department["id"]] = department
                self.hospital_of[department["id"]] = hospital
        placements = [dict(one) for one in line["schedule"]["placements"]]
        for one in placements:
            one.setdefault("mode", "observation")
        placements.sort(key=order)
        self.placements = placements
        self.found = []
        self.sound = [one for one in placements if self.is_sound(one)]
        self.itinerary = {name: [] for name in self.trainees}
        for one in self.sound:
            self.itinerary[one["trainee"]].append(one)
        # Who is where: trainees by department, and by hospital, in each period.
        count = len(self.periods)
        self.in_department = {name: [set() for _ in range(count)] for name in self.departments}
        self.in_hospital = {name: [set() for _ in range(count)] for name in self.hospitals}
        for one in self.sound:
            for period in range(one["start"], end(one)):
                self.in_department[one["department"]][period].add(one["trainee"])
                self.in_hospital[self.hospital(one)["id"]][period].add(one["trainee"])

    # What is found.

    def violation(self, code, **evidence):
        if code not in self.off:
            self.found.append([code, evidence])

    # P101, P102: everything else speaks of sound placements.

    def is_sound(self, one):
        known = [("trainee", self.trainees), ("department", self.departments)]
        known.append(("specialty", self.specialties))
        missing = [kind for kind, names in known if one[kind] not in names]
        if missing:
            self.violation("P101", kind="unknown", placement=one, missing=missing)
            return False
        if one["periods"] < 1 or end(one) > len(self.periods):
            self.violation(
                "P102", kind="outside_horizon", placement=one, horizon=len(self.periods)
            )
            return False
        return True

    # Of a placement.

    def hospital(self, one):
        return self.hospital_of[one["department"]]

    def first(self, one):
        return self.periods[one["start"]][0]

    def last(self, one):
        return self.periods[end(one) - 1][1]

    def days(self, one):
        return [when for period in self.periods[one["start"] : end(one)] for when in days(*period)]

    def requirement(self, one):
        """The requirement that contains the placement's specialty, or None."""
        for requirement in self.curriculum(one["trainee"]).get("requirements", []):
            if one["specialty"] in requirement["of"]:
                return requirement
        return None

    def dated(self, one):
        span = {"first": self.first(one).isoformat(), "last": self.last(one).isoformat()}
        return {"placement": one, "days": span}

    # Of a trainee.

    def curriculum(self, name):
        return self.curricula[self.trainees[name]["curriculum"]]

    def cohort(self, name):
        return self.cohorts[self.trainees[name]["cohort"]]

    def is_active(self, name):
        kinds = {event["kind"] for event in self.trainees[name].get("lifecycle", [])}
        return not kinds & (LEAVING | DONE)

    def stay(self, name):
        """From the first day of the first placement to the last day of the one that ends last."""
        itinerary = self.itinerary[name]
        return self.first(itinerary[0]), max(self.last(one) for one in itinerary)

    def is_available(self, name, when):
        trainee = self.trainees[name]
        terms = trainee.get("available", [])
        return (not terms or in_any(terms, when)) and not in_any(
            trainee.get("unavailable", []), when
        )

    def country(self, name):
        trainee = self.trainees[name]
        return trainee.get("nationality") or self.regions[trainee["region"]]["country"]

    def languages(self, name):
        return [primary(one) for one in self.trainees[name].get("languages", [])]

    def binding(self, name, kind, when):
        """The policies of a kind that bind something of the trainee's which begins on a day."""
        for identity in self.cohort(name).get("policies", []):
            policy = self.policies[identity]
            if kind not in policy["rule"] or not in_term(policy["valid"], when):
                continue
            countries, professions = policy.get("countries", []), policy.get("professions", [])
            if countries and self.country(name) not in countries:
                continue
            if professions and self.trainees[name]["profession"] not in professions:
                continue
            yield policy, policy["rule"][kind]

    def agreements(self, name):
        """The trainee's partnership and every parent agreement, upwards."""
        identity = self.trainees[name].get("partnership")
        while identity is not None:
            yield self.partnerships[identity]
            identity = self.partnerships[identity].get("parent")

    # Of a department.

    def working(self, department):
        own = self.departments[department].get("languages", [])
        return [primary(one) for one in own or self.hospital_of[department].get("languages", [])]

    def within(self, specialty):
        """The specialty, its parent, its parent's parent, ..."""
        chain = []
        while specialty is not None:
            chain.append(specialty)
            specialty = self.specialties[specialty].get("parent")
        return chain

    def is_closed(self, department, when):
        return in_any(self.departments[department].get("closures", []), when)

    def seats(self, department, period):
        steps = self.departments[department].get("seats", [])
        return min(at(steps, when) for when in days(*self.periods[period]))


def end(one):
    return one["start"] + one["periods"]


def order(one):
    return (
        one["trainee"],
        one["start"],
        one["periods"],
        one["department"],
        one["specialty"],
        MODES.index(one["mode"]),
    )


# The hard personal rules of a whole itinerary.


def overlap(case, name):
    seen = []
    for one in case.itinerary[name]:
        if seen:
            latest = max(end(other) for other in seen)
            if one["start"] < latest:
                earlier = next(other for other in seen if end(other) == latest)
                case.violation(
                    "P103", kind="overlap", placement=case.dated(one), earlier=case.dated(earlier)
                )
        seen.append(one)


def excess(case, name):
    taken = [one["specialty"] for one in case.itinerary[name]]
    for number, requirement in enumerate(case.curriculum(name).get("requirements", [])):
        count = sum(specialty in requirement["of"] for specialty in taken)
        if count > requirement["choose"]:
            limit = requirement["choose"]
            case.violation(
                "P104", kind="too_many", trainee=name, requirement=number, count=count, limit=limit
            )
        for specialty in requirement["of"]:
            count = taken.count(specialty)
            if count > 1:
                case.violation(
                    "P104", kind="repeated", trainee=name, specialty=specialty, count=count
                )


def common_days(case, name):
    if not case.itinerary[name]:
        return
    for common in case.cohort(name).get("common_days", []):
        if common.get("attendance", "required") != "required":
            continue
        span = days(day(common["dates"]["first"]), day(common["dates"]["last"]))
        missed = [when for when in span if not case.is_available(name, when)]
        if missed:
            case.violation(
                "P111",
                kind="misses_common_day",
                trainee=name,
                label=common["label"],
                day=missed[0].isoformat(),
            )


def prerequisites(case, name):
    itinerary = case.itinerary[name]
    for rule in case.curriculum(name).get("prerequisites", []):
        ends = [end(one) for one in itinerary if one["specialty"] == rule["after"]]
        for one in itinerary:
            if one["specialty"] == rule["specialty"]:
                if not ends or min(ends) > one["start"]:
                    case.violation(
                        "P112", kind="too_early", placement=case.dated(one), after=rule["after"]
                    )


def hospital_max(case, name):
    limit = case.curriculum(name).get("hospital_max")
    if limit is None:
        return
    where = [case.hospital(one)["id"] for one in case.itinerary[name]]
    for hospital in sorted(set(where)):
        count = where.count(hospital)
        if count > limit:
            case.violation(
                "P113", kind="too_often", trainee=name, hospital=hospital, count=count, limit=limit
            )


def stay_length(case, name):
    if not case.itinerary[name]:
        return
    first, last = case.stay(name)
    opening = day(case.cohort(name)["window"]["first"])
    for policy, rule in case.binding(name, "stay_length", opening):
        if (last - first).days + 1 > rule["days"]:
            case.violation(
                "P115",
                kind="stay_too_long",
                trainee=name,
                policy=policy["id"],
                limit=rule["days"],
                stay={"first": first.isoformat(), "last": last.isoformat()},
            )


def rolling_stay(case, name):
    if not case.itinerary[name]:
        return
    first, last = case.stay(name)
    there = set(days(first, last))
    for earlier in case.trainees[name].get("stays", []):
        there.update(days(day(earlier["first"]), day(earlier["last"])))
    opening = day(case.cohort(name)["window"]["first"])
    for policy, rule in case.binding(name, "rolling_stay", opening):
        for begin in days(first - timedelta(rule["within"] - 1), last):
            window = days(begin, begin + timedelta(rule["within"] - 1))
            count = sum(when in there for when in window)
            if count > rule["days"]:
                case.violation(
                    "P116",
                    kind="too_many_days",
                    trainee=name,
                    policy=policy["id"],
                    limit=rule["days"],
                    days=count,
                    **{"from": window[0].isoformat(), "until": window[-1].isoformat()},
                )
                break


def pins(case, name):
    for pin in case.trainees[name].get("pins", []):
        wanted = {"trainee": name, "mode": "observation", **pin}
        if wanted not in case.itinerary[name]:
            case.violation("P122", kind="pin_missing", pin=wanted)


# The hard personal rules of a placement.


def duration(case, name, one):
    requirement = case.requirement(one)
    if requirement is not None and one["periods"] != requirement["periods"]:
        case.violation(
            "P105", kind="wrong_length", placement=case.dated(one), wanted=requirement["periods"]
        )


def curriculum(case, name, one):
    if case.requirement(one) is None:
        identity = case.curriculum(name)["id"]
        case.violation("P106", kind="not_required", placement=case.dated(one), curriculum=identity)


def teaching(case, name, one):
    taught = case.departments[one["department"]]["specialty"]
    if one["specialty"] not in case.within(taught):
        case.violation("P107", kind="not_taught", placement=case.dated(one), taught=taught)


def admission(case, name, one):
    trainee, department = case.trainees[name], case.departments[one["department"]]

    def refused(**reason):
        case.violation("P108", kind="not_admitted", placement=case.dated(one), **reason)

    professions, levels = department.get("professions", []), department.get("levels", [])
    if professions and trainee["profession"] not in professions:
        refused(reason={"profession": {"profession": trainee["profession"]}})
    if levels and trainee.get("level") not in levels:
        refused(reason={"level": {"level": trainee.get("level")}})
    working = case.working(one["department"])
    listed = [primary(each["language"]) for each in case.hospital(one).get("interpreters", [])]
    if working and not set(case.languages(name)) & set(working + listed):
        own = department.get("languages", []) or case.hospital(one).get("languages", [])
        refused(reason={"language": {"working": own}})
    if one["department"] in trainee.get("unable", []):
        refused(reason="unable")


def availability(case, name, one):
    missed = [when for when in case.days(one) if not case.is_available(name, when)]
    if missed:
        case.violation(
            "P109", kind="unavailable", placement=case.dated(one), day=missed[0].isoformat()
        )


def window(case, name, one):
    cohort = case.cohort(name)
    first, last = day(cohort["window"]["first"]), day(cohort["window"]["last"])
    if not (first <= case.first(one) and case.last(one) <= last):
        case.violation(
            "P110",
            kind="outside_window",
            placement=case.dated(one),
            cohort=cohort["id"],
            window=cohort["window"],
        )


def credential(case, name, one):
    for policy, rule in case.binding(name, "credential", case.first(one)):
        held = case.trainees[name].get("credentials", [])
        held = [each["valid"] for each in held if each["kind"] == rule["kind"]]
        missed = [when for when in case.days(one) if not in_any(held, when)]
        if missed:
            case.violation(
                "P114",
                kind="no_credential",
                placement=case.dated(one),
                policy=policy["id"],
                credential=rule["kind"],
                day=missed[0].isoformat(),
            )


def experience(case, name, one):
    since = case.trainees[name].get("practicing_since")
    for policy, rule in case.binding(name, "minimum_experience", case.first(one)):
        if since is None or plus_years(day(since), rule["years"]) > case.first(one):
            case.violation(
                "P117",
                kind="inexperienced",
                placement=case.dated(one),
                policy=policy["id"],
                years=rule["years"],
                since=since,
            )


def no_repeat(case, name, one):
    earlier = [each["dates"] for each in case.trainees[name].get("earlier", [])]
    if not earlier:
        return
    last = max(earlier, key=lambda dates: day(dates["last"]))
    for policy, rule in case.binding(name, "no_repeat", case.first(one)):
        if plus_years(day(last["last"]), rule["years"]) > case.first(one):
            case.violation(
                "P118",
                kind="too_soon",
                placement=case.dated(one),
                policy=policy["id"],
                years=rule["years"],
                earlier=last,
            )


def whole_months(first, last):
    """Whole months from a day to another, both included."""
    months = 0
    while plus_months(first, months + 1) <= last + timedelta(1):
        months += 1
    return months


def approval_fits(case, name, one, approval):
    department, requirement = case.departments[one["department"]], case.requirement(one)
    first, last = day(approval["valid"]["first"]), day(approval["valid"]["last"])
    acts = requirement.get("acts", []) if requirement else []
    supervisors = [
        each for each in department.get("supervisors", []) if each["id"] == approval["supervisor"]
    ]
    return (
        approval["hospital"] == case.hospital(one)["id"]
        and all(first <= when <= last for when in case.days(one))
        and all(act in approval.get("acts", []) for act in acts)
        and any(
            not any(in_any(each.get("absences", []), when) for when in case.days(one))
            for each in supervisors
        )
        and all(
            last < plus_months(first, rule["months"])
            for _, rule in case.binding(name, "practice_length", case.first(one))
        )
    )


def practice(case, name, one):
    def impossible(**reason):
        case.violation("P119", kind="no_practice", placement=case.dated(one), **reason)

    requirement = case.requirement(one)
    demanded = requirement.get("mode", "observation") if requirement else None
    if demanded is not None and demanded != one["mode"]:
        impossible(reason={"demanded": {"mode": demanded}})
    offered = case.departments[one["department"]].get("modes", []) or ["observation"]
    if one["mode"] not in offered:
        impossible(reason={"not_offered": {"mode": one["mode"]}})
    if one["mode"] != "limited_practice":
        return
    trainee = case.trainees[name]
    if not any(approval_fits(case, name, one, each) for each in trainee.get("approvals", [])):
        impossible(reason={"not_approved": {}})
    before = case.first(one) - timedelta(1)
    months = 0
    for each in trainee.get("preparation", []):
        first, last = day(each["first"]), min(day(each["last"]), before)
        if first <= last:
            months += whole_months(first, last)
    for policy, rule in case.binding(name, "preparation", case.first(one)):
        if months < rule["months"]:
            reason = {"policy": policy["id"], "months": months, "wanted": rule["months"]}
            impossible(reason={"unprepared": reason})


def in_force(case, name, one):
    def refused(reason):
        case.violation("P120", kind="no_agreement", placement=case.dated(one), reason=reason)

    chain = list(case.agreements(name))
    if not chain:
        if "nominated" in case.trainees[name]["route"]:
            refused("missing")
        return
    own = chain[0]
    if own["kind"] not in case.sending:
        refused({"sends_nobody": {"partnership": own["id"], "kind": own["kind"]}})
        return
    for agreement in chain:
        for when in case.days(one):
            if in_any(agreement.get("suspensions", []), when) or not in_term(
                agreement["term"], when
            ):
                reason = {"partnership": agreement["id"], "day": when.isoformat()}
                refused({"not_in_force": reason})
                return


def scope(case, name, one):
    for agreement in case.agreements(name):
        limits = agreement.get("scope", {})

        def refused(reason):
            case.violation(
                "P121",
                kind="out_of_scope",
                placement=case.dated(one),
                partnership=agreement["id"],
                reason=reason,
            )

        taught = case.within(case.departments[one["department"]]["specialty"])
        specialties = limits.get("specialties", [])
        if specialties and not set(taught) & set(specialties):
            refused("specialty")
        professions = limits.get("professions", [])
        if professions and case.trainees[name]["profession"] not in professions:
            refused("profession")
        hospitals = limits.get("hospitals", [])
        if hospitals and case.hospital(one)["id"] not in hospitals:
            refused("hospital")


def lifecycle(case, name, one):
    left = [day(event["on"]) for event in case.trainees[name].get("lifecycle", [])
            if event["kind"] in LEAVING]
    if left and case.last(one) >= min(left):
        case.violation(
            "P123", kind="left", placement=case.dated(one), since=min(left).isoformat()
        )


def closure(case, name, one):
    closed = [when for when in case.days(one) if case.is_closed(one["department"], when)]
    if closed:
        case.violation("S202", kind="closed", placement=case.dated(one), day=closed[0].isoformat())


# The hard shared rules.


def crowd(case, period, names, limit):
    first, last = case.periods[period]
    return {
        "period": period,
        "days": {"first": first.isoformat(), "last": last.isoformat()},
        "count": len(names),
        "limit": limit,
        "first": sorted(names)[:20],
    }


def seats(case, period):
    for name, there in case.in_department.items():
        limit = case.seats(name, period)
        if len(there[period]) > limit:
            over = crowd(case, period, there[period], limit)
            case.violation("S201", kind="no_seats", department=name, crowd=over)


def hospital_cap(case, period):
    for name, there in case.in_hospital.items():
        cap = case.hospitals[name].get("cap", [])
        if not cap:
            continue
        limit = min(at(cap, when) for when in days(*case.periods[period]))
        if len(there[period]) > limit:
            over = crowd(case, period, there[period], limit)
            case.violation("S203", kind="hospital_full", hospital=name, crowd=over)


def supervision(case, period):
    for name, there in case.in_department.items():
        supervisors = case.departments[name].get("supervisors", [])
        if not supervisors:
            continue
        limit = sum(
            one["trainees"]
            for one in supervisors
            if not any(in_any(one.get("absences", []), when) for when in days(*case.periods[period]))
        )
        if len(there[period]) > limit:
            over = crowd(case, period, there[period], limit)
            case.violation("S204", kind="no_supervision", department=name, crowd=over)


def interpreters(case, period):
    for identity, hospital in case.hospitals.items():
        listed = hospital.get("interpreters", [])
        tags = [primary(one["language"]) for one in listed]
        using = {tag: set() for tag in tags}
        for one in case.sound:
            if case.hospital(one)["id"] != identity or not one["start"] <= period < end(one):
                continue
            working, spoken = case.working(one["department"]), case.languages(one["trainee"])
            if not working or set(working) & set(spoken):
                continue
            needed = [tag for tag in spoken if tag in tags]
            if needed:
                using[needed[0]].add(one["trainee"])
        for interpreter in listed:
            names = using[primary(interpreter["language"])]
            steps = interpreter.get("trainees", [])
            limit = min(at(steps, when) for when in days(*case.periods[period]))
            if len(names) > limit:
                case.violation(
                    "S205",
                    kind="no_interpreter",
                    hospital=identity,
                    language=interpreter["language"],
                    crowd=crowd(case, period, names, limit),
                )


def quotas(case):
    for identity, partnership in case.partnerships.items():
        under = [
            name
            for name in sorted(case.trainees)
            if case.itinerary[name]
            and any(one["id"] == identity for one in case.agreements(name))
        ]
        for quota in partnership.get("quotas", []):
            basis, limit = quota["basis"], quota["trainees"]
            if basis == "year":
                groups = {}
                for name in under:
                    year = case.first(case.itinerary[name][0]).year
                    groups[year] = groups.get(year, 0) + 1
                counted = [({"year": year}, count) for year, count in groups.items()]
            elif basis == "cohort":
                groups = {}
                for name in under:
                    cohort = case.trainees[name]["cohort"]
                    groups[cohort] = groups.get(cohort, 0) + 1
                counted = [({"cohort": cohort}, count) for cohort, count in groups.items()]
            else:
                specialty = basis["specialty"]
                count = sum(
                    specialty in case.within(one["specialty"])
                    for name in under
                    for one in case.itinerary[name]
                )
                counted = [({"specialty": specialty}, count)]
            for of, count in counted:
                if count > limit:
                    case.violation(
                        "S206",
                        kind="quota_exceeded",
                        partnership=identity,
                        of=of,
                        count=count,
                        limit=limit,
                    )


def shares(case, period):
    for share in case.program.get("shares", []):
        hospital = share.get("hospital")
        where = [hospital] if hospital is not None else list(case.hospitals)
        names = {
            name
            for one in where
            for name in case.in_hospital[one][period]
            if case.trainees[name]["route"].get("nominated", {}).get("authority")
            == share["authority"]
        }
        offered = 0
        for one in where:
            for department in case.hospitals[one].get("departments", []):
                span = days(*case.periods[period])
                if not any(case.is_closed(department["id"], when) for when in span):
                    offered += case.seats(department["id"], period)
        limit = floor(Fraction(Decimal(share["percent"])) * offered / 100)
        if len(names) > limit:
            case.violation(
                "S207",
                kind="share_exceeded",
                authority=share["authority"],
                hospital=hospital,
                seats=offered,
                crowd=crowd(case, period, names, limit),
            )


def units(case, name, basis):
    """How often a rate is paid for a trainee who is placed."""
    first, last = case.stay(name)
    stay = days(first, last)
    if basis == "once":
        return 1
    if basis == "day":
        return len(stay)
    if basis == "night":
        return len(stay) - 1
    return sum(
        WEEK[when.weekday()] not in case.weekend and when not in case.holidays for when in stay
    )


def paid(case, rate, name):
    """Whether a rate is paid for a trainee."""
    cohorts = rate.get("cohorts", [])
    return bool(case.itinerary[name]) and (
        not cohorts or case.trainees[name]["cohort"] in cohorts
    )


def budgets(case):
    for budget in case.program.get("budgets", []):
        ceiling, currency = money(budget["ceiling"])
        spent = Fraction(0)
        for rate in case.program.get("rates", []):
            amount, of = money(rate["amount"])
            if of != currency or budget.get("payer") not in (None, rate["payer"]):
                continue
            for name in case.trainees:
                cohorts = budget.get("cohorts", [])
                if cohorts and case.trainees[name]["cohort"] not in cohorts:
                    continue
                if paid(case, rate, name):
                    spent += amount * units(case, name, rate["basis"])
        if spent > ceiling:
            case.violation("S208", kind="over_budget", budget=budget["id"])


# The hard linking rules.


def links(case):
    for link in case.program.get("links", []):
        language, region = link.get("language"), link.get("region")
        members = {
            name
            for name, trainee in case.trainees.items()
            if case.is_active(name)
            and (
                name in link.get("trainees", [])
                or language is not None
                and case.languages(name)[:1] == [primary(language)]
                or region is not None
                and trainee["region"] == region
            )
        }
        for period in range(len(case.periods)):
            at_hospitals = {
                name: there[period] & members
                for name, there in case.in_hospital.items()
                if there[period] & members
            }
            present = set().union(*at_hospitals.values())
            if link["kind"] == "together":
                if present and (present != members or len(at_hospitals) != 1):
                    case.violation(
                        "L301",
                        kind="separated",
                        link=link["id"],
                        period=period,
                        members=len(members),
                        present=len(present),
                        hospitals=sorted(at_hospitals),
                    )
                continue
            for hospital, names in at_hospitals.items():
                if link["kind"] == "not_alone" and len(names) == 1:
                    case.violation(
                        "L302",
                        kind="alone",
                        link=link["id"],
                        hospital=hospital,
                        period=period,
                        trainee=min(names),
                    )
                if link["kind"] == "apart" and len(names) > 1:
                    case.violation(
                        "L303",
                        kind="not_apart",
                        link=link["id"],
                        hospital=hospital,
                        crowd=crowd(case, period, names, 1),
                    )


# What is missing.


def shortfalls(case):
    missing = []
    for name in case.trainees:
        if not case.is_active(name) or "F401" in case.off:
            continue
        taken = {one["specialty"] for one in case.itinerary[name]}
        for number, requirement in enumerate(case.curriculum(name).get("requirements", [])):
            placed = len(taken & set(requirement["of"]))
            if placed < requirement["choose"]:
                evidence = {
                    "kind": "open_requirement",
                    "trainee": name,
                    "requirement": number,
                    "placed": placed,
                    "choose": requirement["choose"],
                }
                missing.append(["F401", evidence, requirement["choose"] - placed])
    for name, department in case.departments.items():
        if "F402" in case.off:
            continue
        for period, span in enumerate(case.periods):
            if any(case.is_closed(name, when) for when in days(*span)):
                continue
            minimum = max(at(department.get("minimum", []), when) for when in days(*span))
            there = len(case.in_department[name][period])
            if there < minimum:
                evidence = {
                    "kind": "minimum_seats",
                    "department": name,
                    "period": period,
                    "minimum": minimum,
                    "trainees": there,
                }
                missing.append(["F402", evidence, minimum - there])
    return missing


# What it is worth.


def own_values(case, name):
    """What each rule counts for one trainee, before weights."""
    trainee, itinerary = case.trainees[name], case.itinerary[name]
    wishes, program = trainee.get("preferences", {}), case.program.get("preferences", {})

    def total(table, key):
        return sum(table.get(key(one), 0) for one in itinerary)

    def specialty(one):
        return one["specialty"]

    def hospital(one):
        return case.hospital(one)["id"]

    counts = {
        "V501": total(wishes.get("specialties", {}), specialty),
        "V502": total(wishes.get("hospitals", {}), hospital),
        "V503": total(program.get("specialties", {}), specialty)
        + total(program.get("hospitals", {}), hospital),
        "V504": -minded(wishes, "waiting") * idle(case, name),
        "V505": -minded(wishes, "change")
        * sum(hospital(one) != hospital(next) for one, next in zip(itinerary, itinerary[1:])),
        "V508": -points(case, name),
    }
    kept = {order(one) for one in itinerary}
    counts["V509"] = len(kept & {order({"mode": "observation", **one}) for one in case.baseline})
    return counts


def minded(wishes, what):
    value = wishes.get(what)
    return 1 if value is None else value


def idle(case, name):
    itinerary = case.itinerary[name]
    if not itinerary:
        return 0
    begin = 0
    if "P110" not in case.off:
        dates = case.cohort(name)["window"]
        inside = [
            index
            for index, (first, last) in enumerate(case.periods)
            if day(dates["first"]) <= first and last <= day(dates["last"])
        ]
        begin = min(inside) if inside else len(case.periods)
        begin = min([begin] + [pin["start"] for pin in case.trainees[name].get("pins", [])])
    busy = {period for one in itinerary for period in range(one["start"], end(one))}
    return sum(period not in busy for period in range(begin, max(end(one) for one in itinerary)))


def points(case, name):
    if case.point is None:
        return 0
    worth, currency = money(case.point)
    total = 0
    for rate in case.program.get("rates", []):
        amount, of = money(rate["amount"])
        if of == currency and paid(case, rate, name):
            total += floor(amount / worth + Fraction(1, 2)) * units(case, name, rate["basis"])
    return total


def value(case):
    own, by_rule = {}, {code: 0 for code in SOFT}
    for name in case.trainees:
        counts = own_values(case, name)
        own[name] = 0
        for code, count in counts.items():
            by_rule[code] += case.weights[code] * count
            own[name] += case.weights[code] * count
    active = [own[name] for name in case.trainees if case.is_active(name)]
    by_rule["V506"] = case.weights["V506"] * (min(active) if active else 0)
    above = sum(
        max(0, len(names) - case.comfortable)
        for there in case.in_hospital.values()
        for names in there
    )
    by_rule["V507"] = -case.weights["V507"] * above
    return by_rule, own


OF_ITINERARY = [
    overlap, excess, common_days, prerequisites, hospital_max, stay_length, rolling_stay, pins,
]
OF_PLACEMENT = [
    duration, curriculum, teaching, admission, availability, window, credential, experience,
    no_repeat, practice, in_force, scope, lifecycle, closure,
]
OF_PERIOD = [seats, hospital_cap, supervision, interpreters, shares]


def check(line):
    case = Case(line)
    for name in case.trainees:
        for rule in OF_ITINERARY:
            rule(case, name)
    for one in case.sound:
        for rule in OF_PLACEMENT:
            rule(case, one["trainee"], one)
    for period in range(len(case.periods)):
        for rule in OF_PERIOD:
            rule(case, period)
    quotas(case)
    budgets(case)
    links(case)
    by_rule, own = value(case)
    return {
        "violations": case.found,
        "shortfalls": [[code, evidence] for code, evidence, _ in shortfalls(case)],
        "missing": sum(units for _, _, units in shortfalls(case)),
        "value": by_rule,
        "own": own,
    }


def main():
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(check(json.loads(line)), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
