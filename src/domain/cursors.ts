/** How far something has been read that is read on, kept over restarts. Rejects with REDIS_UNAVAILABLE. */
export interface Cursors {
  find(name: string): Promise<string | undefined>;
  save(name: string, value: string): Promise<void>;
}
