"""The HTTP side: SPARQL 1.1 Protocol, the page of the graph, the page for queries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.rdf import prefixes
from kg.rdf.library import library
from kg.serve.pool import Pool
from kg.serve.worker import GRAPHS, RESULTS, Question, Reply, chosen, said

LONGEST = 1 << 20  # bytes of a query
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
# The page is the project's own and asks nobody else; the library styles elements as it goes.
POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "base-uri 'none'; form-action 'self'"
)
PAGE = {"yasgui.min.js": "text/javascript", "yasgui.min.css": "text/css", "query.js": "text/javascript"}
_SERVICE = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
<{endpoint}> a sd:Service ;
  sd:endpoint <{endpoint}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat {formats} .
"""
_FORMATS = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV Turtle N-Triples RDF_XML JSON-LD"
)


def app_of(graph_page: Path, pool: Callable[[], Pool], *, base: str, cors: bool) -> Starlette:
    """The application over a pool of workers."""

    async def sparql(request: Request) -> Response:
        asked = await _asked(request)
        if isinstance(asked, Question):
            asked = await pool().ask(asked)
        return asked if isinstance(asked, Response) else Response(asked.body, asked.status, media_type=asked.kind)

    async def graph(request: Request) -> Response:
        if not graph_page.is_file():
            return _response(said(404, f"{graph_page} is missing: run `kg build` again."))
        return FileResponse(graph_page, media_type="text/html; charset=utf-8")

    async def told(request: Request) -> Response:
        named = [{"name": q.name, "zh": q.zh, "en": q.en, "sparql": q.sparql} for q in library().values()]
        return JSONResponse({"prefixes": {k: v for k, v in prefixes(base).items() if k}, "queries": named})

    allowed = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"])  # no name led here by others
    crossing = Middleware(
        CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"], expose_headers=["*"]
    )
    return Starlette(
        routes=[
            Route("/", graph),
            Route("/query", _page),
            Route("/queries.json", told),
            Route("/page/{name}", _part),
            Route("/sparql", sparql, methods=["GET", "POST"]),
        ],
        middleware=[allowed, *([crossing] if cors else [])],
    )


async def _page(request: Request) -> Response:
    text = files("kg.serve").joinpath("page", "query.html").read_bytes()
    return Response(text, media_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY})


async def _part(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in PAGE:
        return _response(said(404, f"there is no {name} here."))
    return Response(files("kg.serve").joinpath("page", name).read_bytes(), media_type=PAGE[name])


async def _asked(request: Request) -> Question | Response | Reply:
    """The question of a request, or the response to one that asks none."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    fields = parse_qsl(request.url.query, keep_blank_values=True)
    query = None
    if request.method == "POST":
        body = await _body(request)
        if body is None:
            return said(413, f"a query may have {LONGEST >> 20} MB.")
        if kind == UPDATE:
            return said(403, "this endpoint is read-only: a build is read, never changed.")
        if kind not in (FORM, QUERY):
            return said(415, f"a POST has a body of {FORM} or {QUERY}.")
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            return said(400, "the body is not UTF-8.")
        if kind == FORM:
            fields += parse_qsl(text, keep_blank_values=True)
        else:
            query = text
    names = [name for name, _ in fields]
    if "update" in names:
        return said(403, "this endpoint is read-only: a build is read, never changed.")
    if "default-graph-uri" in names or "named-graph-uri" in names:
        return said(400, "this endpoint has one graph: leave default-graph-uri and named-graph-uri out.")
    queries = [value for name, value in fields if name == "query"] + ([query] if query is not None else [])
    if len(queries) == 1:
        return Question(queries[0], _accepted(request.headers.getlist("accept")))
    if queries or request.method == "POST":
        return said(400, "a request has one `query`.")
    return _described(request)


async def _body(request: Request) -> bytes | None:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST:
            return None
    return body


def _accepted(headers: Sequence[str]) -> tuple[str, ...]:
    """Media types by their weight; those of one weight as they stand; without a header all are welcome."""
    if not "".join(headers).strip():
        return ("*/*",)
    weighed = []
    for part in ",".join(headers).split(","):
        kind, *parameters = (x.strip().lower() for x in part.split(";"))
        told = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        weight = float(told) if told.replace(".", "", 1).isdigit() else 0.0
        if kind and weight > 0:
            weighed.append((weight, kind))
    return tuple(kind for _, kind in sorted(weighed, key=lambda row: -row[0]))


def _described(request: Request) -> Response:
    """What stands at the endpoint itself: the query page for a browser, the service's description for a program."""
    accepted = _accepted(request.headers.getlist("accept"))
    if chosen(accepted, ("text/turtle", "text/html")) == "text/html":
        return RedirectResponse("/query", 303)
    formats = ", ".join(f"formats:{name}" for name in _FORMATS.split())
    text = _SERVICE.format(endpoint=request.url.replace(query=""), formats=formats)
    return Response(text, media_type="text/turtle")


def _response(reply: Reply) -> Response:
    return Response(reply.body, reply.status, media_type=reply.kind)


__all__ = ["GRAPHS", "RESULTS", "app_of"]
