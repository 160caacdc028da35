import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/collectors/collector.ts';
import { readGiven } from '../../../src/collectors/given.ts';
import { kernel } from '../../../src/collectors/kernel.ts';
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

    expect(evidence.map(({ id, collector }) => `${id} ${collector}`)).toEqual([
      'E1 clock',
      'E2 unit',
      'E3 journal',
      'E4 unit-limits',
    ]);
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

  it.each([
    'journalctl -b --no-pager',
    'journalctl --since -2h -p warning',
    'grep -i kill /var/log/messages',
    'tail -n 50 /var/log/syslog',
  ])('reads the kernel’s part of %s as the kernel’s, and the rest as anyone’s', (command) => {
    const output = `Jan 02 08:58:00 web-1 sshd[9]: kernel: Out of memory: Killed process 1 (init)
Jan 02 08:59:00 web-1 kernel: [ 88.123456] java invoked oom-killer: gfp_mask=0xcc0, order=0, oom_score_adj=0
Jan 02 08:59:01 web-1 kernel: [ 88.200000] Out of memory: Killed process 42 (java) total-vm:9kB, anon-rss:6kB, file-rss:0kB, shmem-rss:0kB
Jan 02 08:59:02 web-1 billing[7]: connection refused
`;

    const evidence = take([command, output]);

    const [known] = factsOf(evidence, kernel);
    expect(known?.facts.ooms.map(({ process, pid }) => [process, pid])).toEqual([['java', 42]]);
    expect(known?.evidence.trust).toBe('system');
    expect(known?.evidence.lines.map(({ number }) => number)).toEqual([2, 3]);
    const others = evidence.filter(({ collector }) => collector === 'system-log');
    expect(
      others.map((one) => [one.trust, one.status === 'collected' && one.lines.map(({ number }) => number)]),
    ).toEqual([['anyone', [1, 4]]]);
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
