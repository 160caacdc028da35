import { z } from 'zod';

export const Attachment = z.object({ fallback: z.string().optional(), text: z.string().optional() });

export interface Written {
  readonly text: string;
  readonly attachments?: readonly z.infer<typeof Attachment>[] | undefined;
}

/** Alerts often say everything in an attachment. */
export function wordsOf({ text, attachments = [] }: Written): string {
  const attached = attachments.map(({ text: body, fallback }) => body ?? fallback ?? '');
  return [...new Set([text, ...attached])].filter((part) => part !== '').join('\n');
}
