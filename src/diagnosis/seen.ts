import { factsOf } from '../collectors/collector.ts';
import { load } from '../collectors/load.ts';
import type { SignKind } from '../collectors/signs/index.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { IssueType } from '../domain/issue-type.ts';
import type { Ticket } from '../domain/ticket.ts';
import { runFindings } from '../findings/find.ts';
import { signsOf } from '../findings/signs-of.ts';
import { aboutOf } from './choose-looks.ts';
import type { FAULT_CLASSES } from './fault-classes.ts';

type FaultClass = (typeof FAULT_CLASSES)[number];

/** What is known of one host between two rounds. */
export interface Seen {
  readonly ticket: Ticket;
  /** Kinds of trouble the ticket is about. */
  readonly types: readonly IssueType[];
  readonly evidence: readonly Evidence[];
  /** What rules have proved so far. */
  readonly classes: ReadonlySet<string>;
}

/** A question to what was seen, in the words of the table of leads. */
export type Question = (seen: Seen) => boolean;

export function toSeen(ticket: Ticket, evidence: readonly Evidence[]): Seen {
  const classes = new Set(runFindings(evidence).map((finding) => finding.class));
  return { ticket, types: aboutOf(ticket).types, evidence, classes };
}

/** A rule proved one of these. */
export function found(...classes: readonly FaultClass[]): Question {
  return (seen) => classes.some((one) => seen.classes.has(one));
}

/** A log holds such a line, however old. */
export function saw(...kinds: readonly SignKind[]): Question {
  return ({ evidence }) => signsOf(evidence, ...kinds).seen.length > 0;
}

/** The ticket is of one of these kinds. */
export function about(...types: readonly IssueType[]): Question {
  return (seen) => types.some((type) => seen.types.includes(type));
}

export function anyOf(...questions: readonly Question[]): Question {
  return (seen) => questions.some((asks) => asks(seen));
}

/** Tasks for each processor, and share of a minute in which some waited, above which a host is slow for those who use it. */
const LOAD_PER_PROCESSOR = 1.5;
const WAITING_PERCENT = 20;

/** Load or pressure says that tasks wait for processors, disks or memory. */
export function isOverloaded({ evidence }: Seen): boolean {
  return factsOf(evidence, load).some(({ facts: { load1, load5, processors, pressure } }) => {
    const most = Math.max(load1, load5);
    const waits = pressure.some(({ level, avg60Percent }) => level === 'some' && avg60Percent >= WAITING_PERCENT);
    return waits || (processors !== undefined && most > processors.count * LOAD_PER_PROCESSOR);
  });
}
