import { type Call, failure, type Reply, type Site } from './routes.ts';

/** Attachments and objects of Assets; undefined: neither. */
export function answerFiles({ method, path, query }: Call, site: Site): Reply | undefined {
  if (method !== 'GET') return undefined;
  const content =
    site.kind === 'cloud' ? /^\/rest\/api\/3\/attachment\/content\/(\d+)$/ : /^\/secure\/attachment\/(\d+)\/[^/]+$/;
  const [, id] = content.exec(path) ?? [];
  if (id !== undefined) {
    if (site.kind === 'cloud' && query.get('redirect') !== 'false') return failure(303, 'elsewhere');
    const text = site.store.files.get(id);
    return text === undefined ? failure(404, 'no such attachment') : { status: 200, text };
  }
  const [, workspace, object] = /^\/jsm\/assets\/workspace\/([\w-]+)\/v1\/object\/(\d+)$/.exec(path) ?? [];
  if (object === undefined) return undefined;
  const json = site.store.assets.get(`${workspace}/${object}`);
  return json === undefined ? failure(404, 'Object not found') : { status: 200, json };
}
