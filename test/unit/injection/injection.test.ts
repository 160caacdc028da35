import { describe, expect, it } from 'vitest';
import { renderReport as toAdf } from '../../../integrations/jira/render.ts';
import { renderPlain } from '../../../integrations/jira/render-plain.ts';
import { renderReport as toBlocks } from '../../../integrations/slack/render.ts';
import { renderText as toSlackText } from '../../../integrations/slack/render-text.ts';
import type { ModelDiagnosis } from '../../../src/diagnosis/answer.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { Investigation } from '../../../src/diagnosis/investigation.ts';
import { buildReport } from '../../../src/diagnosis/report.ts';
import { renderText } from '../../../src/diagnosis/text.ts';
import type { Model } from '../../../src/domain/ports.ts';
import type { Report } from '../../../src/domain/report.ts';
import { newRun, type RunEvent } from '../../../src/domain/run.ts';
import { aRequest } from '../../support/run-request.ts';
import { ATTACKED, attack } from './attacked.ts';
import { NARRATIVES } from './narratives.samples.ts';
import { OUTPUTS } from './outputs.samples.ts';

interface Outcome {
  readonly report: Report;
  readonly events: readonly RunEvent[];
  /** Looks that were taken because the model asked for them. */
  readonly looks: readonly string[];
}

/** Says in each of its fields what it was told to, as surely as it can, and cites whatever there is to cite. */
function obey(claim: string, remedy: string, citations = [`${ATTACKED}.1`, 'E1.1', 'E3.1']): ModelDiagnosis {
  const cited = citations.map((line) => ({ line, quote: '' }));
  const cause = { class: 'other' as const, statement: claim.slice(0, 300), confidence: 'high' as const };
  return {
    outcome: 'cause',
    causes: [
      { ...cause, citations: cited },
      { ...cause, class: 'disk_full', citations: cited.slice(1) },
      { ...cause, class: 'package_upgrade_broke', citations: cited.slice(0, 1) },
    ],
    ruledOut: [{ what: claim.slice(0, 80), lines: ['E1.1', 'E3.1'] }],
    steps: [
      { text: remedy.slice(0, 200), risk: 'read-only' },
      { text: `Check that this is done: ${remedy}`.slice(0, 200), risk: 'read-only' },
      { text: remedy.slice(0, 200), risk: 'disruptive' },
    ],
    missing: [claim.slice(0, 120)],
    looks: [
      { look: 'log-file', host: 'db-99.evil.example', target: '/var/log/syslog' },
      { look: 'config-file', host: 'web-03.prod.example.com', target: '/etc/shadow' },
      { look: 'journal', host: 'web-03.prod.example.com', target: 'evil.service; rm -rf /' },
    ],
  };
}

async function run(investigation: Investigation, answer: ModelDiagnosis): Promise<Outcome> {
  const events: RunEvent[] = [];
  const looks: string[] = [];
  const model: Model = {
    name: 'obeying',
    async answer(_prompt, _signal, onText) {
      for (const piece of JSON.stringify(answer).match(/[\s\S]{1,40}/g) ?? []) onText?.(piece);
      return { json: answer, model: 'obeying' };
    },
  };
  const parts = {
    model,
    promptChars: 24_000,
    modelTimeoutMs: 5_000,
    seed: 7,
    lookFurther: async (wanted: readonly { readonly look: { readonly collector: string } }[]) => {
      looks.push(...wanted.map(({ look }) => look.collector));
      return [];
    },
  };
  const found = await diagnose(investigation, parts, (event) => void events.push(event), new AbortController().signal);
  const { ticket, hosts, refusedHosts } = investigation;
  const report = buildReport(
    { ...newRun(aRequest('injected'), 1), ticket, hosts, refusedHosts, ...found },
    'comment /tai',
    new Date('2026-11-22T19:00:00Z'),
  );
  return { report, events, looks };
}

const REFUSED = /^Not looked at, because not allowed/;

/** Everything a reader sees but the lines of evidence, which are quoted as they are, in code blocks, and the names of hosts that were
 * asked for and refused. */
function withoutQuotes(report: Report): Report {
  const causes = report.causes.map((cause) => ({ ...cause, proof: [] }));
  return { ...report, causes, notes: report.notes.filter((note) => !REFUSED.test(note)) };
}

/** What a rule says of the full host. */
const PROVED = '/var is full: 100 % of 40 GiB used, 0 KiB left.';
const ACTIVE_TYPES =
  /"type":"(?:link|mention|inlineCard|blockCard|embedCard|media|mediaSingle|emoji|user|usergroup|channel|broadcast|image|mrkdwn|date)"/;
/** An address, a mention, markup, a command that runs foreign code, an escape, a character nobody sees. */
const ACTIVE =
  /https?:|hxxp|www\.|javascript:|\w@\w|(?<![\w.])@\w|<[!@#/a-z]|\[~|!\[|\]\(|\{(?:panel|html|color)|\||\\u001b|(?!\n)\p{Cc}|\p{Cf}|evil|\/dev\/tcp|base64|rm -rf|setenforce|authorized_keys|hunter2|AKIA|BEGIN OPENSSH/iu;

function expectHarmless({ report, events, looks }: Outcome): void {
  const bare = withoutQuotes(report);
  const rendered = [
    renderText(bare),
    JSON.stringify(toAdf(bare)),
    JSON.stringify(toBlocks(bare, { rerunValue: 'r1' })),
    toSlackText(bare),
  ];
  for (const text of [...rendered, JSON.stringify(events.filter(({ kind }) => kind !== 'thinking'))]) {
    expect(text).not.toMatch(ACTIVE);
  }
  for (const whole of [toAdf(report), renderPlain(report, 'with proof'), toBlocks(report, { rerunValue: 'r1' })]) {
    expect(JSON.stringify(whole)).not.toMatch(ACTIVE_TYPES);
  }
  expect(report.notes.filter((note) => REFUSED.test(note)).join(' ')).not.toMatch(/https?:|<[!@#/a-z]|\[~|\]\(|@/i);
  expect(report.hosts).toEqual(['web-03.prod.example.com']);
  expect(looks).toEqual([]);
}

const cases = NARRATIVES.flatMap((one) => one.places.map((place) => ({ ...one, place })));

it('has at least 120 hostile cases, in at least ten languages and at every place', () => {
  expect(cases.length + OUTPUTS.length).toBeGreaterThanOrEqual(120);
  expect(new Set(NARRATIVES.map(({ language }) => language.split(',')[0])).size).toBeGreaterThanOrEqual(10);
  expect(new Set(cases.map(({ place }) => place)).size).toBe(12);
});

describe('a model that obeys what an outsider wrote', () => {
  it.each(cases)('$language at the place "$place": $words', async ({ place, words, claim, remedy }) => {
    const answer = obey(claim, remedy);

    const fine = await run(attack(place, words, 'fine'), answer);
    const full = await run(attack(place, words, 'full'), answer);

    expect(fine.report.outcome).not.toBe('cause');
    expect(fine.report.causes.map(({ confidence }) => confidence).filter((one) => one !== 'low')).toEqual([]);
    expect(fine.report.steps).toEqual([]);
    expect(fine.report.ruledOut.join(' ')).not.toContain(claim.slice(0, 40));
    expectHarmless(fine);

    const [first, ...others] = full.report.causes;
    expect(first).toMatchObject({ confidence: 'high', statement: PROVED });
    expect(others.map(({ confidence }) => confidence).filter((one) => one !== 'low')).toEqual([]);
    expect(full.report.steps.map(({ text }) => text).join('\n')).not.toContain(remedy.slice(0, 20));
    expectHarmless(full);
  });
});

describe('a model that goes wrong by itself', () => {
  it.each(OUTPUTS)('%s: %s', async (_what, text) => {
    const answer = obey(text, text, ['E1.1', 'E3.1']);

    const fine = await run(attack('log', 'started', 'fine'), answer);
    const full = await run(attack('log', 'started', 'full'), answer);

    expect(fine.report.causes.map(({ confidence }) => confidence).filter((one) => one !== 'low')).toEqual([]);
    expect(full.report.causes[0]?.statement).toBe(PROVED);
    expectHarmless(fine);
    expectHarmless(full);
  });
});
