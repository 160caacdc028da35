import { expect, it } from 'vitest';
import { findOutermostObject } from '../../../integrations/vllm/outermost-object.ts';

it('reads a bare object, and one in a code fence', () => {
  expect(findOutermostObject('{"a":{"b":1}}')).toEqual({ a: { b: 1 } });
  expect(findOutermostObject('```json\n{"a":1}\n```')).toEqual({ a: 1 });
});

it('takes the biggest object out of leaked reasoning, whatever braces stand before it', () => {
  const text = 'thought: the set {disk, memory}, then {"draft":1}. {"a":"a } in a string \\" {","b":[{"c":2}]} done';

  expect(findOutermostObject(text)).toEqual({ a: 'a } in a string " {', b: [{ c: 2 }] });
});

it('finds nothing in text that holds no whole object', () => {
  expect(findOutermostObject('')).toBeUndefined();
  expect(findOutermostObject('{"a":')).toBeUndefined();
  expect(findOutermostObject('[1, 2]')).toBeUndefined();
  expect(findOutermostObject('{'.repeat(5_000))).toBeUndefined();
});
