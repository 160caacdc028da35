import type { TicketSystem } from '../../src/domain/ports.ts';
import { announce } from './announce.ts';
import { place } from './answer.ts';
import { openClient } from './client.ts';
import { createDeliver } from './deliver.ts';
import { refused } from './failure.ts';
import { httpDoor } from './http-door.ts';
import { rememberIdentity } from './identity.ts';
import { findAnswerTs, parseMention } from './ids.ts';
import { buildAnswer, buildProgress, buildSoFar } from './message.ts';
import { createPace } from './pace.ts';
import { isThreadThere, readTicket } from './read.ts';
import type { SlackSettings } from './settings.ts';
import { socketDoor } from './socket-door.ts';

export type { SlackSettings } from './settings.ts';

/** One workspace. Each mention is a ticket, and its answer one reply in the thread. Nothing is called before a door or a run needs it. */
export function openSlack(settings: SlackSettings): TicketSystem {
  const client = openClient(settings);
  const findIdentity = rememberIdentity(client);
  const pace = createPace(settings.desk?.take, settings.minuteMs);
  const parts = { client, findIdentity, pace };

  const see = async (channel: string, ts: string, signal: AbortSignal): Promise<void> => {
    await pace('reactions.add', channel, 'sign');
    await client.react(channel, ts, 'eyes', signal);
  };

  return {
    name: 'slack',
    again: 'the button "Run again", or mention @tai',

    /** Throws CONFIG_INVALID when the mode's secret is missing. */
    doors: (accept) => {
      const deliver = createDeliver(settings, client, findIdentity, accept);
      return [settings.mode === 'http' ? httpDoor(settings, deliver) : socketDoor(settings, findIdentity, deliver)];
    },

    fetchTicket: (request, signal) => readTicket(client, findIdentity, request, signal, settings.channels),

    isOpen: (request, signal) => isThreadThere(client, parseMention(request.ticket), signal),

    writeProgress: async (request, previous, signal) => {
      const { channel, ts } = parseMention(request.ticket);
      const message = buildProgress(request, previous !== undefined);
      // The reply says the same as the reaction, so a missing scope or an earlier reaction changes nothing.
      const seen = previous ? undefined : see(channel, ts, signal).catch(() => undefined);
      const [written] = await Promise.all([place(parts, 'sign', request, message, previous, signal), seen]);
      return written;
    },

    writeSoFar: async (request, soFar, previous, signal) => {
      const { channel } = parseMention(request.ticket);
      const ts = findAnswerTs(previous, channel);
      if (ts === undefined) return;
      const reply = await client.update(channel, ts, buildSoFar(request, soFar), signal);
      if (!reply.ok) throw refused('what is known so far', reply.error);
    },

    announce: (channel, report, previous, signal) => announce(client, channel, report, previous, signal),

    writeAnswer: (request, report, previous, signal) =>
      place(
        parts,
        'answer',
        request,
        buildAnswer(request, report, settings.desk?.writeToIssue !== undefined),
        previous,
        signal,
      ),
  };
}
