import type { types } from '@slack/bolt';
import { type Evidence, lineId } from '../../src/domain/evidence.ts';
import type { Run } from '../../src/domain/run.ts';
import { ACTIONS, EVIDENCE_VIEW } from './actions.ts';
import { button } from './buttons.ts';
import { INTAKE, LIMITS } from './limits.ts';
import { block, line, literal, quote, words } from './rich-text.ts';
import { clip } from './text.ts';

/** Of one look, and of one line. */
const LINES = 12;
const LINE_CHARS = 160;
const VIEW_LOOKS = 90;
/** All of a view as JSON; Slack takes 250,000. */
const VIEW_CHARS = 90_000;

/** What was looked at, what it showed, what it could not; the most of it is in the file. */
export function evidenceView({ request, evidence }: Run): types.ModalView {
  const shown: types.KnownBlock[] = [];
  let chars = 0;
  for (const piece of evidence.slice(0, VIEW_LOOKS)) {
    const look = renderPiece(piece);
    chars += JSON.stringify(look).length;
    if (chars > VIEW_CHARS) break;
    shown.push(look);
  }
  const left = evidence.length - shown.length;
  const rest = left > 0 ? [block(line(words(`… and ${left} more looks, in the file`)))] : [];
  const none = evidence.length === 0 ? [block(line(words('Nothing was looked at.')))] : [];
  return {
    type: 'modal',
    callback_id: EVIDENCE_VIEW,
    private_metadata: request.run,
    title: literal('Evidence', LIMITS.titleChars),
    close: literal('Close', LIMITS.titleChars),
    blocks: [
      ...none,
      ...shown,
      ...rest,
      { type: 'actions', elements: [button(ACTIONS.evidenceFile, 'As a file in the thread', request.run)] },
    ],
  };
}

function renderPiece(piece: Evidence): types.RichTextBlock {
  const title = line(words(`${headingOf(piece)}\n`, 'bold'));
  if (piece.status !== 'collected' || piece.lines.length === 0) return block(title, line(words(describe(piece))));
  const lines = piece.lines.slice(0, LINES).map((each) => writeLine(piece.id, each, LINE_CHARS));
  const left = piece.lines.length - lines.length;
  return block(title, quote(left > 0 ? [...lines, `… and ${left} more lines`] : lines));
}

function headingOf({ id, host, collector, command }: Evidence): string {
  return `${id} · ${host} · ${collector} · ${clip(command.replaceAll('\n', ' '), 200)}`;
}

function describe(piece: Evidence): string {
  switch (piece.status) {
    case 'collected':
      return piece.totalLines === 0 ? 'It printed nothing.' : 'None of its lines was kept.';
    case 'failed':
      return clip(`Could not be collected (${piece.code}: ${piece.detail}); this hides ${piece.hides}.`, 600);
    case 'skipped':
      return clip(`Not collected: ${piece.reason}; this hides ${piece.hides}.`, 600);
    default:
      return piece satisfies never;
  }
}

function writeLine(evidence: string, { number, text }: { number: number; text: string }, maxChars: number): string {
  return `${lineId({ evidence, line: number })}  ${clip(text.replaceAll('\n', ' '), maxChars)}`;
}

/** All lines that were kept, as plain text for a file. */
export function writeEvidenceFile({ evidence }: Run): string {
  const pieces = evidence.map((piece) => {
    const body =
      piece.status === 'collected' && piece.lines.length > 0
        ? piece.lines.map((each) => writeLine(piece.id, each, 4_000)).join('\n')
        : describe(piece);
    return `${headingOf(piece)}\n${body}\n`;
  });
  return clip(pieces.join('\n') || 'Nothing was looked at.\n', INTAKE.fileChars);
}
