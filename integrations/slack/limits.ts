/**
 * What Slack refuses beyond. Source: docs.slack.dev, reference of blocks, block elements and chat methods.
 * Lengths are UTF-16 units, which never count less than Slack does.
 */
export const LIMITS = {
  blocks: 50,
  headerChars: 150,
  buttonChars: 75,
  buttonValueChars: 2_000,
  /** Of a window, and its buttons. */
  titleChars: 24,
  /** Of one menu. */
  options: 100,
  /** chat.update refuses 4,000; some room for how Slack counts. */
  fallbackChars: 3_900,
  /** All blocks as JSON. Undocumented: users of bolt-js met `msg_blocks_too_long` at about 13,200 (its issue 2509). */
  blocksJsonChars: 12_000,
} as const;

/** What we take in, and hand out as a file: enough for a complaint, its thread and an alert, not for a log file. */
export const INTAKE = {
  bodyBytes: 1_048_576,
  mentionChars: 8_000,
  threadMessages: 20,
  threadChars: 8_000,
  fileChars: 900_000,
} as const;
