import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import { NumericId } from './names.ts';
import { openRest, type Rest } from './rest.ts';
import type { JiraSettings } from './settings.ts';

/** What a field of Assets holds in Cloud; Data Center has "web-03 (CMDB-12)" as text. */
const Reference = z.object({ workspaceId: z.string().regex(/^[\w-]+$/), objectId: NumericId });
type Reference = z.infer<typeof Reference>;

const AssetObject = z.object({
  label: z.string(),
  attributes: z
    .array(
      z.object({
        objectTypeAttribute: z.object({ name: z.string() }),
        objectAttributeValues: z.array(z.object({ value: z.string().optional() })).catch([]),
      }),
    )
    .catch([]),
});
const MOST = 10;

/** The attribute that names a machine better than what the object is called. */
const NAMES = /^(?:fqdn|host ?name|dns ?name)$/i;

/** The host names of the objects that a field refers to; none where it refers to none, or where we may not read them. */
export type AssetNames = (value: unknown, signal: AbortSignal) => Promise<readonly string[]>;

/** Assets has an address of its own; the token is sent there only by a site of Atlassian's, or where the settings say so. */
export function createAssetNames(settings: JiraSettings): AssetNames {
  const base = assetsBase(settings);
  const rest = base === undefined ? undefined : openRest({ ...settings, baseUrl: base });
  return async (value, signal) => {
    const references = (Array.isArray(value) ? value : [value]).flatMap((entry: unknown) => {
      const reference = Reference.safeParse(entry).data;
      return reference === undefined ? [] : [reference];
    });
    if (rest === undefined) return [];
    const names = await Promise.all(references.slice(0, MOST).map((one) => fetchName(rest, one, signal)));
    return names.filter((name) => name !== undefined);
  };
}

function assetsBase({ assetsUrl, baseUrl, deployment }: JiraSettings): string | undefined {
  if (assetsUrl !== undefined) return assetsUrl;
  const host = URL.parse(baseUrl)?.hostname ?? '';
  if (deployment === 'data-center') return undefined;
  if (host === 'api.atlassian.com') return baseUrl;
  return host.endsWith('.atlassian.net') ? 'https://api.atlassian.com' : undefined;
}

async function fetchName(rest: Rest, one: Reference, signal: AbortSignal): Promise<string | undefined> {
  try {
    const path = `/jsm/assets/workspace/${one.workspaceId}/v1/object/${one.objectId}`;
    const { label, attributes } = await rest.get(path, {}, AssetObject, signal);
    const named = attributes.find(({ objectTypeAttribute }) => NAMES.test(objectTypeAttribute.name));
    return named?.objectAttributeValues[0]?.value ?? label;
  } catch (error) {
    if (error instanceof TaiError && !error.retryable) return undefined;
    throw error;
  }
}
