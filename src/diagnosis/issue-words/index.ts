import type { IssueWords } from './issue-words.ts';
import { machineWords } from './machine.ts';
import { networkWords } from './network.ts';
import { servicesWords } from './services.ts';
import { storageWords } from './storage.ts';

/** Vocabulary of tickets in English and German, with the commonest words of French and Spanish. Matched by `ticketClauses`. */
export const ISSUE_WORDS: readonly IssueWords[] = [...storageWords, ...machineWords, ...networkWords, ...servicesWords];
