/** The few words of autocannon 9 that the bench uses; the package has no types of its own. */
declare module 'autocannon' {
  interface LoadRequest {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Buffer;
    readonly setupRequest?: (request: LoadRequest) => LoadRequest;
  }

  interface LoadOptions {
    readonly url: string;
    readonly connections: number;
    /** Requests in all; the load ends after them. */
    readonly amount: number;
    /** Milliseconds between two looks at whether it is over. */
    readonly sampleInt: number;
    readonly requests: readonly LoadRequest[];
  }

  interface Load extends PromiseLike<{ readonly errors: number }> {
    on(
      event: 'response',
      listener: (client: object, status: number, bytes: number, durationMs: number) => void,
    ): unknown;
  }

  function autocannon(options: LoadOptions): Load;
  export = autocannon;
}
