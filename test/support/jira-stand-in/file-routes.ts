import { type Call, failure, type Reply, type Site } from './call.ts';

/** Attachments and objects of Assets; undefined: neither. */
export function answerFiles(call: Call, site: Site): Reply | undefined {
  return call.method === 'GET' ? (answerContent(call, site) ?? answerAsset(call, site)) : undefined;
}

const contentPaths = {
  cloud: /^\/rest\/api\/3\/attachment\/content\/(\d+)$/,
  'data-center': /^\/secure\/attachment\/(\d+)\/[^/]+$/,
} as const;

function answerContent({ path, query }: Call, { kind, store }: Site): Reply | undefined {
  const [, id] = contentPaths[kind].exec(path) ?? [];
  if (id === undefined) return undefined;
  if (kind === 'cloud' && query.get('redirect') !== 'false') return failure(303, 'elsewhere');
  const text = store.files.get(id);
  return text === undefined ? failure(404, 'no such attachment') : { status: 200, text };
}

function answerAsset({ path }: Call, { store }: Site): Reply | undefined {
  const [, workspace, object] = /^\/jsm\/assets\/workspace\/([\w-]+)\/v1\/object\/(\d+)$/.exec(path) ?? [];
  if (object === undefined) return undefined;
  const json = store.assets.get(`${workspace}/${object}`);
  return json === undefined ? failure(404, 'Object not found') : { status: 200, json };
}
