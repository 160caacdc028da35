import { z } from 'zod';
import { Confidence, Outcome } from '../domain/diagnosis.ts';
import { always, secret, url } from './values.ts';

const channel = z.string().regex(/^[CG][A-Z0-9]+$/, 'must be channel ids');

function perHour(fallback: number) {
  return z
    .int('must be a whole number')
    .min(0, 'must be at least 0; 0 is no limit')
    .max(1_000_000, 'must be at most 1000000')
    .default(fallback)
    .meta({ example: fallback });
}

export const Slack = z
  .strictObject({
    mode: z.enum(['socket', 'http'], 'must be socket or http').default('socket').meta({ example: 'socket' }),
    botToken: secret.meta({ example: 'xoxb-…' }),
    appToken: secret.exactOptional().meta({ example: 'xapp-…' }),
    signingSecret: secret.exactOptional().meta({ example: 'the signing secret of the app' }),
    channels: z.array(channel).exactOptional().meta({ example: '[C024BE91L]' }),
    /** Only members of these may ask. */
    userGroups: z
      .array(z.string().regex(/^S[A-Z0-9]+$/, 'must be user group ids'))
      .min(1, 'must name at least one')
      .exactOptional()
      .meta({ example: '[S0614TZR7]' }),
    /** Bots whose alerts are triaged. */
    alertBots: z
      .array(z.string().regex(/^B[A-Z0-9]+$/, 'must be bot ids'))
      .exactOptional()
      .meta({ example: '[B061F7JS1]' }),
    /** What is taken for a question to tai, without a mention, in a thread where it has answered. */
    followUps: z
      .enum(['questions', 'all', 'mentions'], 'must be questions, all or mentions')
      .default('questions')
      .meta({ example: 'questions' }),
    /** Issues of these are read where a question names one; the first is where "To Jira" makes new ones. */
    jiraProjects: z
      .array(z.string().regex(/^[A-Z][A-Z0-9_]+$/, 'must be project keys'))
      .exactOptional()
      .meta({ example: '[OPS]' }),
    /** Of a new issue. */
    jiraIssueType: z.string().min(1).default('Task').meta({ example: 'Task' }),
    /** A question about an issue is answered in the issue too. */
    answerInTicket: z.boolean('must be true or false').default(false).meta({ example: 'true' }),
    /** Answers in Jira that are told in a channel. */
    announce: z
      .array(
        z.strictObject({
          channel: channel.meta({ example: 'C024BE91L' }),
          projects: z.array(z.string()).min(1).exactOptional().meta({ example: '[OPS]' }),
          outcomes: z.array(Outcome).min(1).exactOptional().meta({ example: '[cause, unreachable]' }),
          confidence: Confidence.default('low').meta({ example: 'high' }),
        }),
      )
      .default([])
      .meta({ example: '[{channel: C024BE91L, projects: [OPS], outcomes: [cause], confidence: high}]' }),
    runsPerUserHour: perHour(20),
    runsPerChannelHour: perHour(60),
    apiUrl: url.exactOptional().meta({ example: 'https://slack.com/api/' }),
  })
  .refine(({ mode, appToken }) => mode !== 'socket' || appToken !== undefined, {
    path: ['appToken'],
    error: 'is needed when slack.mode is socket',
    when: always,
  })
  .refine(({ mode, signingSecret }) => mode !== 'http' || signingSecret !== undefined, {
    path: ['signingSecret'],
    error: 'is needed when slack.mode is http',
    when: always,
  });
