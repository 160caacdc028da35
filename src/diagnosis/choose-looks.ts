import type { Collector } from '../collectors/collector.ts';
import { hostCollectors } from '../collectors/index.ts';
import { type About, NOT_WANTED, placeOf } from '../collectors/when.ts';
import type { IssueType } from '../domain/issue-type.ts';
import type { Ticket } from '../domain/ticket.ts';
import { rankIssueTypes } from './issue-type.ts';

/** Looks of the first round, beyond the common core as many as are left. */
const MAX_LOOKS = 40;
const MAX_TYPES = 3;
/** What weighs less beside the likeliest kind is no kind of this ticket. */
const LEAST_SHARE = 0.3;
/** A ticket whose words weigh less tells next to nothing. */
const TELLING = 2;
/** For tickets that tell nothing: what goes wrong most often, and what everything else then hangs on. */
const BROAD: readonly IssueType[] = ['service_down', 'cpu_load', 'memory', 'disk_space', 'network', 'disk_health'];

/** What a ticket is about: the kind that a person named apart from it, else the likeliest two or three by its words. */
export function aboutOf({ title, text, type, looks }: Pick<Ticket, 'title' | 'text' | 'type' | 'looks'>): About {
  const words = `${title}\n${text}`;
  const named = looks && { looks };
  if (type !== undefined) return { types: [type], text: words, ...named };
  const ranked = rankIssueTypes({ title, text });
  const most = ranked[0]?.weight ?? 0;
  const types = ranked.filter(({ weight }) => weight >= most * LEAST_SHARE).map((one) => one.type);
  const chosen = types.filter((one) => one !== 'other').slice(0, MAX_TYPES);
  const tellsNothing = most < TELLING || ranked[0]?.type === 'other';
  return { types: tellsNothing ? [...new Set([...chosen, ...BROAD])] : chosen, text: words, ...named };
}

/**
 * The looks of the first round: the common core, then what the ticket's kinds ask for, the likeliest kind first. They come in
 * the order of the list, which is that of the evidence. A look that was not chosen is no gap.
 */
export function chooseCollectors(
  about: About,
  collectors: readonly Collector<unknown>[] = hostCollectors,
): readonly Collector<unknown>[] {
  const named = new Set(about.looks);
  const placed = collectors.map((collector) => ({
    collector,
    place: named.has(collector.name) ? FIRST : placeOf(collector.when, about),
  }));
  const core = placed.filter(({ collector }) => collector.when === 'always');
  const wanted = placed
    .filter(({ collector, place }) => collector.when !== 'always' && place !== NOT_WANTED)
    .toSorted((a, b) => a.place - b.place)
    .slice(0, Math.max(0, MAX_LOOKS - core.length));
  const chosen = new Set([...core, ...wanted].map(({ collector }) => collector));
  return collectors.filter((collector) => chosen.has(collector));
}

/** Before the likeliest kind's: a person asked for it. */
const FIRST = -1;

/** As many as `chooseCollectors` ever chooses. */
export const MAX_FIRST_LOOKS = Math.max(MAX_LOOKS, hostCollectors.filter(({ when }) => when === 'always').length);
