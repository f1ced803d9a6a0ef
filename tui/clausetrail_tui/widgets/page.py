"""`Page`: rows below one another, of which only those on the screen are ever drawn.

The page scrolls by row and line, not by a height of the whole that would have to be known: what
a screen costs is what is on it, whether there are ten rows or twenty thousand. A row is chosen
with the cursor; within it a word can be, and a phrase, where the row says where its words stand.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message

from clausetrail_tui.widgets.brush import GUTTER, Brush, Cell
from clausetrail_tui.widgets.inked import Inked
from clausetrail_tui.widgets.rail import Rail
from clausetrail_tui.widgets.viewport import Seen, Viewport
from clausetrail_tui.widgets.words import Word, nearest, phrase_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size
    from textual.strip import Strip

    from clausetrail_tui.ink import Line, Side
    from clausetrail_tui.rows import Row

_KEPT = 400  # drawn rows that are kept; a screen shows a tenth of it
_WHEEL_LINES = 3
_LEAST = 24  # cells: rows are drawn for no fewer, and cut where the terminal has less room
EDGES = len(GUTTER) + 2  # cells of a page with a rail that no row has


class Page(Inked, can_focus=True):
    """Rows below one another, a cursor, and a rail that shows where on the whole one is."""

    ALLOW_SELECT = False
    CURSOR_WITH_KEYS: ClassVar[bool] = False  # whether the cursor is shown only with the keys
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--cursor",
        "page--gutter",
        "page--word",
        "page--rail",
        "page--thumb",
    }
    DEFAULT_CSS = """
    Page {
        height: 1fr;
        background: $background;
        color: $foreground;
        & > .page--cursor { background: $cursor-line; }
        & > .page--gutter { color: $primary; text-style: bold; }
        & > .page--word { text-style: reverse; }
        & > .page--rail { color: $rule; }
        & > .page--thumb { background: $thumb; }
        &:ansi > .page--thumb { text-style: reverse; }
    }
    """
    BINDINGS: ClassVar = [
        Binding("up,k", "cursor(-1)", "Up", show=False, id="page.up"),
        Binding("down,j", "cursor(1)", "Down", show=False, id="page.down"),
        Binding("pageup,ctrl+b", "page(-1)", "A page up", show=False, id="page.pageup"),
        Binding("pagedown,space,ctrl+f", "page(1)", "A page down", show=False, id="page.pagedown"),
        Binding("home", "end(-1)", "To the top", show=False, id="page.home"),
        Binding("end,G", "end(1)", "To the end", show=False, id="page.end"),
        Binding("enter", "choose", "Open", show=False, id="page.choose"),
        Binding("left", "word(-1)", "A word back", show=False, id="page.left"),
        Binding("right", "word(1)", "A word on", show=False, id="page.right"),
        Binding("shift+left", "word(-1, True)", "A shorter phrase", show=False, id="page.less"),
        Binding("shift+right", "word(1, True)", "A longer phrase", show=False, id="page.more"),
    ]

    class Highlighted(Message):
        """The cursor, or the word in it, is another one now."""

        def __init__(self, page: Page, row: Row | None) -> None:
            """Take the page and the row that the cursor is on."""
            super().__init__()
            self.page, self.row = page, row

        @property
        def control(self) -> Page:
            """The page."""
            return self.page

    class Resized(Message):
        """The page has another size."""

    class Chosen(Highlighted):
        """A row was opened: by Enter, or by a double click."""

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        rail: bool = True,
    ) -> None:
        """Take the first rows; `rail` is the column at the right edge that shows the whole."""
        super().__init__(id=id)
        self._has_rail = rail
        self._rows: Sequence[Row] = ()
        self._rail = Rail(())
        self._cursor = -1
        self._word: tuple[int, int] | None = None  # first and last word of the phrase
        self._drawn: dict[int, Sequence[Line]] = {}
        self._drawn_width = 0
        self._view = Viewport(0, lambda row: len(self._lines(row)))
        self._seen: list[Seen] = []
        self._whole = False  # whether all rows are on the screen
        self._thumb = range(0)  # cells of the rail
        self._away = False  # whether the wheel left the cursor's row out of sight
        self._sized: Size | None = None  # the size that `_room` follows from
        self._room = 1
        self._brush: Brush | None = None  # made by the first drawing
        self.show(rows)

    # What others ask and set

    @property
    def rows(self) -> Sequence[Row]:
        """The rows that are shown."""
        return self._rows

    @property
    def exported(self) -> Sequence[Row]:
        """The rows that are written where the page is exported as text."""
        return self._rows

    @property
    def cursor(self) -> int:
        """Index of the row that the cursor is on; -1 where there is none."""
        return self._cursor

    @property
    def seen(self) -> range:
        """Indexes of the rows that are on the screen, in part at least."""
        self._look()
        return range(self._seen[0].row, self._seen[-1].row + 1) if self._seen else range(0)

    @property
    def row(self) -> Row | None:
        """The row that the cursor is on."""
        return self._rows[self._cursor] if 0 <= self._cursor < len(self._rows) else None

    @property
    def word(self) -> Word | None:
        """The word that the cursor is on, the last of a phrase; None where no word is chosen."""
        words = self._words()
        return words[self._word[1]] if self._word and self._word[1] < len(words) else None

    @property
    def phrase(self) -> str:
        """The words that are chosen, without the punctuation around them."""
        if self._word is None:
            return ""
        first, last = sorted(self._word)
        return phrase_of(self._words()[first : last + 1])

    def show(
        self,
        rows: Sequence[Row],
        *,
        cursor: int | None = None,
        keep_top: bool = False,
        hold: bool = False,
    ) -> None:
        """Show other rows.

        Args:
            rows: what to show; the page keeps them and draws from them.
            cursor: index of the row to begin at; None for the first that can be chosen.
            keep_top: leave the first line on the screen where it is, as far as it exists.
            hold: the cursor's row is to begin on the line of the screen where it did before.
        """
        top = self._view.top[0] if keep_top else 0
        line = self._view.place(self._cursor) if hold and self._cursor >= 0 else 0
        self._rows = rows
        self._forget()
        self._rail = Rail(rows)
        self._view = Viewport(len(rows), lambda row: len(self._lines(row)))
        self._view.height = self.size.height
        self._view.top = (max(0, min(top, len(rows) - 1)), 0)
        self._word = None
        start = 0 if cursor is None else max(0, min(cursor, len(rows) - 1))
        self._cursor = self._selectable(start)
        if hold:
            self._put(line)
        if self.size.height and not (keep_top and self._away):
            self._reveal()
        self._tell()

    def redraw(self) -> None:
        """Draw all rows anew: what they show has changed."""
        self._forget()
        self.refresh()

    def go_to(self, index: int, *, on_top: bool = False, line: int | None = None) -> None:
        """Set the cursor on a row, and show it.

        Args:
            index: of the row.
            on_top: at the top of the screen.
            line: at this line of the screen, where the row is not seen as a whole already.
        """
        if not 0 <= index < len(self._rows):
            return
        self._cursor, self._word = self._selectable(index), None
        self._view.height = self.size.height
        if on_top:
            self._put(0)
        elif line is not None:
            y, count = self._view.place(self._cursor), len(self._lines(self._cursor))
            if y < 0 or y + count > self.size.height:
                self._put(line if line + count <= self.size.height else 0)
        self._reveal()
        self._tell()

    def _put(self, line: int) -> None:
        """Scroll so that the cursor's row begins at a line of the screen, as far as that goes."""
        if self._cursor >= 0:
            self._view.top = (self._cursor, 0)
            self._view.scroll(-max(0, min(line, self.size.height - 1)))

    # Drawing

    @property
    def room(self) -> int:
        """Cells a row can be wide."""
        # Asked for each line that is drawn or counted; Textual works its size out anew each time.
        if self._sized is not self.outer_size:
            self._sized = self.outer_size
            self._room = max(1, self.size.width - (EDGES if self._has_rail else len(GUTTER)))
        return self._room

    def _forget(self) -> None:
        """Forget what was drawn of the rows."""
        self._drawn.clear()
        if self._brush is not None:
            self._brush.forget()

    def _lines(self, index: int) -> Sequence[Line]:
        if self._drawn_width != self.room:
            self._forget()
            self._drawn_width = self.room
        lines = self._drawn.get(index)
        if lines is None:
            if len(self._drawn) >= _KEPT:
                for old in list(self._drawn)[: _KEPT // 2]:
                    del self._drawn[old]
            lines = self._drawn[index] = self._rows[index].draw(max(self.room, _LEAST)) or [[]]
        return lines

    def _look(self) -> None:
        """Find the lines that are on the screen."""
        self._view.height = self.size.height
        self._seen = self._view.seen()
        # Where all is seen, the marks stand beside their rows.
        self._whole = self._view.whole()
        self._thumb = (
            self._rail.thumb(self._seen[0], self._seen[-1], self._view)
            if self._seen and not self._whole
            else range(0)
        )

    def render_lines(self, crop: object) -> list[Strip]:
        """Find what is on the screen before its lines are drawn."""
        self._sized = None  # the edges may have changed without the size
        self._look()
        self._begin()
        return super().render_lines(crop)  # type: ignore[arg-type]

    def _begin(self) -> Brush:
        """Take up the brush: the one of before, where nothing is to look otherwise."""
        base = self.rich_style
        if self._brush is None or (self._brush.base, self._brush.room) != (base, self.room):
            self._brush = Brush(self._style, base, self.room)
        return self._brush

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        brush = self._brush or self._begin()
        cell = self._cell(y) if self._has_rail else None
        if y >= len(self._seen):
            return brush.blank(cell)
        at = self._seen[y]
        lines = self._lines(at.row)
        line = lines[at.line]
        # A blank line that ends a row parts it from the next: the cursor is not on it.
        if self._has_cursor(at.row) and (line or at.line == 0 or at.line < len(lines) - 1):
            spans = self._chosen_spans(at) if self._word else ()
            return brush.chosen(line, spans, cell, focus=self.has_focus)
        return brush.plain(at, line, cell)

    def _has_cursor(self, row: int) -> bool:
        return row == self._cursor and (self.has_focus or not self.CURSOR_WITH_KEYS)

    def _cell(self, y: int) -> Cell:
        if self._whole:
            role = self._rows[self._seen[y].row].mark if y < len(self._seen) else ""
        else:
            role = self._rail.marks(self._view.height)[y]
        return Cell(Rail.GLYPHS.get(role, "│"), role, y in self._thumb)

    def notify_style_update(self) -> None:
        """Draw with another brush: the theme is another one."""
        self._brush = None
        super().notify_style_update()

    # Moving

    def _selectable(self, index: int) -> int:
        """Return the first row from an index on, or else before it, for the cursor; or -1."""
        order = chain(range(index, len(self._rows)), range(index - 1, -1, -1))
        return next((at for at in order if self._rows[at].selectable), -1)

    def _scroll(self, lines: int) -> None:
        self._view.scroll(lines)
        self.refresh()

    def _wheel(self, lines: int) -> None:
        """Scroll, and leave the cursor where it is."""
        self._scroll(lines)
        self._away = self._cursor >= 0 and self._cursor not in self.seen

    def _reveal(self, before: int | None = None) -> None:
        """Scroll so that the cursor's row is on the screen: whole if it fits, else its begin.

        Args:
            before: the row that the cursor was on, where nothing but the cursor changed: then
                no more is drawn than has to be.
        """
        self._view.height = self.size.height
        self._away = False
        top = self._view.top
        if self._cursor >= 0:
            self._view.reveal(self._cursor)
            if self._cursor == self._selectable(0):
                self._view.reveal_above(self._cursor)
        if before is None or self._view.top != top:
            self.refresh()
        else:
            self.refresh(*self._regions({before, self._cursor}))

    def _regions(self, rows: set[int]) -> list[Region]:
        """Return where on the screen some rows are."""
        self._look()
        lines = [y for y, at in enumerate(self._seen) if at.row in rows]
        return [Region(0, y, self.size.width, 1) for y in lines] or [self.size.region]

    def action_cursor(self, step: int) -> None:
        """Go to the next row; within one that is longer than the screen, scroll first."""
        if self._word is not None and self._line_of_words(step):
            return
        height = self.size.height
        y = self._view.place(self._cursor) if self._cursor >= 0 else 0
        end = y + (len(self._lines(self._cursor)) if self._cursor >= 0 else 0)
        if (step > 0 and end > height and y < height) or (step < 0 and y < 0 < end):
            self._scroll(step * _WHEEL_LINES)
            return
        index = self._cursor + step
        while 0 <= index < len(self._rows) and not self._rows[index].selectable:
            index += step
        if not 0 <= index < len(self._rows):
            self._scroll(step * height)
            return
        before, self._cursor, self._word = self._cursor, index, None
        if step < 0 and len(self._lines(index)) > height and self._view.place(index) < 0:
            self._view.top = (index, len(self._lines(index)) - height)  # come to its end from below
            self.refresh()
        else:
            self._reveal(before)
        self._tell()

    def action_page(self, step: int) -> None:
        """Scroll a screen, and take the cursor along."""
        self._word = None
        self._scroll(step * max(1, self.size.height - 2))
        self._look()
        inside = [at.row for at in self._seen if self._rows[at.row].selectable]
        if inside and self._cursor not in inside:
            self._cursor = inside[0] if step > 0 else inside[-1]
        elif inside:
            # At the ends of the whole the cursor goes to the first or the last row.
            last = self._seen[-1].row == len(self._rows) - 1
            if step > 0 and last:
                self._cursor = inside[-1]
            elif step < 0 and self._view.top == (0, 0):
                self._cursor = inside[0]
        self.refresh()
        self._tell()

    def action_end(self, step: int) -> None:
        """Go to the first or the last row."""
        if self._rows:
            self.go_to(0 if step < 0 else len(self._rows) - 1)
            if step < 0:
                self._view.top = (0, 0)

    def action_choose(self) -> None:
        """Open the row."""
        if self.row is not None:
            self.post_message(self.Chosen(self, self.row))

    # Words

    def _words(self) -> Sequence[Word]:
        return words_of(self._lines(self._cursor)) if self._cursor >= 0 else ()

    def action_word(self, step: int, longer: bool = False) -> None:
        """Choose the next word of the row, or, with `longer`, one more or one less."""
        words = self._words()
        if not words:
            return
        if self._word is None:
            self._look()
            first = next((at.line for at in self._seen if at.row == self._cursor), 0)
            at = nearest(words, first, 0, words[0].spot.side)
            self._word = (at, at)
        else:
            first, last = self._word
            at = last + step
            if at < 0 and not longer:
                self.choose_word(None)  # out of the words again, to the row as a whole
                return
            if not 0 <= at < len(words) or words[at].spot.side != words[last].spot.side:
                return
            self._word = (first, at) if longer else (at, at)
        self._reveal_word()

    def choose_word(self, index: int | None) -> None:
        """Choose a word of the row by its index among `words_of` its lines; None for none."""
        self._word = None if index is None else (index, index)
        self._reveal_word()

    def choose_at(self, side: Side, ref: str, offset: int) -> None:
        """Choose the word of the row that stands at a place of a text, or else none."""
        found = None
        for index, word in enumerate(self._words()):
            spot = word.spot
            if (spot.side, spot.ref) == (side, ref) and spot.offset <= offset:
                found = index
        self.choose_word(found)

    def cross(self) -> None:
        """Choose the nearest word of the row's other side; without a word, one of the old side."""
        words = self._words()
        word = self.word
        side: Side
        if word is None:
            self._look()
            line = next((at.line for at in self._seen if at.row == self._cursor), 0)
            side, column = "old", 0
        else:
            side = "old" if word.spot.side == "new" else "new"
            line, column = word.line, word.first
        if not any(one.spot.side == side for one in words):
            return
        if word is not None:  # the two may stand in columns: the same place in the other one
            left = {of: min((one.first for one in words if one.spot.side == of), default=0)
                    for of in ("old", "new")}  # fmt: skip
            column += left[side] - left[word.spot.side]
        at = nearest(words, line, column, side)
        self._word = (at, at)
        self._reveal_word()

    def _line_of_words(self, step: int) -> bool:
        """Go to the word above or below; say whether there is one."""
        words = self._words()
        word = self.word
        if word is None:
            return False
        lines = sorted({one.line for one in words if one.spot.side == word.spot.side})
        place = lines.index(word.line) + step
        if not 0 <= place < len(lines):
            self._word = None
            return False
        at = nearest(words, lines[place], word.first, word.spot.side)
        self._word = (at, at)
        self._reveal_word()
        return True

    def _reveal_word(self) -> None:
        word = self.word
        if word is not None:
            y = self._view.place(self._cursor) + word.line
            if y < 0:
                self._scroll(y)
            elif y >= self.size.height:
                self._scroll(y - self.size.height + 1)
        self.refresh(*self._regions({self._cursor}))
        self._tell()

    def _chosen_spans(self, at: Seen) -> list[tuple[int, int]]:
        words = self._words()
        first, last = sorted(self._word or (0, -1))
        return [(one.first, one.last) for one in words[first : last + 1] if one.line == at.line]

    # Events

    def _tell(self) -> None:
        if self.is_attached:
            self.post_message(self.Highlighted(self, self.row))

    def on_resize(self) -> None:
        """Keep the cursor's row on the screen; where it was scrolled away, what is read there."""
        if self._rows:
            self._view.height = self.size.height
            self._view.settle()
            if not self._away:
                self._reveal()
        self.post_message(self.Resized())

    def on_unmount(self) -> None:
        """Let go of the rows, and of all that they hold: a page may be remembered for long."""
        self.show(())

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor's line."""
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        event.stop()
        self._wheel(_WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll."""
        event.stop()
        self._wheel(-_WHEEL_LINES)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the person points; a click on the rail goes there."""
        event.stop()
        self.focus()
        if self._has_rail and event.x >= self.size.width - 2 and not self._whole:
            index = self._rail.behind(event.y, self.size.height)
            if index is not None:
                self.go_to(index, on_top=True)
            return
        self._look()
        if event.y >= len(self._seen):
            return
        at = self._seen[event.y]
        if not self._rows[at.row].selectable:
            return
        self._cursor, self._word = at.row, None
        column = event.x - len(GUTTER)
        for index, word in enumerate(self._words()):
            if word.line == at.line and word.first <= column < word.last:
                self._word = (index, index)
        self.refresh()
        self._tell()
        if event.chain == 2 or (event.chain == 1 and self._rows[at.row].eager):
            self.post_message(self.Chosen(self, self.row))
