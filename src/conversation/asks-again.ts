/** Words that ask for a fresh look and nothing else. */
const AGAIN =
  /^\W*(?:please\s+)?(?:(?:run|look|try|check|do it|triage)\s+)?(?:it\s+|this\s+)?(?:once more|(?:once )?again|rerun|refresh)(?:[\s,]+please)?\W*$/i;

export function asksAgain(text: string): boolean {
  return text.trim() === '' || AGAIN.test(text.trim());
}
