import { renderText } from '../app.ts';
import { TaiError } from '../domain/errors.ts';
import { copyText } from '../terminal/clipboard.ts';
import { writeReport } from '../terminal/report-file.ts';
import { lines, type CommandParts, type Reply, type SlashCommand } from './command.ts';
import { describeContext } from './context.ts';
import { collect, rerun, type Session } from './session.ts';
import { show } from './show.ts';
import { readHosts, readPath, readTime } from './where.ts';

/** All of them, in the order of the help: one list for the chat and the split-pane view. */
export const COMMANDS: readonly SlashCommand[] = [
  {
    name: 'collect',
    argument: '[name…]',
    about: 'look again, at all or at what `tai collectors` names: disk, unit-log:nginx.service',
    completes: 'collector',
    run: async (session, argument, { onEvent, signal }) => {
      const { evidence } = await collect(session, wordsOf(argument), onEvent, signal);
      const failed = evidence.filter(({ status }) => status !== 'collected').length;
      const gaps = failed === 0 ? '' : `, ${failed} of them without a result`;
      return lines(`${evidence.length} looks${gaps}. /show evidence lists them; ask, or /rerun, for an answer.`);
    },
  },
  {
    name: 'show',
    argument: 'logs [n] | evidence [E4] | prompt | answer',
    about: 'the last lines of the logs, what was seen, what the model was asked, or the last answer',
    completes: 'show',
    run: show,
  },
  { name: 'host', argument: '<hostname>…', about: 'look at this host from now on', completes: 'host', run: setHosts },
  { name: 'path', argument: '<folder>', about: 'list this folder too, from the next look on', run: addPath },
  { name: 'since', argument: '<time>', about: 'when it began: 2h, 3d, or a date and time', run: setSince },
  {
    name: 'rerun',
    about: 'look and answer again',
    run: async (session, _, { onEvent, signal }) => ({ kind: 'report', run: await rerun(session, onEvent, signal) }),
  },
  {
    name: 'save',
    argument: '<file>',
    about: 'write the answer to a file: .txt, .md, .html or .json',
    completes: 'file',
    run: save,
  },
  { name: 'copy', about: 'copy the answer to the clipboard', run: copy },
  {
    name: 'context',
    about: 'what this conversation is about and where it looks',
    run: (session) => lines(...describeContext(session)),
  },
  { name: 'clear', about: 'forget the conversation; hosts, paths and time stay', run: clear },
  { name: 'help', about: 'this list', run: () => lines(...describeCommands()) },
  { name: 'quit', about: 'leave; so does Ctrl-D', run: () => ({ kind: 'quit' }) },
];

/** Runs a line that begins with a slash. Throws CONFIG_INVALID for what is no command or a wrong argument. */
export async function runCommand(session: Session, line: string, parts: CommandParts): Promise<Reply> {
  const [, name = '', argument = ''] = /^\/(\S*)\s*([\s\S]*)$/.exec(line.trim()) ?? [];
  const exact = COMMANDS.find((one) => one.name === name);
  const close = COMMANDS.filter((one) => name !== '' && one.name.startsWith(name));
  const command = exact ?? (close.length === 1 ? close[0] : undefined);
  if (command === undefined)
    throw new TaiError('CONFIG_INVALID', `/${name}: is not a command; /help lists those there are`);
  return command.run(session, argument.trim(), parts);
}

export function describeCommands(): readonly string[] {
  const heads = COMMANDS.map(({ name, argument }) => `/${name}${argument === undefined ? '' : ` ${argument}`}`);
  const width = Math.min(24, Math.max(...heads.map(({ length }) => length)));
  return COMMANDS.flatMap(({ about }, at) => {
    const head = heads[at] ?? '';
    return head.length > width ? [head, `${' '.repeat(width)}  ${about}`] : [`${head.padEnd(width)}  ${about}`];
  });
}

function wordsOf(argument: string): readonly string[] {
  return argument.split(/\s+/).filter((word) => word !== '');
}

function setHosts(session: Session, argument: string): Reply {
  const names = wordsOf(argument);
  if (names.length === 0) {
    const { hosts } = session.where;
    return lines(hosts.length === 0 ? 'No host is set; your words decide. Set one: /host web-03' : hosts.join(', '));
  }
  session.where = { ...session.where, hosts: readHosts(names) };
  return lines(`Looks at ${session.where.hosts.join(', ')} from now on.`);
}

function addPath(session: Session, argument: string): Reply {
  const { folders } = session.where;
  if (argument === '')
    return lines(folders.length === 0 ? 'No folder is set, for example: /path /var/spool/app' : folders.join(', '));
  session.where = { ...session.where, folders: [...new Set([...folders, readPath(argument)])] };
  return lines(`Lists ${argument} too, from the next question or /rerun on.`);
}

function setSince(session: Session, argument: string): Reply {
  if (argument === '') return lines(session.where.since ?? 'No time is set, for example: /since 2h');
  session.where = { ...session.where, since: readTime(argument, new Date()) };
  return lines(`Taken for its begin: ${session.where.since ?? ''}`);
}

async function save({ run }: Session, argument: string): Promise<Reply> {
  if (argument === '') throw new TaiError('CONFIG_INVALID', '/save needs a file, for example: /save report.md');
  if (run?.report === undefined)
    throw new TaiError('CONFIG_INVALID', 'there is no answer yet to save; ask something first');
  await writeReport(run, argument, '/save ');
  return lines(`${argument} is written.`);
}

async function copy({ run }: Session, _: string, { io }: CommandParts): Promise<Reply> {
  if (run?.report === undefined)
    throw new TaiError('CONFIG_INVALID', 'there is no answer yet to copy; ask something first');
  const by = await copyText(`${renderText(run.report)}\n`, io);
  return lines(by === undefined ? 'There is no clipboard here: no desktop, and no terminal.' : `Copied, by ${by}.`);
}

function clear(session: Session): Reply {
  session.run = undefined;
  return { kind: 'clear' };
}
