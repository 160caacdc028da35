import type { types } from '@slack/bolt';
import type { ProofLine, Report, ReportedCause } from '../../src/domain/report.ts';
import { answerButtons, type Offered } from './buttons.ts';
import { LIMITS } from './limits.ts';
import { block, firstOf, line, list, literal, quote, words } from './rich-text.ts';
import { clip } from './text.ts';
import { causeLine, lastLine, outcomeLine, PARTS, riskMark } from './words.ts';

type Block = types.KnownBlock;

/** How much of each part is shown; what is not is counted in its place. */
interface Room {
  readonly causes: number;
  readonly items: number;
  readonly chars: number;
}

const ROOMS: readonly Room[] = [
  { causes: 5, items: 12, chars: 500 },
  { causes: 3, items: 8, chars: 250 },
  { causes: 3, items: 4, chars: 120 },
];
const LEAST: Room = { causes: 1, items: 3, chars: 80 };
const LAST_LINE_CHARS = 600;

/** The report as blocks, in as much room as Slack gives. Nothing in it is interpreted. */
export function renderReport(report: Report, offered: Offered): readonly Block[] {
  const looks = ROOMS.map((room) => renderIn(room, report, offered));
  return looks.find(isShortEnough) ?? renderIn(LEAST, report, offered);
}

function isShortEnough(blocks: readonly Block[]): boolean {
  return JSON.stringify(blocks).length <= LIMITS.blocksJsonChars;
}

function renderIn(room: Room, report: Report, offered: Offered): readonly Block[] {
  return [
    { type: 'header', text: literal(outcomeLine(report), LIMITS.headerChars) },
    renderHead(room, report),
    ...renderCauses(room, report),
    ...renderSteps(room, report),
    ...renderList(room, PARTS.ruledOut, report.ruledOut),
    ...renderList(room, PARTS.notCollected, report.notCollected),
    ...renderList(room, PARTS.changes, report.changes),
    { type: 'context', elements: [literal(lastLine(report), LAST_LINE_CHARS)] },
    answerButtons(report.run, offered),
  ];
}

function renderHead({ items, chars }: Room, { hosts, headline, notes }: Report): Block {
  const where = hosts.length === 0 ? [] : [line(words(`${firstOf(hosts, items, chars).join(', ')}\n`, 'bold'))];
  const remarks = notes.length === 0 ? [] : [bullets(firstOf(notes, items, chars))];
  return block(...where, line(words(clip(headline, 2 * chars))), ...remarks);
}

function renderCauses(room: Room, report: Report): Block[] {
  const shown = report.causes.slice(0, room.causes);
  const missing = report.causes.length - shown.length;
  return [
    ...shown.map((cause, index) => renderCause(room, causeLine(report, cause, index), cause)),
    ...(missing > 0 ? [block(line(words(`… and ${missing} more`)))] : []),
  ];
}

function renderCause({ items, chars }: Room, title: string, { proof }: ReportedCause): Block {
  const lines = firstOf(proofLines(proof), items, chars);
  return block(line(words(clip(title, 2 * chars), 'bold')), ...(lines.length > 0 ? [quote(lines)] : []));
}

function proofLines(proof: readonly ProofLine[]): string[] {
  const idChars = Math.max(...proof.map(({ id }) => id.length));
  const sourceChars = Math.min(40, Math.max(...proof.map((each) => sourceOf(each).length)));
  return proof.map(
    (each) => `${each.id.padEnd(idChars)}  ${sourceOf(each).padEnd(sourceChars)}  ${each.text.replaceAll('\n', ' ')}`,
  );
}

/** Lines that anyone can have written are marked: they prove little. */
function sourceOf({ collector, trust }: ProofLine): string {
  return trust === 'anyone' ? `${collector} (anyone can write it)` : collector;
}

function renderSteps({ items, chars }: Room, { steps }: Report): Block[] {
  if (steps.length === 0) return [];
  const shown = steps
    .slice(0, items)
    .map((step) => line(words(`${clip(step.text, chars)} `), words(clip(riskMark(step), chars), 'bold')));
  const missing = steps.length - shown.length;
  const rest = missing > 0 ? [line(words(`… and ${missing} more`))] : [];
  return [block(line(words(PARTS.steps, 'bold'), words(PARTS.unchanged)), list('ordered', shown), ...rest)];
}

function renderList({ items, chars }: Room, title: string, entries: readonly string[]): Block[] {
  if (entries.length === 0) return [];
  return [block(line(words(title, 'bold')), bullets(firstOf(entries, items, chars)))];
}

function bullets(entries: readonly string[]): types.RichTextList {
  return list(
    'bullet',
    entries.map((entry) => line(words(entry))),
  );
}
