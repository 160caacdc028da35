import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config.ts';
import { TaiError } from '../../../src/domain/errors.ts';

function problems(yaml: string | undefined, environment: Record<string, string> = {}): string[] {
  try {
    parseConfig(yaml, environment);
    return [];
  } catch (error) {
    if (error instanceof TaiError && error.code === 'CONFIG_INVALID') return error.message.split('\n');
    throw error;
  }
}

describe('a configuration that is right', () => {
  it('asks a model that failed again for eight hours, unless told otherwise', () => {
    const vllm = 'vllm: {baseUrl: "http://gpu-01:8000/v1"}';

    expect(parseConfig(vllm, {}).vllm).toMatchObject({ askLaterHours: 8, askLaterMinutes: 5 });
    expect(parseConfig(vllm, { TAI_VLLM_ASK_LATER_HOURS: '0' }).vllm?.askLaterHours).toBe(0);
  });

  it('is everything off, on loopback, when there is none', () => {
    const config = parseConfig(undefined, {});

    expect(config.server).toEqual({ host: '127.0.0.1', port: 8080 });
    expect(config.hosts).toEqual({ allow: [], inventory: [], maxPerTicket: 3, timeoutSeconds: 60 });
    expect([config.jira, config.slack, config.vllm]).toEqual([undefined, undefined, undefined]);
  });

  it('takes host rules as patterns or with the projects they hold for', () => {
    const config = parseConfig("hosts:\n  allow: ['*.prod.example.com', {hosts: [db-01], for: ['jira:DBA']}]", {});

    expect(config.hosts.allow).toEqual([{ hosts: ['*.prod.example.com'] }, { hosts: ['db-01'], scopes: ['jira:DBA'] }]);
  });

  it('lets the environment win over the file, with numbers and lists', () => {
    const environment = {
      TAI_SERVER_PORT: '9090',
      TAI_HOSTS_ALLOW: 'web-01, web-02',
      REDIS_URL: 'redis://10.0.0.1:6379',
    };

    const config = parseConfig('server: {port: 8081}', environment);

    expect(config.server.port).toBe(9090);
    expect(config.hosts.allow.flatMap(({ hosts }) => hosts)).toEqual(['web-01', 'web-02']);
    expect(config.redis.url).toBe('redis://10.0.0.1:6379');
  });

  it('uses the built-in transport for SSH unless it names the other', () => {
    expect(parseConfig(undefined, {}).ssh.transport).toBe('ssh2');
    expect(parseConfig('ssh: {transport: openssh}', {}).ssh.transport).toBe('openssh');
    expect(problems('ssh: {transport: telnet}')).toEqual(['ssh.transport: must be ssh2 or openssh, for example: ssh2']);
  });

  it('keeps logins for half a minute and refusals for ten, unless it says otherwise', () => {
    const { idleSeconds, maxConnections, refusalMinutes } = parseConfig(undefined, { TAI_SSH_IDLE_SECONDS: '0' }).ssh;

    expect([idleSeconds, maxConnections, refusalMinutes]).toEqual([0, 50, 10]);
    expect(parseConfig(undefined, {}).ssh.idleSeconds).toBe(30);
  });

  it('builds a section from the environment alone', () => {
    const environment = {
      TAI_JIRA_BASE_URL: 'https://example.atlassian.net',
      TAI_JIRA_TOKEN: 't',
      TAI_JIRA_WEBHOOK_SECRET: 's',
    };

    expect(parseConfig(undefined, environment).jira).toMatchObject({
      baseUrl: 'https://example.atlassian.net',
      token: 't',
      webhookSecret: 's',
    });
  });
});

describe('a configuration that is wrong', () => {
  it('can not switch the memory of refused logins off', () => {
    expect(problems('ssh: {refusalMinutes: 0, idleSeconds: -1, maxConnections: 0}')).toEqual([
      'ssh.idleSeconds: must be at least 0, for example: 30',
      'ssh.maxConnections: must be at least 1, for example: 50',
      'ssh.refusalMinutes: must be at least 1: sshd locks out an address that keeps failing, for example: 10',
    ]);
  });

  it('gives one line for each wrong key, with the key, what is wrong and an example', () => {
    const yaml = 'server: {port: eighty}\nhosts: {maxPerTicket: 0}\nslack: {botToken: xoxb-1}\n';

    expect(problems(yaml)).toEqual([
      'server.port: must be a whole number, for example: 8080',
      'hosts.maxPerTicket: must be at least 1, for example: 3',
      'slack.appToken: is needed when slack.mode is socket, for example: xapp-…',
    ]);
  });

  it('names a missing key of a section that was begun', () => {
    expect(problems('jira: {baseUrl: "https://example.atlassian.net"}')).toEqual([
      'jira.token: is missing, for example: the API token of the account tai writes as',
    ]);
  });

  it('names a key that does not exist and those that do', () => {
    expect(problems('server: {prot: 1}')).toEqual([
      'server.prot: is not a key of tai; here there are: host, port, proxies, token',
    ]);
  });

  it('names a variable that does not exist', () => {
    expect(problems(undefined, { TAI_SERVER_PROT: '1' })).toEqual([
      'TAI_SERVER_PROT: is not a variable of tai, for example: TAI_SERVER_PORT=8080',
    ]);
  });

  it('refuses to listen where others can reach it without a token', () => {
    expect(problems('server: {host: 0.0.0.0}')).toHaveLength(1);
    expect(problems('server: {host: 0.0.0.0, token: 0123456789abcdef}')).toEqual([]);
  });

  it('says what is wrong with a host pattern', () => {
    const [line = ''] = problems("hosts: {allow: ['web 03']}");

    expect(line).toMatch(/^hosts\.allow\[0\]: .*is no host pattern; write a name/);
  });

  it('never repeats a value, which may be a secret', () => {
    const lines = problems('server: {token: hunter2}\njira: {baseUrl: "hunter2", token: 5}').join('\n');

    expect(lines).not.toContain('hunter2');
    expect(lines.split('\n')).toHaveLength(3);
  });

  it('says where a file that is no YAML breaks', () => {
    expect(problems('server: [')[0]).toContain('tai.yaml can not be read');
  });

  it('says so when a section is not one', () => {
    expect(problems('server: 8080', { TAI_SERVER_PORT: '1' })).toEqual(['server: must be a section of keys']);
  });
});
