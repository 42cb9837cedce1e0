"""Where rounds that have headings end, and whether they stand inside areas."""

from itertools import groupby, pairwise

from ingest.conventions.general import is_appendix, is_conclusion
from ingest.headings.mark import LATER_REPORT
from ingest.headings.roles import Marked
from ingest.parts.chronology import Chronology
from ingest.report import Round

RECUR = 1.5  # times a round has a heading, where rounds stand inside areas


class RoundHeadings:
    """The headings of a report, as its rounds are told among them."""

    def __init__(self, told: Chronology) -> None:
        self._roles = list(told.roles)
        self._run_in = bool(told.run_in)
        self._announced = len(told.announced)

    def end_at(self, one: Marked, told: Round | None, level: int) -> bool:
        """Whether a heading that every report has ends a round whose heading is on a level: it is as high.

        No heading of an area is on its level. Where rounds stand inside areas it always does; so do a conclusion
        that only the last of them has, and what is attached after all. A round that the title of a later report in
        the file names goes on to its end, and what comes again in other rounds is of each ("Rådets kommentar").
        """
        if told and told.reason.startswith(LATER_REPORT):
            return False
        if self._run_in or self.are_inside(one.level) or self._concludes(one) or self._is_attached(one):
            return True
        if self._comes_again(one):
            return False
        areas = {other.level for other in self._roles if other.role == "area"}
        return 0 <= one.level <= level and one.level not in areas

    def are_inside(self, level: int) -> bool:
        """Whether headings of rounds come again under every area that has headings of a level."""
        told = [one for one in self._roles if one.role == "round" and one.round]
        turns = [interval for interval, _ in groupby(one.round.interval for one in told if one.round)]
        recur = len(turns) >= RECUR * len(set(turns)) or len(told) > len(turns) == 1
        return recur and (any(0 <= level < one.level for one in told) or self._hold_rounds(level))

    def _concludes(self, one: Marked) -> bool:
        """Whether a heading is a conclusion after all areas, and such a one comes in no round before.

        One in a round that spans the others, "Helåret" after two tertials, is of that round.
        """
        roles = self._roles
        at = roles.index(one)
        rounds = [other.round.interval for other in roles if other.role == "round" and other.round]
        before = [o for o in roles[:at] if o.role == "general" and is_conclusion(o.paragraph.text)]
        after = any(other.role in ("area", "round") for other in roles[at + 1 :])
        several = len(set(rounds)) > 1 and not self._is_of_last(one)
        return several and is_conclusion(one.paragraph.text) and not before and not after

    def _comes_again(self, one: Marked) -> bool:
        """Whether several rounds have a heading of the same words and level."""
        of_round: list[bool] = []
        for other in self._roles:
            if other.role == "round":
                of_round.append(False)
            elif of_round and (other.level, other.paragraph.text) == (one.level, one.paragraph.text):
                of_round[-1] = True
        return sum(of_round) > 1

    def _is_of_last(self, one: Marked) -> bool:
        """Whether a heading stands lower than that of the last round, which spans all others: "Helåret 2019"."""
        told = [(other.round, other.level) for other in self._roles if other.role == "round" and other.round]
        last, level = told[-1]
        return one.level > level and all(last.start <= other.start and other.end <= last.end for other, _ in told)

    def _is_attached(self, one: Marked) -> bool:
        """Whether a heading begins an appendix, after the headings of several rounds."""
        at = next(number for number, other in enumerate(self._roles) if other is one)
        rounds = [number for number, other in enumerate(self._roles) if other.role == "round"]
        return is_appendix(one.paragraph.text) and self._announced > 1 and max(rounds, default=at) < at

    def _hold_rounds(self, level: int) -> bool:
        """Whether right under most headings of areas on a level, before any other, comes one of a round."""
        headings = [one for one in self._roles if one.role in ("area", "general", "round")]
        after = [after.role for one, after in pairwise(headings) if one.role == "area" and one.level == level]
        return len(after) > 1 and after.count("round") > len(after) / 2
