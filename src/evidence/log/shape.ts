/** A word as the scanner of bytes sees one, with a digit in it. */
const VARYING = /[\w.:/@%+~\u0080-\uffff-]*\d[\w.:/@%+~\u0080-\uffff-]*/g;
/** A leading time in brackets or as syslog prints it, whose names of days and months have no digits. */
const STAMP = /^(?:\[[a-z]{3} [a-z]{3} [ \d]\d [\d:.]+ \d{4}\]|[a-z]{3} [ \d]\d [\d:]{8}) */i;
const CLOCK = /^\d{4}[-/]\d\d[-/]\d\d[T ][\d:.,]+(?:Z|[+-][\d:]+| [A-Z]{3,4})? */;
/** Host and program as syslog and the journal print them. */
const HOST_TAG = /^[\w.:-]{1,128} ([\w./()@-]{1,64})(?:\[\d+\])?: /;
const OWN_TAG = /^([\w./()@-]{1,64})(?:\[\d+\])?: /;

export interface Parts {
  /** Who wrote it, as the line says; empty when it does not. */
  readonly tag: string;
  /** The line without time, host and tag. */
  readonly message: string;
}

export function partsOf(text: string): Parts {
  const rest = text.replace(STAMP, '').replace(CLOCK, '');
  const match = (rest.length < text.length ? HOST_TAG.exec(rest) : null) ?? OWN_TAG.exec(rest);
  return match === null ? { tag: '', message: rest } : { tag: match[1] ?? '', message: rest.slice(match[0].length) };
}

/** A line with its leading time left out and every word with a digit in it masked: how people are shown what lines have in common. */
export function shapeOf(text: string): string {
  const { tag, message } = partsOf(text);
  const masked = message.replace(VARYING, '#');
  return tag === '' ? masked : `${tag}: ${masked}`;
}
