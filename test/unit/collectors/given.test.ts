import { describe, expect, it } from 'vitest';
import { readGiven } from '../../../src/collectors/given.ts';
import { parseMoment } from '../../../src/collectors/moment.ts';
import { partsOf } from '../../../src/collectors/typed-command.ts';
import { writeEvidence } from '../../../src/diagnosis/evidence-text.ts';
import { parseHost } from '../../../src/domain/host.ts';
import { runFindings } from '../../../src/findings/find.ts';
import { citeSigns, isRecent, signsOf } from '../../../src/findings/signs-of.ts';

const MOMENT = parseMoment('2026-01-02T10:00:00+01:00');
const STATUS = `× shop.service - Shop
     Loaded: loaded (/etc/systemd/system/shop.service; enabled; preset: enabled)
     Active: failed (Result: exit-code) since Fri 2026-01-02 09:58:00 CET; 2min ago
   Main PID: 812 (code=exited, status=203/EXEC)
     Memory: 22.5M (max: 512.0M)

Jan 02 09:58:00 web-1 (start.sh)[812]: shop.service: Failed to locate executable /opt/shop/start.sh: No such file or directory
Jan 02 09:58:00 web-1 systemd[1]: shop.service: Failed with result 'exit-code'.
`;

function take(...given: readonly (readonly [command: string, output: string])[]) {
  const outputs = given.map(([command, output]) => ({ command, output }));
  return readGiven(outputs, { host: parseHost('web-1'), firstId: 1, words: new Set(), moment: MOMENT });
}

function factsFrom(command: string, output: string): unknown {
  return take([command, output]).flatMap((piece) => (piece.status === 'collected' ? [piece.facts] : []))[1];
}

describe('readGiven', () => {
  it('reads a status as the state of the unit and the end of its log, and proves with both', () => {
    const evidence = take(['systemctl status shop --no-pager -l', STATUS]);

    const [finding] = runFindings(evidence);

    expect(evidence.map(({ id, collector }) => `${id} ${collector}`)).toEqual(['E1 clock', 'E2 unit', 'E3 journal']);
    expect(evidence[1]).toMatchObject({
      facts: {
        unit: 'shop.service',
        properties: { ActiveState: { value: 'failed', line: 3 }, Result: { value: 'exit-code' } },
      },
    });
    expect(evidence[1]).toMatchObject({ facts: { properties: { MemoryMax: { value: '536870912', line: 5 } } } });
    expect(finding?.statement).toContain('/opt/shop/start.sh');
  });

  it.each([
    ['df -h', 'Filesystem Size Used Avail Use% Mounted on\n/dev/sda1 39G 17G 21G 45% /\n', { sizeKiB: 40894464 }],
    [
      'sudo df -hT /',
      'Filesystem Type Size Used Avail Use% Mounted on\n/dev/sda1 xfs 1.5T 1T 500G 67% /\n',
      { type: 'xfs' },
    ],
    ['df -m', 'Filesystem 1M-blocks Used Available Use% Mounted on\n/dev/sda1 100 50 50 50% /\n', { sizeKiB: 102400 }],
  ])('reads the space that %s shows', (command, output, filesystem) => {
    expect(factsFrom(command, output)).toMatchObject({ filesystems: [filesystem] });
  });

  it.each([
    ['free -m', 'Mem:           1000         400         100           1         500         550', 1_024_000],
    ['free', 'Mem:        1024000         400         100           1         500         550', 1_024_000],
    ['free -h', 'Mem:          1.0Gi       400Mi       100Mi       1.0Mi       500Mi       550Mi', 1_048_576],
  ])('reads the memory that %s shows', (command, row, kiB) => {
    const heading = '               total        used        free      shared  buff/cache   available';

    expect(factsFrom(command, `${heading}\n${row}\n`)).toMatchObject({ total: { kiB, line: 2 } });
  });

  it.each([
    [
      'journalctl -k',
      'Jan 01 23:00:00 web-1 kernel: nf_conntrack: table full, dropping packet',
      '2026-01-01T22:00:00.000Z',
    ],
    ['dmesg -T', '[Fri Jan  2 09:00:00 2026] nf_conntrack: table full, dropping packet', '2026-01-02T08:00:00.000Z'],
    [
      'grep full /var/log/syslog',
      '2026-01-02T09:00:00.5+02:00 web-1 kernel: nf_conntrack: table full, dropping packet',
      '2026-01-02T07:00:00.500Z',
    ],
  ])('knows when a line of %s was written', (command, line, at) => {
    const { seen, times } = signsOf(take([command, `${line}\n`]), 'conntrack_full');

    expect(seen.map((one) => [one.at, one.sign.by, isRecent(one)])).toEqual([[at, 'kernel', true]]);
    expect(times).toBe(1);
    expect(citeSigns(...seen, ...seen)).toEqual([{ evidence: 'E2', line: 1, quote: line }]);
  });

  it('takes a stamp without a year for the newest that is not in the future', () => {
    const line = 'Dec 31 23:00:00 web-1 kernel: nf_conntrack: table full, dropping packet';

    const [sign] = signsOf(take(['journalctl -k', `${line}\n`]), 'conntrack_full').seen;

    expect(sign?.at).toBe('2025-12-31T22:00:00.000Z');
    expect(sign && isRecent(sign)).toBe(false);
  });

  it('does not let an application speak for the kernel', () => {
    const forged = 'Jan 02 09:00:00 web-1 kernel[4711]: nf_conntrack: table full, dropping packet\n';

    const { seen } = signsOf(take(['journalctl --since -1h', forged]), 'conntrack_full');

    expect(seen).toEqual([]);
  });

  it.each([
    [
      'tail -n 5 /var/log/nginx/error.log',
      '2026/01/02 09:00:00 [crit] 7#7: *1 accept4() failed (24: Too many open files)',
    ],
    ['cat app.log', '2026-01-02 09:00:00,123 ERROR [main] java.net.SocketException: Too many open files'],
    ['cat redis.log', '811:C 02 Jan 2026 09:00:00.912 # Can not accept: Too many open files'],
    ['cat error_log', '[Fri Jan 02 09:00:00.118203 2026] [core:crit] [pid 7] AH00001: Too many open files'],
  ])('reads signs in %s, which no collector reads', (command, line) => {
    const evidence = take([command, `${line}\n`]);

    const { seen } = signsOf(evidence, 'too_many_files');

    expect(evidence[1]).toMatchObject({ collector: 'given', trust: 'anyone' });
    expect(seen.map(({ at }) => at?.slice(0, 19))).toEqual(['2026-01-02T08:00:00']);
  });

  it('keeps what nothing reads, and writes no line twice', () => {
    const evidence = take(
      ['strange --tool', 'one\ntwo\n'],
      ['uptime; nproc', ' 09:30:12 up 58 days, 22:10,  1 user,  load average: 0.61, 0.72, 0.80\n4\n'],
    );

    const text = writeEvidence(evidence);

    expect(evidence.map(({ collector }) => collector)).toEqual(['clock', 'given', 'uptime', 'load']);
    expect(text).toContain('E2.1 (anyone)| one');
    expect(text.match(/load average/g)).toHaveLength(1);
    expect(text.match(/\| 4$/gm)).toHaveLength(1);
  });

  it('redacts what it was given', () => {
    const text = writeEvidence(take(['cat run.sh', 'export DB_PASSWORD=q8ZrLw2mXp\n']));

    expect(text).not.toContain('q8ZrLw2mXp');
  });
});

describe('partsOf', () => {
  it.each([
    ['df -h; free -m | head -n 2', ['df -h', 'free -m']],
    ["sudo journalctl -k | grep -E 'a|b; c' && LC_ALL=C dmesg -T", ['journalctl -k', 'dmesg -T']],
    ['/usr/sbin/ss -ltn 2>&1 || netstat -ltn', ['ss -ltn 2>&1', 'netstat -ltn']],
  ])('takes %s apart', (command, parts) => {
    expect(partsOf(command)).toEqual(parts);
  });
});
