import { type Logger, LogLevel } from '@slack/bolt';

function nothing(): void {}

/** Slack's libraries would print to the console, bodies and tokens included; what matters reaches us as errors. */
export const silence: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};
