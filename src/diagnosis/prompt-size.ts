/** English, paths and numbers are 3 to 4 bytes for each token of Gemma, other scripts about 3: what is counted so is never too few. */
const BYTES_PER_TOKEN = 3;

/** What a text costs of a prompt's size, in UTF-8 bytes. */
export function sizeOfText(text: string): number {
  return Buffer.byteLength(text);
}

/** Bytes that are sure to fit into so many tokens. Where the server counts, its count corrects this. */
export function charsFor(tokens: number): number {
  return tokens * BYTES_PER_TOKEN;
}
