import { describe, expect, it } from 'vitest';
import { collect, type Round } from '../../../src/collectors/collect.ts';
import { disk } from '../../../src/collectors/disk.ts';
import { hostCollectors } from '../../../src/collectors/index.ts';
import { journal } from '../../../src/collectors/journal.ts';
import { kernel } from '../../../src/collectors/kernel.ts';
import { lookAtHost, lookAtUnit } from '../../../src/collectors/look.ts';
import { machine } from '../../../src/collectors/machine.ts';
import { sockets } from '../../../src/collectors/sockets.ts';
import { unitFile } from '../../../src/collectors/unit-file.ts';
import { UnitName } from '../../../src/collectors/unit-name.ts';
import { TaiError } from '../../../src/domain/errors.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import { parseHost } from '../../../src/domain/host.ts';
import { createFakeShell, type Replies } from '../../support/fake-shell.ts';

const HOST = parseHost('web-1');
const NGINX = UnitName.parse('nginx.service');
const GNU_DF = 'df --portability --print-type --local --block-size=1024';
const DF = 'Filesystem Type 1024-blocks Used Available Capacity Mounted on\n/dev/vda1 ext4 100 50 50 50% /\n';
const JOURNAL = 'journalctl --no-pager --output=short-iso-precise --lines=400 --unit nginx.service';
const DMESG = '[    1.000000] random: crng init done\n';
const NO_ACCESS = {
  stderr:
    'Hint: You are currently not seeing messages from other users and the system.\nNo journal files were opened due to insufficient permissions.\n',
  exitCode: 1,
};

async function aRound(replies: Replies, seen: Evidence[] = []): Promise<Round> {
  const session = await createFakeShell({ [HOST]: replies }).open(HOST, AbortSignal.timeout(5_000));
  const onEvidence = (evidence: Evidence): void => void seen.push(evidence);
  return { host: HOST, session, firstId: 1, words: new Set(), onEvidence };
}

async function collectOne(look: Parameters<typeof collect>[0][number], replies: Replies) {
  const [evidence] = await collect([look], await aRound(replies), AbortSignal.timeout(5_000));
  return evidence;
}

describe('collect', () => {
  it('keeps what was read, with the command that showed it', async () => {
    const evidence = await collectOne(lookAtHost(disk), { [GNU_DF]: DF });

    expect(evidence).toMatchObject({ id: 'E1', status: 'collected', command: GNU_DF, trust: 'system', totalLines: 2 });
    expect(evidence).toMatchObject({ facts: { filesystems: [{ mount: '/', usedPercent: 50, line: 2 }] } });
  });

  it('tries the next command when a tool does not know its options', async () => {
    const evidence = await collectOne(lookAtHost(disk), {
      [GNU_DF]: { stderr: "df: unrecognized option '--portability'\n", exitCode: 1 },
      'df -PTk': DF,
    });

    expect(evidence).toMatchObject({ status: 'collected', command: 'df -PTk' });
  });

  it('keeps what df prints although one mount could not be read', async () => {
    const evidence = await collectOne(lookAtHost(disk), {
      [GNU_DF]: { stdout: DF, stderr: 'df: /x: stale\n', exitCode: 1 },
    });

    expect(evidence).toMatchObject({ status: 'collected', command: GNU_DF });
  });

  it('says which tools are not there', async () => {
    const evidence = await collectOne(lookAtHost(sockets), {});

    expect(evidence).toMatchObject({
      status: 'skipped',
      reason: 'ss is not on this host; netstat is not on this host',
      hides: 'services that do not listen, and ports taken by others',
    });
  });

  it('says that logs may not be read, which is not the same as a quiet unit', async () => {
    const refused = await collectOne(lookAtUnit(journal, NGINX), {
      [JOURNAL]: NO_ACCESS,
      [JOURNAL.replace('-precise', '')]: NO_ACCESS,
    });
    const quiet = await collectOne(lookAtUnit(journal, NGINX), { [JOURNAL]: '-- No entries --\n' });

    expect(refused).toMatchObject({ status: 'skipped', reason: 'no access to system logs' });
    expect(quiet).toMatchObject({ status: 'collected', facts: { entries: 0 } });
  });

  it('reads the kernel log by dmesg where there is no journal', async () => {
    const none = { stdout: '-- No entries --\n', stderr: 'No journal files were found.\n' };
    const journalctl = 'journalctl --dmesg --no-pager --output=short-iso';

    const evidence = await collectOne(lookAtHost(kernel), {
      [`${journalctl}-precise --lines=2000`]: none,
      [`${journalctl} --lines=2000`]: none,
      'dmesg --time-format=iso --nopager': { stderr: 'dmesg: unrecognized option\n', exitCode: 1 },
      dmesg: DMESG,
    });

    expect(evidence).toMatchObject({ status: 'collected', command: 'dmesg', facts: { messages: 1 } });
  });

  it('turns a time limit into a failure, and does not wait for the same again', async () => {
    const evidence = await collectOne(lookAtHost(disk), { [GNU_DF]: { exitCode: 124 }, 'df -PTk': DF });

    expect(evidence).toMatchObject({ status: 'failed', code: 'COMMAND_TIMED_OUT' });
  });

  it('turns what the session throws into a failure of this look alone', async () => {
    const looks = [lookAtHost(disk), lookAtHost(machine)];
    const round = await aRound({
      [GNU_DF]: new TaiError('COMMAND_TIMED_OUT', 'too slow'),
      'uname -srm': 'Linux 6.1.0 x86_64\n',
    });

    const evidence = await collect(looks, round, AbortSignal.timeout(5_000));

    expect(evidence.map(({ id, status }) => `${id} ${status}`)).toEqual(['E1 failed', 'E2 collected']);
  });

  it('turns an exit code nobody expected into a failure with the tool’s own words', async () => {
    const evidence = await collectOne(lookAtHost(machine), {
      'uname -srm': { stderr: 'uname: strange\nmore\n', exitCode: 2 },
    });

    expect(evidence).toMatchObject({ status: 'failed', code: 'COMMAND_FAILED', detail: 'exit code 2: uname: strange' });
  });

  it('turns output of an unknown shape into a failure', async () => {
    const evidence = await collectOne(lookAtHost(machine), { 'uname -srm': 'what?\n' });

    expect(evidence).toMatchObject({ status: 'failed', code: 'OUTPUT_UNREADABLE' });
  });

  it('never runs a command outside the catalogue', async () => {
    const look = { ...lookAtHost(machine), argvs: [['uname', '-a']] as const };

    const evidence = await collectOne(look, { 'uname -a': 'Linux' });

    expect(evidence).toMatchObject({ status: 'failed', code: 'COMMAND_REJECTED' });
  });

  it('numbers in the order of the list and reports each as it is done', async () => {
    const seen: Evidence[] = [];
    const looks = hostCollectors.map(lookAtHost);

    const evidence = await collect(looks, { ...(await aRound({}, seen)), firstId: 20 }, AbortSignal.timeout(5_000));

    expect(evidence.map(({ id }) => id)).toEqual(looks.map((_, index) => `E${20 + index}`));
    expect(new Set(seen)).toEqual(new Set(evidence));
  });

  it('lets no secret into facts or lines, even one that a terminal would not show', async () => {
    const output = `# /etc/systemd/system/nginx.service
[Service]
Environment=GREETING=Xk29fLq0Zd "TOKEN_FILE=/etc/token" WORKERS=4
Environment='SALT=pepper and more'
ExecStart=/usr/bin/app --pass\u001b[0mword=hunter2hunter2
`;

    const evidence = await collectOne(lookAtUnit(unitFile, NGINX), {
      'systemctl cat --no-pager -- nginx.service': output,
    });

    const text = JSON.stringify(evidence);
    expect(evidence?.status).toBe('collected');
    for (const secret of ['Xk29fLq0Zd', 'pepper', 'hunter2']) expect(text).not.toContain(secret);
    for (const plain of ['TOKEN_FILE=/etc/token', 'WORKERS=4']) expect(text).toContain(plain);
  });

  it('shrinks a flood, and keeps the lines that facts were read from', async () => {
    const flood = Array.from(
      { length: 3_000 },
      (_, index) => `2026-11-22T10:00:00.000000+0000 web-1 nginx[7]: request ${index} served in ${index} ms`,
    );
    const bind =
      '2026-11-22T10:00:00.000000+0000 web-1 nginx[7]: bind() to 0.0.0.0:80 failed (98: Address already in use)';

    const evidence = await collectOne(lookAtUnit(journal, NGINX), { [JOURNAL]: [...flood, bind, ...flood].join('\n') });

    const lines = evidence?.status === 'collected' ? evidence.lines : [];
    expect(evidence).toMatchObject({ totalLines: 6_001, facts: { signs: [{ kind: 'port_in_use', line: 3_001 }] } });
    expect(lines.find(({ number }) => number === 3_001)?.text).toBe(bind);
    expect(lines.reduce((size, { text }) => size + text.length, 0)).toBeLessThan(12_001);
  });

  it('drops the last line of output that was cut off in its middle', async () => {
    const evidence = await collectOne(lookAtHost(disk), {
      [GNU_DF]: { stdout: `${DF}/dev/vdb1 ext4 1`, truncated: true },
    });

    expect(evidence).toMatchObject({ status: 'collected', totalLines: 2, truncated: true });
  });
});
