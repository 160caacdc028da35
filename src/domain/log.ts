/** Static message plus fields. Never ticket text, facts, prompts or headers. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
