"""Reading a call from HTTP: query, form, JSON or multipart, as the method accepts."""

import json

from aiohttp import web

from bot.sandbox.api.call import Method
from bot.sandbox.refusals import Json, Refused

_FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}


async def read_args(request: web.Request, method: Method) -> Json:
    """Return all arguments of the request, and the form's `token` among them.

    A token in the query does not count (SLACK.md A.14).

    Raises:
        Refused: invalid_post_type, invalid_json, json_not_object or invalid_form_data.
    """
    args: Json = {name: value for name, value in request.query.items() if name != "token"}
    if request.method == "GET" or not request.body_exists:
        return args
    if request.content_type in _FORMS:
        return args | await _form(request)
    if request.content_type == "application/json" and method.json:
        return args | await _json(request)
    body = await request.read()
    if body:
        raise Refused(code="invalid_post_type")
    return args


async def _form(request: web.Request) -> Json:
    try:
        form = await request.post()
    except ValueError:
        raise Refused(code="invalid_form_data") from None
    return {name: value for name, value in form.items() if isinstance(value, str)}


async def _json(request: web.Request) -> Json:
    try:
        body = json.loads(await request.read())
    except (ValueError, RecursionError):
        raise Refused(code="invalid_json") from None
    if not isinstance(body, dict):
        raise Refused(code="json_not_object")
    return {name: value for name, value in body.items() if value is not None}
