import { commandRules } from './redact-commands.ts';
import { linkRules } from './redact-links.ts';
import type { RedactRule } from './redact-rule.ts';
import { settingRules } from './redact-settings.ts';

/** In the order in which they are tried. */
export const redactRules: readonly RedactRule[] = [...linkRules, ...settingRules, ...commandRules];
