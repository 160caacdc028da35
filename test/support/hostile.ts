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
