"""The tasks of an officer's posts: one range of the tasks' index for each post, merged in the order of urgency."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Select, Subquery, select, tuple_, union_all

from app.domain.case.access import Post
from app.records.cases import TaskRecord
from app.services.actors import Actor
from app.services.keyset import Bounds

Tasks: TypeAlias = Select[int, datetime]
Narrow: TypeAlias = Callable[[Tasks], Tasks]


def tasks_of_posts(actor: Actor, narrow: Narrow, bounds: Bounds, limit: int) -> Subquery | None:
    """Select id and urgency of up to `limit` tasks of each post; None for an officer without a post."""
    posts = sorted(actor.officer.posts, key=lambda post: (post.position, post.office))
    ranges = [_range(actor, post, narrow, bounds, limit).subquery() for post in posts]
    if not ranges:
        return None
    return union_all(*(select(one.c.id, one.c.urgent_at) for one in ranges)).subquery()


def _range(actor: Actor, post: Post, narrow: Narrow, bounds: Bounds, limit: int) -> Tasks:
    tasks = narrow(
        select(TaskRecord.id, TaskRecord.urgent_at).where(
            TaskRecord.agency_id == actor.agency_id,
            TaskRecord.position_key == post.position,
            TaskRecord.office_key == post.office,
            TaskRecord.closed_at.is_(None),
        )
    )
    if post in actor.officer.scopes:
        tasks = tasks.where(TaskRecord.permit_type_id.in_(actor.officer.scopes[post]))
    place, order = bounds.place, (TaskRecord.urgent_at, TaskRecord.id)
    if place is not None:
        there, here = tuple_(*order), (place.at, place.id)
        tasks = tasks.where(there < here if bounds.is_back else there > here)
    ordered = (column.desc() for column in order) if bounds.is_back else order
    return tasks.order_by(*ordered).limit(limit)
