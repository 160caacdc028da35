import { buildManifest } from '../../integrations/slack/manifest.ts';
import type { Config } from '../config.ts';

/** The app's manifest for the features that are on in the configuration; those of the defaults while Slack is not set up. */
export function slackManifest({ slack }: Config, address: string | undefined): object {
  return buildManifest(slack ?? {}, address);
}
