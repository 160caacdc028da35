import { paint } from '../terminal/paint.ts';
import { drop, fit, widthOf, wrapRow } from './columns.ts';
import type { Row } from './content.ts';
import { contentRows, isNarrow, type Pane, paneColumns, type Size, type View } from './view.ts';

export interface Picture {
  readonly view: View;
  readonly size: Size;
  /** As they stand in the pane: wrapped already, where they are. */
  readonly rows: Readonly<Record<Pane, readonly Row[]>>;
  readonly help: readonly Row[];
  /** What is under way, or what can be done. */
  readonly status: string;
  readonly ascii: boolean;
  readonly colour: boolean;
}

const TITLES = { evidence: 'Collected', answer: 'Answer' } as const;

/** Rows as they are shown: wrapped into so many columns, or left for the pane to cut. */
export function layOut(rows: readonly Row[], columns: number, isWrapped: boolean): readonly Row[] {
  if (!isWrapped) return rows;
  return rows.flatMap((row) =>
    row.text === '' ? [row] : wrapRow(row.text, columns).map((text) => ({ ...row, text })),
  );
}

/** The whole screen, one string for each line, each exactly as wide as the terminal. */
export function draw(picture: Picture): readonly string[] {
  const { view, size, ascii } = picture;
  const lines =
    view.helpTop !== undefined
      ? [title('Help', true, size.columns, picture), ...drawHelp(picture)]
      : isNarrow(size)
        ? [drawTabs(picture), ...drawPane(view.tab, picture)]
        : drawSideBySide(picture);
  const all = [...lines, styled(fit(picture.status, size.columns), 2, picture), drawInput(picture)];
  return ascii ? all.map((line) => asAscii(line)) : all;
}

function drawSideBySide(picture: Picture): readonly string[] {
  const { view, size } = picture;
  const left = [
    title(TITLES.evidence, view.focus === 'evidence', paneColumns(size, 'evidence'), picture),
    ...drawPane('evidence', picture),
  ];
  const right = [
    title(TITLES.answer, view.focus === 'answer', paneColumns(size, 'answer'), picture),
    ...drawPane('answer', picture),
  ];
  return left.map((line, at) => `${line}│${right[at] ?? ''}`);
}

function drawTabs(picture: Picture): string {
  const { view, size } = picture;
  const tabs = (['evidence', 'answer'] as const).map((pane) =>
    pane === view.tab ? `[${TITLES[pane]}]` : ` ${TITLES[pane]} `,
  );
  return title(tabs.join(' '), view.focus !== 'input', size.columns, picture);
}

function drawPane(pane: Pane, picture: Picture): readonly string[] {
  const { view, size } = picture;
  const columns = paneColumns(size, pane);
  const { cursor, top, left } = view.panes[pane];
  const shown = picture.rows[pane];
  return Array.from({ length: contentRows(size) }, (_, at) => {
    const row = shown[top + at];
    if (row === undefined) return ' '.repeat(columns);
    const text = fit(drop(row.text, left), columns);
    const isMarked = view.focus === pane && top + at === cursor;
    return styled(text, isMarked ? 7 : isFound(row, view) ? 4 : row.colour, picture);
  });
}

function isFound({ text }: Row, { search }: View): boolean {
  return search !== '' && text.toLowerCase().includes(search.toLowerCase());
}

function drawHelp({ help, size, view }: Picture): readonly string[] {
  const rows = layOut(help, size.columns, true);
  return Array.from({ length: contentRows(size) }, (_, at) =>
    fit(rows[(view.helpTop ?? 0) + at]?.text ?? '', size.columns),
  );
}

function title(text: string, isFocused: boolean, columns: number, picture: Picture): string {
  return styled(fit(` ${text}`, columns), isFocused ? 7 : 4, picture);
}

/** The end of the input is always to be seen; the cursor is drawn, since the terminal's own is hidden. */
function drawInput({ view, size }: Picture): string {
  const isSearch = view.typedSearch !== undefined;
  const text = isSearch ? `/${view.typedSearch ?? ''}` : `> ${view.input}`;
  const at = isSearch ? text.length : view.at + 2;
  const before = text.slice(0, at);
  const over = Math.max(0, widthOf(before) - size.columns + 2);
  const shownBefore = drop(before, over);
  const here = /^./su.exec(text.slice(at))?.[0] ?? ' ';
  const rest = fit(
    text.slice(at + (text.slice(at) === '' ? 0 : here.length)),
    Math.max(0, size.columns - widthOf(shownBefore) - widthOf(here)),
  );
  const isTyped = isSearch || view.focus === 'input';
  return `${shownBefore}${isTyped ? paint(7, here) : here}${rest}`;
}

function styled(text: string, code: number | undefined, { colour }: Pick<Picture, 'colour'>): string {
  // Reverse video and underline are no colours: without them nothing would show where one is.
  return code === undefined || (!colour && code > 7) ? text : paint(code, text);
}

/** One character for one, so that every column stays where it is. */
function asAscii(line: string): string {
  return line.replaceAll(/[^\p{Cc} -~]/gu, (sign) => SAME_WIDTH[sign] ?? '?'.repeat(widthOf(sign)));
}

const SAME_WIDTH: Readonly<Record<string, string>> = { '│': '|', '✓': '+', '✗': 'x', '…': '~', '·': '-', '␊': '$' };
