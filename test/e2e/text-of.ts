/** All text of an ADF document, in reading order. */
export function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('\n');
  if (typeof node !== 'object' || node === null) return '';
  const text: unknown = Reflect.get(node, 'text') ?? Reflect.get(Object(Reflect.get(node, 'attrs')), 'text');
  return [typeof text === 'string' ? text : '', textOf(Reflect.get(node, 'content'))].filter(Boolean).join('\n');
}
