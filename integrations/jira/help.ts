import type { HelpWanted } from './comment-event.ts';
import type { JiraSettings } from './settings.ts';
import { rerunLabelOf } from './settings.ts';

type Ways = Pick<JiraSettings, 'automationSecret' | 'rerunLabel'>;

/** How an answer here is asked for again, as far as it is set up. */
export function againBy(settings: Ways): string {
  const button = settings.automationSecret ? 'the ticket\'s "tai" action, or ' : '';
  return `${button}comment /tai`;
}

/** What may be said to us, after what was not understood. */
export function helpLines({ unclear }: Pick<HelpWanted, 'unclear'>, settings: Ways): readonly string[] {
  return [
    ...(unclear === undefined ? [] : [`Not understood: "${unclear}". Nothing was run.`]),
    'Start a comment with one of these; tai looks, changes nothing, and writes into its one comment here:',
    '/tai - look at the hosts this ticket names',
    '/tai web-03 db-01.example.com - look at these hosts instead',
    '/tai web-03 since 2h - look at the logs since then; also: since 02:10, since 2026-11-20 02:10',
    '/tai good, /tai bad - whether the answer was right',
    '/tai help - this',
    `A mention of this account does the same, and so does setting the label ${rerunLabelOf(settings)}.`,
  ];
}
