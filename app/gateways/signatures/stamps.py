"""Time stamps by RFC 3161 over HTTP, asked by way of the office's own calls instead of another library's."""

from __future__ import annotations

from asyncio import to_thread
from http import HTTPStatus

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from app.gateways.signatures.remote import Answer, Call, Remote

REPLY = "application/timestamp-reply"


class HttpTimeStamper(TimeStamper):
    """A time-stamp server at an address; user and password may stand in it."""

    def __init__(self, url: str, seconds: float) -> None:
        """Ask nothing yet."""
        super().__init__()
        self._remote = Remote.at(url, seconds)

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Ask for one stamp; `TimestampRequestError` when none comes."""
        call = Call("POST", "", req.dump(), "application/timestamp-query")
        answer = await to_thread(self._remote.ask, call)
        if not isinstance(answer, Answer):
            raise TimestampRequestError(f"the time-stamp server is silent: {answer}")
        kind = answer.headers.get("content-type", "").partition(";")[0].strip()
        if answer.status != HTTPStatus.OK or kind != REPLY or not answer.is_whole:
            raise TimestampRequestError(f"the time-stamp server answered {answer.status} {kind}")
        return tsp.TimeStampResp.load(answer.body)
