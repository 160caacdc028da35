import OpenAI from 'openai';

export interface ClientSettings {
  /** With its path: "http://gpu-01:8000/v1". */
  readonly baseUrl: string;
  readonly apiKey?: string;
  /** For one request, from its start to its last byte. */
  readonly timeoutMs: number;
}

/** Nothing is taken from OPENAI_* variables or logged, and a redirect is not followed: the prompt goes to this server or nowhere. */
export function openClient({ baseUrl, apiKey, timeoutMs }: ClientSettings): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
    fetchOptions: { redirect: 'error' },
    ...(apiKey === undefined ? { defaultHeaders: { Authorization: null } } : {}),
  });
}

/** What lies beside `/v1` and not in it: `/tokenize`, `/metrics`, `/version`. */
export function besideApi(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/, '').replace(/\/v1$/, '')}${path}`;
}
