/** The two panes; the input bar is the third place where keys may go. */
export type Pane = 'evidence' | 'answer';
export type Focus = Pane | 'input';

export interface PaneView {
  /** The row that is marked, and the first that is shown. */
  readonly cursor: number;
  readonly top: number;
  /** Columns that are pushed out to the left, where rows are not wrapped. */
  readonly left: number;
}

/** Everything about the picture that is not the conversation itself. */
export interface View {
  readonly focus: Focus;
  /** The pane that a narrow terminal shows. */
  readonly tab: Pane;
  readonly panes: Readonly<Record<Pane, PaneView>>;
  readonly isWrapped: boolean;
  /** The first row of the help that is shown; undefined while it is not. */
  readonly helpTop: number | undefined;
  /** A look that is shown line by line, instead of the list. */
  readonly opened: string | undefined;
  /** What is looked for, and what is being typed to look for. */
  readonly search: string;
  readonly typedSearch: string | undefined;
  readonly input: string;
  /** Of the input, in UTF-16 units. */
  readonly at: number;
  readonly status: string;
}

const START: PaneView = { cursor: 0, top: 0, left: 0 };

export const FIRST_VIEW: View = {
  focus: 'input',
  tab: 'answer',
  panes: { evidence: START, answer: START },
  isWrapped: true,
  helpTop: undefined,
  opened: undefined,
  search: '',
  typedSearch: undefined,
  input: '',
  at: 0,
  status: '',
};

/** A terminal of fewer columns shows one pane at a time. */
const NARROW = 100;

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export function isNarrow({ columns }: Size): boolean {
  return columns < NARROW;
}

/** Rows of a pane's content: less a title, the status, the input, and one that stays free so that nothing scrolls. */
export function contentRows({ rows }: Size): number {
  return Math.max(1, rows - 4);
}

export function paneColumns(size: Size, pane: Pane): number {
  if (isNarrow(size)) return size.columns;
  const left = Math.floor(size.columns * 0.42);
  return pane === 'evidence' ? left : size.columns - left - 1;
}

/** The marked row moved, kept within the content, and the window with it. */
export function moved(pane: PaneView, by: number, count: number, height: number): PaneView {
  const cursor = clamp(pane.cursor + by, 0, Math.max(0, count - 1));
  return { ...pane, cursor, top: clamp(windowFor(cursor, pane.top, height), 0, Math.max(0, count - height)) };
}

/** The window moved, as a wheel does, and the marked row kept in it. */
export function scrolled(pane: PaneView, by: number, count: number, height: number): PaneView {
  const top = clamp(pane.top + by, 0, Math.max(0, count - height));
  return { ...pane, top, cursor: clamp(pane.cursor, top, Math.min(Math.max(0, count - 1), top + height - 1)) };
}

function windowFor(cursor: number, top: number, height: number): number {
  if (cursor < top) return cursor;
  return cursor >= top + height ? cursor - height + 1 : top;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
