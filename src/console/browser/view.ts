import { find, make } from './page.ts';

/** A run as the JSON interface gives it: the fields the page shows. */
export interface RunView {
  readonly id: string;
  readonly state: string;
  readonly number: number;
  readonly title?: string;
  readonly headline?: string;
  readonly ticket?: { readonly title: string };
  readonly text?: string;
  /** The run that this one is a question about. */
  readonly follows?: string;
  readonly report?: string;
  readonly error?: string;
  readonly evidence?: readonly Look[];
}

export interface Look {
  readonly id: string;
  readonly host: string;
  readonly collector: string;
  readonly status: 'collected' | 'failed' | 'skipped';
  readonly detail?: string;
  readonly reason?: string;
  readonly totalLines?: number;
}

export interface Proved {
  readonly statement: string;
  readonly confidence: string;
  readonly lines: readonly string[];
}

/** What was shown of the run and withdrawn: its report takes the place of that, and must not let it go without a word. */
let withdrawn: readonly string[] = [];

const SIGNS = { collected: '✓', failed: '✗', skipped: '–' };
const ENDED = new Set(['done', 'failed', 'joined']);

export function startRun(id: string): void {
  const section = find('run', HTMLElement);
  withdrawn = [];
  section.hidden = false;
  section.scrollIntoView({ block: 'nearest' });
  find('run-title', HTMLElement).textContent = id;
  find('evidence', HTMLElement).replaceChildren();
  find('report', HTMLElement).replaceChildren();
  find('report', HTMLElement).hidden = true;
  find('again', HTMLElement).hidden = true;
  find('question', HTMLElement).hidden = true;
}

export function showState(state: string): void {
  find('state', HTMLElement).textContent = ENDED.has(state) ? state : `${state} …`;
}

/** A question has the ticket of the run before, so it is known by its own words. */
function titleOf({ id, text, ticket, follows }: RunView): string {
  const said = text?.split('\n', 1)[0];
  return (follows === undefined ? ticket?.title : said) ?? said ?? id;
}

export function showRun(run: RunView): void {
  find('run-title', HTMLElement).textContent = titleOf(run);
  showState(run.state);
  const report = find('report', HTMLElement);
  report.textContent = [run.report ?? run.error ?? '', ...withdrawn].filter((part) => part !== '').join('\n');
  report.hidden = report.textContent === '';
  const button = find('again', HTMLButtonElement);
  button.hidden = !ENDED.has(run.state);
  button.value = run.id;
  find('question', HTMLElement).hidden = button.hidden;
  const evidence = run.evidence ?? [];
  if (evidence.length > 0) find('evidence', HTMLElement).replaceChildren();
  for (const look of evidence) showEvidence(look);
}

/** Evidence comes as an event first and with the whole run later; the later one replaces the line. */
export function showEvidence(look: Look): void {
  const lines = look.totalLines === undefined ? '' : `${look.totalLines} ${look.totalLines === 1 ? 'line' : 'lines'}`;
  const line = make('li', '', look.status);
  line.id = `look-${look.id}`;
  line.append(
    make('span', SIGNS[look.status]),
    make('span', look.id),
    make('span', look.collector),
    make('span', `${look.host}  ${look.detail ?? look.reason ?? lines}`),
  );
  const earlier = document.getElementById(line.id);
  if (earlier) earlier.replaceWith(line);
  else find('evidence', HTMLElement).append(line);
}

/** A cause that the model has written and that was proved, while it goes on writing. The report takes its place. */
export function showCause({ statement, confidence, lines }: Proved): void {
  const report = find('report', HTMLElement);
  report.hidden = false;
  report.append(make('p', `So far: ${statement} (${confidence}; ${lines.join(', ')})`));
}

export function showWithdrawn({ statement, why }: { readonly statement: string; readonly why: string }): void {
  withdrawn = [...withdrawn, `Withdrawn: ${statement} (${why})`];
  find('report', HTMLElement).append(make('p', withdrawn.at(-1) ?? ''));
}

export function showRuns(runs: readonly RunView[]): void {
  find('runs', HTMLElement).replaceChildren(
    ...runs.map((run) => {
      const link = document.createElement('a');
      link.href = `#${run.id}`;
      link.textContent = run.title ?? run.id;
      const item = make('li', '');
      item.append(link, make('small', run.headline ?? run.state));
      return item;
    }),
  );
}
