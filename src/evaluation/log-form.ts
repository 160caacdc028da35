import type { NoiseKind } from './noise.ts';

/** How lines of one log look: what they are about, and how a text gets its time. The time is already the host's own. */
export interface LogForm {
  readonly kind: NoiseKind;
  readonly print: (time: Date, text: string) => string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** As most of the output's lines are written; a log without any known time gets lines of an application. */
export function formOf(command: string, output: string): LogForm {
  const lines = output.split('\n');
  const votes = FORMS.map(({ like }) => lines.filter((line) => like.test(line)).length);
  const best = FORMS[votes.indexOf(Math.max(...votes))];
  if (best === undefined || Math.max(...votes) === 0) return { kind: 'application', print: isoLine };
  return best.make(command, lines.find((line) => best.like.test(line)) ?? '');
}

interface KnownForm {
  readonly like: RegExp;
  readonly make: (command: string, example: string) => LogForm;
}

const FORMS: readonly KnownForm[] = [
  {
    like: /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}\] /,
    make: () => ({ kind: 'kernel', print: bracketLine(false) }),
  },
  {
    like: /^\[[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d [\d:]{8}\.\d+ \d{4}\] /,
    make: () => ({ kind: 'apache', print: bracketLine(true) }),
  },
  {
    like: /^\d{4}\/\d\d\/\d\d [\d:]{8} /,
    make: () => ({ kind: 'nginx', print: (time, text) => `${dateOf(time, '/')} ${clockOf(time)} ${text}` }),
  },
  { like: /^\d{4}-\d\d-\d\d [\d:]{8}/, make: () => ({ kind: 'application', print: isoLine }) },
  {
    like: /^[A-Z][a-z]{2} [ \d]\d [\d:]{8} \S+ /,
    make: (command, example) => tagged(command, example, monthLine(example)),
  },
  {
    like: /^\d{4}-\d\d-\d\dT[\d:]{8}/,
    make: (command, example) =>
      tagged(
        command,
        example,
        (time, text) => `${time.toISOString().slice(0, 19)}+00:00 ${hostOf(example, 1)} ${text}`,
      ),
  },
];

/** Of a unit's log the noise is its own, of the kernel's log the kernel's. */
function tagged(command: string, example: string, print: LogForm['print']): LogForm {
  if (/\s-k\b|--dmesg|kern\.log/.test(command))
    return { kind: 'kernel', print: (time, text) => print(time, `kernel: ${text}`) };
  const tag = /\s(?!systemd\[|kernel:)([\w./@-]+\[\d+\]): /.exec(example)?.[1];
  if (!/^journalctl\b.*\s-\w*u\b/.test(command) || tag === undefined) return { kind: 'system', print };
  return { kind: 'application', print: (time, text) => print(time, `${tag}: ${text}`) };
}

function monthLine(example: string): LogForm['print'] {
  const host = hostOf(example, 3);
  const pad = /^\w{3} 0/.test(example) ? '0' : ' ';
  return (time, text) =>
    `${MONTHS[time.getUTCMonth()] ?? ''} ${String(time.getUTCDate()).padStart(2, pad)} ${clockOf(time)} ${host} ${text}`;
}

function hostOf(example: string, word: number): string {
  return example.split(/\s+/)[word] ?? 'localhost';
}

function bracketLine(precise: boolean): LogForm['print'] {
  return (time, text) => {
    const day = String(time.getUTCDate()).padStart(2, precise ? '0' : ' ');
    const fraction = precise ? `.${String(time.getUTCMilliseconds()).padStart(3, '0')}000` : '';
    return `[${DAYS[time.getUTCDay()] ?? ''} ${MONTHS[time.getUTCMonth()] ?? ''} ${day} ${clockOf(time)}${fraction} ${time.getUTCFullYear()}] ${text}`;
  };
}

function isoLine(time: Date, text: string): string {
  return `${dateOf(time, '-')} ${clockOf(time)} ${text}`;
}

function dateOf(time: Date, between: string): string {
  return time.toISOString().slice(0, 10).replaceAll('-', between);
}

function clockOf(time: Date): string {
  return time.toISOString().slice(11, 19);
}
