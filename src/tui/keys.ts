import type { Key } from 'ink';
import { BREAK } from '../chat/keyboard.ts';
import { copyText } from '../terminal/clipboard.ts';
import { renderText } from '../app.ts';
import type { Controller } from './controller.ts';
import { layOut } from './screen.ts';
import { contentRows, type Focus, isNarrow, moved, type Pane, paneColumns, scrolled } from './view.ts';

const ORDER: readonly Focus[] = ['input', 'evidence', 'answer'];
const WHEEL_ROWS = 3;
const SIDE_COLUMNS = 8;
/** SGR mouse reports (xterm's ctlseqs): button, column, row; 64 is the wheel up, 65 down. */
const MOUSE = /\[<(\d+);(\d+);(\d+)[Mm]/g;

/** One key, or several that came at once. */
export function press(controller: Controller, input: string, key: Key): void {
  const { view } = controller;
  if (wheel(controller, input)) return;
  if (key.ctrl && (input === 'c' || input === 'd'))
    return input === 'c' ? controller.interrupt() : controller.parts.onQuit();
  if (view.helpTop !== undefined) return pressInHelp(controller, view.helpTop, input, key);
  if (view.typedSearch !== undefined) return typeSearch(controller, input, key);
  return pressInPlace(controller, input, key);
}

function pressInPlace(controller: Controller, input: string, key: Key): void {
  const { focus, input: typed } = controller.view;
  if (key.tab && (focus !== 'input' || typed === '')) return moveFocus(controller, key.shift ? -1 : 1);
  if (focus === 'input') return pressInInput(controller, input, key);
  return pressInPane(controller, focus, input, key);
}

export function paste(controller: Controller, text: string): void {
  insert(
    controller,
    text
      .trimEnd()
      .replaceAll(/\r\n?|\n/g, BREAK)
      .replaceAll('\t', '  ')
      .replaceAll(/\p{Cc}/gu, ''),
  );
}

function wheel(controller: Controller, input: string): boolean {
  let isMouse = false;
  for (const [, button, column] of input.matchAll(MOUSE)) {
    isMouse = true;
    const by = button === '64' ? -WHEEL_ROWS : button === '65' ? WHEEL_ROWS : 0;
    if (by === 0) continue;
    const { size, view } = controller;
    const pane = isNarrow(size) ? view.tab : Number(column) <= paneColumns(size, 'evidence') ? 'evidence' : 'answer';
    controller.setPane(pane, scrolled(view.panes[pane], by, controller.shown(pane).length, contentRows(size)));
  }
  return isMouse;
}

/** Scrolls, or closes it. */
function pressInHelp(controller: Controller, top: number, input: string, key: Key): void {
  const rows = layOut(controller.help(), controller.size.columns, true).length;
  const height = contentRows(controller.size);
  const by = key.pageDown ? height : key.pageUp ? -height : stepOf(input, key, rows);
  const to = by === undefined ? undefined : Math.min(Math.max(0, top + by), Math.max(0, rows - height));
  controller.change({ helpTop: to });
}

function moveFocus(controller: Controller, by: number): void {
  const at = ORDER.indexOf(controller.view.focus);
  const focus = ORDER[(at + by + ORDER.length) % ORDER.length] ?? 'input';
  controller.change({ focus, ...(focus !== 'input' && { tab: focus }) });
}

function pressInInput(controller: Controller, input: string, key: Key): void {
  const { at, input: text } = controller.view;
  if (key.return) return void controller.send();
  if (key.tab) return controller.complete();
  if (key.upArrow) return controller.recall(1);
  if (key.downArrow) return controller.recall(-1);
  if (key.ctrl) return editByControl(controller, input);
  if (key.leftArrow) return controller.change({ at: Math.max(0, at - 1) });
  if (key.rightArrow) return controller.change({ at: Math.min(text.length, at + 1) });
  return editInput(controller, input, key);
}

function editInput(controller: Controller, input: string, key: Key): void {
  const { at, input: text } = controller.view;
  if (key.home) return controller.change({ at: 0 });
  if (key.end) return controller.change({ at: text.length });
  if (key.backspace || key.delete) {
    const before = text.slice(0, at).replace(/.$/su, '');
    return controller.change({ input: `${before}${text.slice(at)}`, at: before.length });
  }
  if (key.pageUp || key.pageDown) return page(controller, controller.view.tab, key.pageUp ? -1 : 1);
  if (!key.meta && !key.escape) insert(controller, input.replaceAll(/\p{Cc}/gu, ''));
}

function editByControl(controller: Controller, input: string): void {
  const { at, input: text } = controller.view;
  if (input === 'a') controller.change({ at: 0 });
  else if (input === 'e') controller.change({ at: text.length });
  else if (input === 'u') controller.change({ input: text.slice(at), at: 0 });
  else if (input === 'w') {
    const before = text.slice(0, at).replace(/\S*\s*$/, '');
    controller.change({ input: `${before}${text.slice(at)}`, at: before.length });
  }
}

function insert(controller: Controller, added: string): void {
  if (added === '') return;
  const { at, input } = controller.view;
  controller.change({
    focus: 'input',
    input: `${input.slice(0, at)}${added}${input.slice(at)}`,
    at: at + added.length,
  });
}

function pressInPane(controller: Controller, pane: Pane, input: string, key: Key): void {
  if (key.return) return follow(controller, pane);
  if (key.escape) return goBack(controller, pane);
  if (key.pageUp || key.pageDown) return page(controller, pane, key.pageUp ? -1 : 1);
  const step = stepOf(input, key, controller.shown(pane).length);
  if (step !== undefined) return move(controller, pane, step);
  return key.leftArrow || key.rightArrow
    ? sideways(controller, pane, key.leftArrow ? -SIDE_COLUMNS : SIDE_COLUMNS)
    : command(controller, pane, input);
}

/** From a look to the list, from a pane to the input. */
function goBack(controller: Controller, pane: Pane): void {
  const isOpen = pane === 'evidence' && controller.view.opened !== undefined;
  controller.change(isOpen ? { opened: undefined } : { focus: 'input' });
}

function stepOf(input: string, key: Key, count: number): number | undefined {
  if (key.upArrow || input === 'k') return -1;
  if (key.downArrow || input === 'j') return 1;
  if (key.home || input === 'g') return -count;
  return key.end || input === 'G' ? count : undefined;
}

function command(controller: Controller, pane: Pane, input: string): void {
  if (input === '/') return controller.change({ typedSearch: '' });
  if (input === 'n' || input === 'N') return find(controller, pane, input === 'n' ? 1 : -1);
  if (input === 'w') return toggleWrap(controller);
  if (input === '?') return controller.change({ helpTop: 0 });
  if (input === 'c') void copy(controller);
}

/** A wrapped pane is not pushed aside. */
function toggleWrap(controller: Controller): void {
  const { panes, isWrapped } = controller.view;
  controller.change({
    isWrapped: !isWrapped,
    panes: { evidence: { ...panes.evidence, left: 0 }, answer: { ...panes.answer, left: 0 } },
  });
}

async function copy(controller: Controller): Promise<void> {
  const { session, io } = controller.parts;
  const report = session.run?.report;
  const by = report && (await copyText(`${renderText(report)}\n`, io));
  controller.change({
    status: by === undefined ? 'There is nothing to copy, or nowhere to copy to.' : `Copied, by ${by}.`,
  });
}

function move(controller: Controller, pane: Pane, by: number): void {
  controller.setPane(
    pane,
    moved(controller.view.panes[pane], by, controller.shown(pane).length, contentRows(controller.size)),
  );
}

function page(controller: Controller, pane: Pane, by: number): void {
  move(controller, pane, by * Math.max(1, contentRows(controller.size) - 1));
}

function sideways(controller: Controller, pane: Pane, by: number): void {
  const isList = pane === 'evidence' && controller.view.opened === undefined;
  if (controller.view.isWrapped && !isList) return;
  const view = controller.view.panes[pane];
  controller.setPane(pane, { ...view, left: Math.max(0, view.left + by) });
}

/** From the list to a look, from a citation to its line. */
function follow(controller: Controller, pane: Pane): void {
  const { leadsTo } = controller.shown(pane)[controller.view.panes[pane].cursor] ?? {};
  if (leadsTo === undefined) return;
  controller.change({ opened: leadsTo, focus: 'evidence', tab: 'evidence' });
  const rows = controller.shown('evidence');
  const marked = rows.findIndex(({ colour }) => colour === 33);
  const start = { cursor: 0, top: 0, left: 0 };
  controller.setPane('evidence', moved(start, Math.max(0, marked), rows.length, contentRows(controller.size)));
}

function typeSearch(controller: Controller, input: string, key: Key): void {
  const { typedSearch = '', focus } = controller.view;
  if (key.escape) return controller.change({ typedSearch: undefined, search: '' });
  if (key.backspace || key.delete) return controller.change({ typedSearch: typedSearch.slice(0, -1) });
  if (!key.return) return controller.change({ typedSearch: typedSearch + input.replaceAll(/\p{Cc}/gu, '') });
  controller.change({ typedSearch: undefined, search: typedSearch });
  if (focus !== 'input') find(controller, focus, 1);
}

function find(controller: Controller, pane: Pane, by: 1 | -1): void {
  const { search } = controller.view;
  const rows = controller.shown(pane);
  const { cursor } = controller.view.panes[pane];
  const order = rows.map((_, step) => (cursor + by * (step + 1) + rows.length * 2) % rows.length);
  const found = order.find((at) => search !== '' && rows[at]?.text.toLowerCase().includes(search.toLowerCase()));
  if (found !== undefined) return move(controller, pane, found - cursor);
  controller.change({ status: search === '' ? 'Nothing is searched for; / begins.' : `"${search}" is not there.` });
}
