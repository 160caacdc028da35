import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../src/diagnosis/html.ts';
import { renderMarkdown } from '../../../src/diagnosis/markdown.ts';
import { renderText } from '../../../src/diagnosis/text.ts';
import { Host } from '../../../src/domain/host.ts';
import { copyText } from '../../../src/terminal/clipboard.ts';
import { lookOf } from '../../../src/terminal/look.ts';
import { paintReport } from '../../../src/terminal/paint.ts';
import { liveProgress, plainProgress } from '../../../src/terminal/progress.ts';
import { checkReportFile } from '../../../src/terminal/report-file.ts';
import { aReport } from '../../support/report.ts';
import { aTerminal } from './streams.ts';

const WEB = Host.parse('web-03');

describe('what a terminal can show', () => {
  it.each([
    [{ environment: { NO_COLOR: '1' } }, { colour: false, ascii: false, width: 80 }],
    [{ environment: { NO_COLOR: '' } }, { colour: true }],
    [{ environment: { TERM: 'dumb' } }, { colour: false }],
    [{ isTTY: false }, { colour: false }],
    [{ environment: { LANG: 'de_DE.UTF-8', LC_ALL: 'C' } }, { ascii: true }],
    [{ environment: { LC_ALL: '', LANG: 'C.utf8' } }, { ascii: false }],
  ])('%j is %j', (change, expected) => {
    const { io } = aTerminal(change);

    expect(lookOf(io.stdout, io.environment)).toMatchObject(expected);
  });

  it('has the width of COLUMNS where it is none', () => {
    const { stdout } = aTerminal({ isTTY: false }).io;
    Object.assign(stdout, { columns: undefined });

    expect(lookOf(stdout, { COLUMNS: '60' }).width).toBe(60);
    expect(lookOf(stdout, { COLUMNS: 'wide' }).width).toBe(100);
  });
});

describe('colours', () => {
  it.each([40, 80, 120])('change no letter of a report that is %d columns wide', (width) => {
    const text = renderText(aReport(), { width });

    const painted = paintReport(text);

    expect(painted).not.toBe(text);
    expect(stripVTControlCharacters(painted)).toBe(text);
  });
});

describe('a report in a file', () => {
  const hostile = aReport({
    headline: 'see <script>alert(1)</script> [here](javascript:x) @all *now* https://evil.example',
    causes: [
      {
        statement: '`<img src=x>`',
        confidence: 'low',
        proof: [{ id: 'E1.1', collector: 'disk', text: '``` </pre><b>', trust: 'anyone' }],
      },
    ],
  });

  it('has no markup of others in HTML', () => {
    const page = renderHtml(hostile);

    expect(page).not.toMatch(/<(script|img|b)\b/);
    expect(page).toContain('&lt;/pre&gt;');
    expect(page).toContain("default-src 'none'");
  });

  it('has none in Markdown either, and shows lines word for word', () => {
    const page = renderMarkdown(hostile);

    expect(page).toContain('````text\nE1.1  disk  ``` </pre><b>  (anyone may have written this)\n````');
    expect(page).toContain('\\<script\\>');
    expect(page).not.toMatch(/(?<!\\)\[here|(?<!\\)\*now|https:\/\/|@all/);
  });

  it('is refused before the work when its suffix says no form', () => {
    expect(() => checkReportFile('report.pdf', '--output ')).toThrow(
      /--output report\.pdf: its suffix must be one of \.txt/,
    );
    expect(() => checkReportFile('REPORT.MD', '--output ')).not.toThrow();
  });
});

describe('progress', () => {
  const hosts = { kind: 'hosts', hosts: [WEB], refused: [] } as const;
  const look = {
    kind: 'evidence',
    id: 'E1',
    host: WEB,
    collector: 'disk',
    status: 'collected',
    detail: '3 lines',
  } as const;

  it('is one line for each event where nothing can be drawn again', () => {
    const { io, written } = aTerminal({ isTTY: false });

    const progress = plainProgress(io);
    progress.onEvent(hosts);
    progress.onEvent({ ...look, detail: 'wide\u001b[2J 表' });

    expect(written()).toBe('hosts      web-03\ncollected  web-03 disk: wide 表\n');
  });

  it('is drawn in place on a terminal, no line wider than it, and gone at the end', () => {
    const { io, written } = aTerminal({ columns: 40 });

    const progress = liveProgress(io, () => 0);
    progress.onEvent(hosts);
    progress.onEvent({ ...look, status: 'failed', detail: '表'.repeat(60) });
    progress.say('so far nothing');
    const shown = written();
    progress.end();

    expect(shown).toContain('so far nothing\n');
    expect(shown.split('\n').every((line) => stripVTControlCharacters(line).length < 40)).toBe(true);
    expect(written()).toBe('\u001b[2A\u001b[0J');
  });
});

describe('the clipboard', () => {
  it('is asked by OSC 52, which a terminal takes over SSH too', async () => {
    const { io, written } = aTerminal({ environment: { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22', DISPLAY: ':0' } });

    const by = await copyText('/var is full ·', io);

    expect(by).toBe('the terminal');
    expect(written()).toBe(`\u001b]52;c;${Buffer.from('/var is full ·').toString('base64')}\u0007`);
  });

  it('is nowhere without a terminal or a desktop', async () => {
    const { io, written } = aTerminal({ isTTY: false });

    expect(await copyText('x', io)).toBeUndefined();
    expect(written()).toBe('');
  });
});
