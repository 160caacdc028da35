import { toVisible } from '../app.ts';
import { TaiError } from '../domain/errors.ts';
import type { Collected, Evidence } from '../domain/evidence.ts';
import { renderPiece } from '../terminal/evidence-text.ts';
import { lines, type Reply } from './command.ts';
import type { Session } from './session.ts';

const DEFAULT_LINES = 20;
const LOGS = /log|journal|kernel|dmesg/;

/** `/show`: what was seen, asked or answered. Throws CONFIG_INVALID. */
export function show(session: Session, argument: string): Reply {
  const [what = '', which = ''] = argument.split(/\s+/);
  switch (what) {
    case 'logs':
      return lines(...showLogs(evidenceOf(session), which));
    case 'evidence':
      return lines(...showEvidence(evidenceOf(session), which));
    case 'prompt':
      return lines(...showPrompt(session));
    case 'answer':
      if (session.run?.report === undefined) throw nothing('There is no answer yet; ask something first');
      return { kind: 'report', run: session.run };
    default:
      throw nothing('/show needs what to show: logs [n], evidence [E4], prompt or answer');
  }
}

function evidenceOf({ run }: Session): readonly Evidence[] {
  if (run === undefined) throw nothing('Nothing was looked at yet; say what is wrong, or /collect');
  return run.evidence;
}

function showLogs(evidence: readonly Evidence[], which: string): readonly string[] {
  const count = which === '' ? DEFAULT_LINES : Number(which);
  if (!Number.isInteger(count) || count < 1)
    throw nothing(`/show logs ${which}: not a number of lines, for example: /show logs 50`);
  const logs = evidence.filter(
    (piece): piece is Collected => piece.status === 'collected' && LOGS.test(piece.collector),
  );
  const shown = logs.filter((piece) => piece.lines.length > 0);
  if (shown.length === 0) return ['No log has a line that was kept.'];
  return shown.flatMap((piece) => renderPiece({ ...piece, lines: piece.lines.slice(-count) }));
}

function showEvidence(evidence: readonly Evidence[], which: string): readonly string[] {
  if (which === '') return evidence.map(summarise);
  const id = which.toUpperCase().replace(/\..*$/, '').replace(/^(\d)/, 'E$1');
  const piece = evidence.find((one) => one.id === id);
  if (piece === undefined)
    throw nothing(`/show evidence ${which}: there is none of that name; /show evidence lists all`);
  return renderPiece(piece);
}

function summarise(piece: Evidence): string {
  const detail =
    piece.status === 'collected'
      ? `${piece.totalLines} lines`
      : piece.status === 'failed'
        ? piece.detail
        : piece.reason;
  return toVisible(`${piece.id.padEnd(5)} ${piece.status.padEnd(9)}  ${piece.host} ${piece.collector}: ${detail}`);
}

function showPrompt({ lastPrompt, desk }: Session): readonly string[] {
  const prompt = lastPrompt();
  if (prompt !== undefined) return `${prompt.system}\n\n${prompt.user}`.split('\n').map(toVisible);
  return [desk.model === undefined ? 'There is no model, so nothing is asked.' : 'The model was not asked yet.'];
}

function nothing(message: string): TaiError {
  return new TaiError('CONFIG_INVALID', message);
}
