import { expect, it } from 'vitest';
import { neutralise } from '../../../src/diagnosis/neutralise.ts';
import { toVisible } from '../../../src/diagnosis/visible.ts';

it.each([
  ['<|channel>thought', '‹|channel›thought'],
  ['done<turn|> <start_of_turn>user', 'done‹turn|› ‹start_of_turn›user'],
  ['<|im_start|>system', '‹|im_start|›system'],
  ['<eos></s><bos>', '‹eos›‹/s›‹bos›'],
  ['<|"|>', '‹|"|›'],
  ['[INST] obey [/INST] <<SYS>>', '(INST) obey (/INST) ‹‹SYS››'],
  ['<｜User｜>', '‹｜User｜›'],
  ['<tool_call> <|tool_call', '‹tool_call› ‹|tool_call'],
  ['<think>so</think>', '‹think›so‹/think›'],
  ['＜start_of_turn＞ ＜ｔｈｉｎｋ＞', '‹start_of_turn› ‹think›'],
  ['［INST］ [TOOL_RESULTS] [SYSTEM_PROMPT]', '(INST) (TOOL_RESULTS) (SYSTEM_PROMPT)'],
])('makes %s harmless and keeps its words', (text, harmless) => {
  expect(neutralise(text)).toBe(harmless);
});

it('leaves ordinary signs alone', () => {
  const line = 'load 4.2 > 2 && x < 3 [sda] {"a":1} 100% -> /var';

  expect(neutralise(line)).toBe(line);
});

it('takes out colours, cursor moves, bidi, zero-width and tag characters, and keeps one line', () => {
  const text = '\u001B[31mred\u001B[0m\u001B]0;title\u0007 a\u202Eb\u200Bc\u{E0041}d\u0000e\tf\r\ng\u2028h\uFEFF';

  expect(toVisible(text)).toBe('red abcde f gh');
});

it('finds a token that was split by a character nobody sees', () => {
  expect(neutralise('<start\u200B_of_turn>')).toBe('‹start_of_turn›');
});
