"""All artifacts of a build: what is known is taken from the cache, the rest is rendered side by side.

They stay in memory until they are put in place (`made`): a final report is looked at first.
"""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter

from authoring.model import walk
from authoring.model.report import Report
from authoring.publishing.artifact import Download, Format, load_engines, render
from authoring.publishing.manifest import Artifact, cached, digest, digest_all, downloads, keep, lacks_page_numbers
from authoring.publishing.page_count import page_count


@dataclass(frozen=True, slots=True)
class Order:
    """One artifact to be made: a report (in its language) in a format, under a path relative to the output folder.

    `downloads` are the documents that a page tells of.
    """

    report: Report
    format: Format
    path: str
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """An artifact that was made; `seconds` is the time its rendering took, 0 when it came from the cache.

    `failures` tell where it does not keep to the standards it claims (`conformance`). `content` is empty for one that
    stands from before.
    """

    artifact: Artifact
    seconds: float
    failures: tuple[str, ...] = ()
    content: bytes = field(default=b"", repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class _Rendered:
    content: bytes
    seconds: float
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Press:
    """Where artifacts are rendered from and to; `engine` digests what renders them (`manifest.engine_digest`)."""

    templates: Path
    output: Path
    engine: str
    jobs: int = 1

    def print_all(
        self, orders: Sequence[Order], on_printed: Callable[[Printed], None], standing: Iterable[Artifact] = ()
    ) -> tuple[Printed, ...]:
        """Render every order, telling of each as it is done; the result is in the order of `orders`.

        Nothing stands in the output folder before it is put in place (`made`).

        Pages come last: they tell of the documents of their language, those made now and those `standing` from before.
        """
        documents = self._print([order for order in orders if order.format != "html"], on_printed)
        beside = [*standing, *(done.artifact for done in documents)]
        pages = [
            replace(order, downloads=downloads(beside, order.report.language))
            for order in orders
            if order.format == "html"
        ]
        printed = {done.artifact.path: done for done in (*documents, *self._print(pages, on_printed))}
        return tuple(printed[order.path] for order in orders)

    def _print(self, orders: Iterable[Order], on_printed: Callable[[Printed], None]) -> tuple[Printed, ...]:
        keys = {order: self._key(order) for order in orders}
        fresh = {order: content for order, key in keys.items() if (content := cached(self.output, key)) is not None}
        printed = {order: _printed(order, content, 0.0) for order, content in fresh.items()}
        for done in printed.values():
            on_printed(done)
        for order, rendered in self._rendered([order for order in keys if order not in fresh]):
            done = _printed(order, rendered.content, rendered.seconds)
            if not rendered.failures and not lacks_page_numbers(done.artifact):  # what is kept is not judged again
                keep(self.output, keys[order], rendered.content)
            printed[order] = replace(done, failures=rendered.failures)
            on_printed(printed[order])
        return tuple(printed[order] for order in keys)

    def _key(self, order: Order) -> str:
        return f"{digest_all(self.engine, order.report, order.downloads)[:40]}.{order.format}"

    def _rendered(self, orders: list[Order]) -> Iterator[tuple[Order, _Rendered]]:
        workers = min(self.jobs, len(orders))
        if workers < 2:
            yield from ((order, _render(order, self.templates)) for order in orders)
            return
        load_engines({order.format for order in orders}, charts=any(any(walk.charts(one.report)) for one in orders))
        # Workers are forked after the imports: half of a short build's time would go into repeating them.
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as executor:
            yield from self._gathered(executor, orders)

    def _gathered(self, executor: Executor, orders: list[Order]) -> Iterator[tuple[Order, _Rendered]]:
        # The PDF takes longest: begun first, it ends with the others.
        longest_first = sorted(orders, key=lambda order: order.format != "pdf")
        futures: dict[Future[_Rendered], Order] = {
            executor.submit(_render, order, self.templates): order for order in longest_first
        }
        for future in as_completed(futures):
            yield futures[future], future.result()


def _printed(order: Order, content: bytes, seconds: float) -> Printed:
    pages = page_count(content) if order.format == "docx" else None
    artifact = Artifact(order.path, order.report.language, order.format, len(content), digest(content), pages)
    return Printed(artifact, seconds, content=content)


def _render(order: Order, templates: Path) -> _Rendered:
    begin = perf_counter()
    content = render(order.report, order.format, templates, order.downloads)
    failures = _failures(content) if order.format == "pdf" else ()
    return _Rendered(content, perf_counter() - begin, failures)


def _failures(pdf: bytes) -> tuple[str, ...]:
    from authoring.publishing.conformance import failures

    return tuple(failures(pdf))
