import { z } from 'zod';
import { arg, type Args, type Method, type MethodContext, no, type Outcome } from './method.ts';

const SNIPPET_BYTES = 1_048_576;
const Completed = z.array(z.object({ id: z.string(), title: z.string().optional() })).length(1);

export const FILES: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': { scopes: ['files:write'], call: getUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], call: complete },
};

function getUrl({ filename = '', length = '0' }: Args, { seen, workspace }: MethodContext): Outcome {
  if (filename === '' || !(Number(length) > 0)) return no('invalid_arguments');
  if (Number(length) > SNIPPET_BYTES) return no('file_too_large');
  const id = `F${workspace.nextTs().replace('.', '')}`;
  seen.uploads.set(id, { length: Number(length) });
  return { ok: true, file_id: id, upload_url: `/upload/${id}` };
}

function complete(args: Args, { seen, workspace }: MethodContext): Outcome {
  const files = Completed.safeParse(JSON.parse(arg(args, 'files')));
  if (!files.success) return no('invalid_arguments');
  const [file] = files.data;
  const upload = file && seen.uploads.get(file.id);
  if (upload?.text === undefined) return no('file_not_found');
  if (Buffer.byteLength(upload.text) !== upload.length) return no('invalid_arguments');
  const channel = arg(args, 'channel_id');
  if (!workspace.has(channel)) return no('channel_not_found');
  seen.files.push({ title: file?.title ?? '', channel, threadTs: arg(args, 'thread_ts'), text: upload.text });
  return { ok: true, files: [{ id: file?.id }] };
}
