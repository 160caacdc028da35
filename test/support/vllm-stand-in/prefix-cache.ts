import { createHash } from 'node:crypto';

const BLOCK_TOKENS = 16;
const BLOCK_CHARS = BLOCK_TOKENS * 3;

/** Counts as vLLM's does: block by block from the first token on, until one that was never seen behind the same beginning. */
export function createPrefixCache() {
  const seen = new Set<string>();
  let queriedTokens = 0;
  let cachedTokens = 0;

  return {
    counts: () => ({ queriedTokens, cachedTokens }),
    /** How many tokens of the text were known; all of it is known from then on. */
    add(text: string): number {
      let chain = '';
      let known = 0;
      let isKnown = true;
      const blocks = Math.floor(text.length / BLOCK_CHARS);
      for (let block = 0; block < blocks; block++) {
        const piece = text.slice(block * BLOCK_CHARS, (block + 1) * BLOCK_CHARS);
        chain = createHash('sha1').update(chain).update(piece).digest('base64');
        isKnown &&= seen.has(chain);
        if (isKnown) known += BLOCK_TOKENS;
        seen.add(chain);
      }
      queriedTokens += Math.ceil(text.length / 3);
      cachedTokens += known;
      return known;
    },
  };
}
