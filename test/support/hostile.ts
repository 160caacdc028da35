import { isNoCertificate, NO_DISKS, NO_ENDPOINTS, OTHER_CERTIFICATES } from './hostile-names.ts';
import { catalogue } from '../../src/collectors/catalogue.ts';
import { fill } from '../../src/collectors/command.ts';
import type { Parameter, ParameterKind } from '../../src/collectors/parameter.ts';
import type { Argv } from '../../src/domain/ports.ts';
import { EXAMPLES } from './gate-host.ts';

/** Words that would do something if anything read them: a canary file stands for all that must not happen. */
export function payloads(canary: string): readonly string[] {
  return [
    `touch ${canary}`,
    `/bin/touch ${canary}`,
    `; touch ${canary}`,
    `;/usr/bin/touch ${canary}`,
    `&& touch ${canary}`,
    `|| touch ${canary}`,
    `| tee ${canary}`,
    `& touch ${canary} &`,
    `$(touch ${canary})`,
    `\`touch ${canary}\``,
    `\ntouch ${canary}\n`,
    `\r\n/bin/touch ${canary}`,
    `> ${canary}`,
    `>${canary}`,
    `</dev/null >${canary}`,
    `'; touch ${canary}; '`,
    `'$(touch ${canary})'`,
    `";touch ${canary};"`,
    `\\'; touch ${canary}`,
    `) touch ${canary} ;;`,
    `*) touch ${canary};;esac;`,
    `\${IFS}touch\${IFS}${canary}`,
    `<(touch ${canary})`,
    `#\n/bin/touch ${canary}`,
    `-exec touch ${canary}`,
    `--vacuum-time=1s`,
    `--cursor-file=${canary}`,
    `--root=/tmp/x`,
    `-D ${canary}`,
    `..`,
    `../../bin/touch ${canary}`,
    `*`,
    `?`,
    `[a-z]`,
    `%s%n`,
    `\u202e\u0000`.replace('\u0000', ''),
    `a`.repeat(300),
    `\u001b]0;x\u0007`,
    `-`,
    `--`,
  ];
}

/** Ends that make a word look like a unit, so that only the rest of its grammar stands in the way. */
export function hostileUnits(canary: string): readonly string[] {
  const dressed = payloads(canary).flatMap((text) => [
    `${text}.service`,
    `nginx.service${text}`,
    `nginx${text}.service`,
  ]);
  const innocent = new Set(['nginxa.service', 'nginx-.service', 'nginx--.service']);
  return [
    ...dressed.filter((name) => !innocent.has(name) && !/^a{193}\.service$/.test(name)),
    '',
    'nginx',
    '.service',
    '-.mount',
    'a..service',
    'a..b.service',
    'nginx.service.',
    'nginx.target',
    'nginx.SERVICE',
    'nginx.service\n',
    '\nnginx.service',
    'nginx.service nginx.service',
    'ngınx.service',
    'nginx。service',
    'a\\x2db.mount',
    `${'a'.repeat(193)}.service`,
  ];
}

/** Paths that no grammar of a path may let pass, whatever it is for. */
export const hostilePaths: readonly string[] = [
  '/etc/shadow',
  '/etc/shadow-',
  '/etc/gshadow',
  '/etc/sudoers',
  '/etc/sudoers.d/tai',
  '/etc/ssh/ssh_host_ed25519_key',
  '/etc/ssl/private/web.key',
  '/etc/nginx/site.key',
  '/etc/app/.env',
  '/etc/app/db-password.conf',
  '/etc/krb5.keytab',
  '/root/.ssh/id_rsa',
  '/home/a/.ssh/id_ed25519',
  '/home/a/logs/.ssh/x.log',
  '/proc/kmsg',
  '/proc/self/environ',
  '/proc/1/root/var/log/syslog',
  '/proc/sysrq-trigger',
  '/sys/kernel/debug/tracing/trace_pipe',
  '/dev/watchdog',
  '/dev/sda',
  '/dev/fd/0',
  '/run/systemd/x.log',
  '/var/log/../../etc/shadow',
  '/var/log/./syslog',
  '/var/log//syslog',
  '/var/log/syslog/',
  '/var/log/..',
  '/var/log/a..b',
  '/var/log/btmp',
  '/var/log/btmp.1',
  '/var/log/.hidden',
  '/var/log/app/private/x',
  '/var/log/x\u0000',
  '/var/log/x\n',
  '/var/log/x y',
  '/var/log/x=y',
  "/var/log/x'y",
  '/var/log/*',
  '/var/log/$(id)',
  '/var/log/`id`',
  '/var/log/~root',
  '/var/log/ｘ',
  '/var/logs',
  'var/log/syslog',
  './syslog',
  '-n',
  '--follow=name',
  '/',
  '//',
  '',
  `/var/log/${'a'.repeat(255)}`,
];

/** And those that one of them takes for its own, but not the others. */
const OF_OTHERS = {
  log: [
    '/etc/hosts',
    '/etc/app/x.log',
    '/opt/app/config.yml',
    '/srv/app/data.db',
    '/var/lib/mysql/ibdata1',
    '/var/log',
    '/tmp/x.log',
  ],
  config: ['/var/log/syslog', '/opt/app/config.yml', '/usr/etc/x', '/etc'],
  folder: ['/proc', '/sys/kernel', '/dev', '/run', '/mnt/x', '/root', '/usr/lib'],
};
/** A folder's names are not what is in it. */
const FOLDERS_MAY = /^\/(?:etc|home|var)\//;

const COUNTS = ['0', '00', '01', '-1', '+1', '1.5', '1e3', '10000', '99999', '0x10', ' 1', '1 ', 'all', '', '٣', '1\n'];
const MOMENTS = [
  '0',
  '1763800000',
  '@',
  '@0',
  '@01763800000',
  '@-1763800000',
  '@+1763800000',
  '@1763800000.5',
  '@17638000000',
  '@17638000',
  '@1763800000s',
  'now',
  'today',
  '-1h',
  '@@1763800000',
  '@1763800000\n',
  '@١٧٦٣٨٠٠٠٠٠',
  '',
];

/** A command with each parameter, each time with that one replaced by something it must not be. */
export function hostileValues(canary: string): readonly { readonly argv: Argv; readonly place: number }[] {
  const texts = payloads(canary);
  const bad: Readonly<Record<ParameterKind, readonly string[]>> = {
    unit: [...hostileUnits(canary), '/var/log/syslog', '1', '@1763800000'],
    count: [...COUNTS, ...texts],
    moment: [...MOMENTS, ...texts],
    'log-file': [...hostilePaths, ...OF_OTHERS.log, ...texts, ...texts.map((text) => `/var/log/${text}`).filter(isOdd)],
    'config-file': [
      ...hostilePaths,
      ...OF_OTHERS.config,
      ...texts,
      ...texts.map((text) => `/etc/${text}`).filter(isOdd),
    ],
    'certificate-file': [...hostilePaths.filter(isNoCertificate), ...OTHER_CERTIFICATES, ...texts],
    device: [...NO_DISKS, ...texts],
    endpoint: [...NO_ENDPOINTS, ...texts],
    folder: [
      ...hostilePaths.filter(
        (path) => !FOLDERS_MAY.test(path) || /\/\.|private|[^\w./-]|\/\/|\.\.|\/$|.{256}/.test(path),
      ),
      ...OF_OTHERS.folder,
      ...texts,
    ],
  };
  const names = new Set(
    catalogue.flatMap(({ command }) => command.flatMap((word) => (typeof word === 'string' ? [] : [word.name]))),
  );
  return [...names].flatMap((name) => {
    const command = catalogue
      .map((entry) => entry.command)
      .findLast((words) => words.some((word) => nameOf(word) === name));
    const place = command?.findIndex((word) => nameOf(word) === name) ?? 0;
    const parameter = command?.[place];
    if (command === undefined || parameter === undefined || typeof parameter === 'string') return [];
    return bad[parameter.kind].map((value) => ({ argv: replaced(fill(command, EXAMPLES), place, value), place }));
  });
}

function nameOf(word: string | Parameter): string | undefined {
  return typeof word === 'string' ? undefined : word.name;
}

/** `/var/log/-` and `/var/log/aaa` are names like any other. */
function isOdd(path: string): boolean {
  return /[^\w./@+:,-]|\.\.|.{256}/.test(path);
}

/** The same vector with another word in one place. */
export function replaced([program, ...rest]: Argv, index: number, value: string): Argv {
  return [program, ...rest.map((word, place) => (place + 1 === index ? value : word))];
}
