import { z } from 'zod';

/** Who asks, in the ticket system's own terms. A customer sees a portal and not the ticket's inside. */
export const Requester = z.object({ id: z.string(), kind: z.enum(['person', 'customer', 'app']) });
export type Requester = z.infer<typeof Requester>;

/** What someone thinks of an answer. */
export const Verdict = z.enum(['good', 'bad']);
export type Verdict = z.infer<typeof Verdict>;
