"""Which files the demonstration office holds: those of its last weeks, in every state that a file can be in."""

from __future__ import annotations

from app.services.demo.plans import Ending, Plan, Sequel

GENSET = ("rohil", "genset", "company")
YOUTH = ("rohil", "karang_taruna", "community")
TRAVEL = ("rohil", "insidentil", "company")
NURSE = ("rohil", "penata_anestesi", "person")
KAMPAR = ("kampar", "genset", "company")

OLDEST = 32
"""How many working days ago the first of these files came."""


def list_plans() -> tuple[Plan, ...]:
    """List the files of every permit type; a trip's permit ends with the trip, so the older ones have expired."""
    return (*_gensets(), *_youth(), *_trips(), *_nurses(), *_kampar())


def _at(kind: tuple[str, str, str], *steps: tuple[int, int]) -> list[Plan]:
    return [Plan(*kind, days, Ending.AT_STEP, step) for step, days in steps]


def _late(kind: tuple[str, str, str], *steps: tuple[int, int]) -> list[Plan]:
    return [Plan(*kind, days, Ending.AT_STEP, step, is_late=True) for step, days in steps]


def _done(kind: tuple[str, str, str], *days: int) -> list[Plan]:
    return [Plan(*kind, one, Ending.COMPLETED) for one in days]


def _gensets() -> tuple[Plan, ...]:
    return (
        Plan(*GENSET, OLDEST, Ending.COMPLETED, sequel=Sequel.REVOKED),
        Plan(*GENSET, 29, Ending.COMPLETED, sequel=Sequel.COPIED),
        *_done(GENSET, 26, 21, 12),
        Plan(*GENSET, 23, Ending.REJECTED, 4, sequel=Sequel.ANSWERED),
        # Its number was given the day before the head said no, and is void.
        Plan(*GENSET, 19, Ending.REJECTED, 8, sequel=Sequel.ANSWERED),
        *_at(GENSET, (2, 0), (2, 2), (3, 1), (4, 4), (5, 4), (6, 5), (7, 5), (8, 6), (9, 6), (10, 7)),
        *_late(GENSET, (4, 14)),
        Plan(*GENSET, 6, Ending.WAITING, 2),
        Plan(*GENSET, 5, Ending.REJECTED, 4),
        Plan(*GENSET, 9, Ending.WITHDRAWN, 4),
    )


def _youth() -> tuple[Plan, ...]:
    return (*_done(YOUTH, 30, 20), *_at(YOUTH, (2, 0), (4, 3), (6, 4)), *_late(YOUTH, (6, 8)))


def _trips() -> tuple[Plan, ...]:
    return (
        *_done(TRAVEL, 31, 28, 25, 16, 11),
        Plan(*TRAVEL, 7, Ending.COMPLETED, renews=25),
        *_at(TRAVEL, (2, 0), (3, 2), (4, 4), (7, 3), (10, 5)),
        *_late(TRAVEL, (5, 8)),
        Plan(*TRAVEL, 5, Ending.WAITING, 3),
    )


def _nurses() -> tuple[Plan, ...]:
    return (*_done(NURSE, 27, 13), *_at(NURSE, (2, 0), (5, 2), (8, 3)))


def _kampar() -> tuple[Plan, ...]:
    return (
        Plan(*KAMPAR, OLDEST, Ending.COMPLETED, sequel=Sequel.COPIED),
        *_done(KAMPAR, 28, 24, 20, 13, 8),
        Plan(*KAMPAR, 26, Ending.COMPLETED, sequel=Sequel.REVOKED),
        Plan(*KAMPAR, 14, Ending.REJECTED, 5, sequel=Sequel.ANSWERED),
        Plan(*KAMPAR, 15, Ending.REJECTED, 10, sequel=Sequel.ANSWERED),
        *_at(KAMPAR, (2, 0), (3, 0), (5, 3), (10, 4)),
        *_late(KAMPAR, (3, 3)),
        Plan(*KAMPAR, 4, Ending.WAITING, 2),
        Plan(*KAMPAR, 2, Ending.REJECTED, 3),
    )
