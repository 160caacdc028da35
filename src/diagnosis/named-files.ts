import { CONFIG_FILE, LOG_FILE } from '../collectors/parameter.ts';
import { journalWindow } from '../collectors/journal-window.ts';
import { journal } from '../collectors/journal.ts';
import { unitFile } from '../collectors/unit-file.ts';
import type { Line } from '../domain/evidence.ts';
import { severityOf } from '../evidence/log/severity.ts';
import type { Seen } from './seen.ts';

/** Not the path of a web address, nor the end of a relative one. */
const PATH = /(?<![\w.:/~\\-])\/[\w.@+:,/-]+/g;
/** "see /var/log/app.log:120." means the file. */
const AFTER = /(?::\d+)*[.,:/-]*$/;
/** "error" and worse. */
const SEVERE = 2;
/** Settings of a unit that name what it reads or writes: systemd.exec(5), systemd.service(5). */
const SETTING = /^(?:Exec\w+|Environment|EnvironmentFile|StandardOutput|StandardError)=/;

/** What stands before a path there: that it may be missing, how it is run. */
const MARKS = /=[-@:+!|]+/;

/** The paths in a text that may be read at all, in its order. The host decides whether they are. */
export function filesIn(text: string): readonly string[] {
  const paths = new Set(text.match(PATH)?.map((path) => path.replace(AFTER, '')));
  return [...paths].filter((path) => LOG_FILE.accepts(path) || CONFIG_FILE.accepts(path));
}

export function filesOfTicket({ ticket: { title, text } }: Pick<Seen, 'ticket'>): readonly string[] {
  return filesIn(`${title}\n${text}`);
}

/** Files in complaints of the units that were looked at, the newest complaint first. */
export function filesOfLogs(seen: Seen): readonly string[] {
  const complaints = linesOf(seen, [journal.name, journalWindow.name]).filter(({ text }) => severityOf(text) >= SEVERE);
  return complaints.toReversed().flatMap(({ text }) => filesIn(text));
}

/** Files in what starts the units that were looked at. */
export function filesOfUnitFiles(seen: Seen): readonly string[] {
  return linesOf(seen, [unitFile.name])
    .filter(({ text }) => SETTING.test(text))
    .flatMap(({ text }) => filesIn(text.replace(MARKS, '=')));
}

function linesOf({ evidence }: Seen, collectors: readonly string[]): readonly Line[] {
  return evidence.flatMap((piece) =>
    piece.status === 'collected' && collectors.includes(piece.collector) ? piece.lines : [],
  );
}
