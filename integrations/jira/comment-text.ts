import { adfToText } from './adf-to-text.ts';

/** A comment as text in which mentions are told by their account, as webhooks write them: `[~accountid:…]`. */
export function commentText(body: unknown): string {
  return adfToText(body, ({ id }) => `[~accountid:${typeof id === 'string' ? id : ''}]`);
}
