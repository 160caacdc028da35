import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Closable, Delivery } from '../../src/domain/ports.ts';
import { Admin } from './jira-stand-in/admin.ts';
import { answerAdmin, answerAnonymously } from './jira-stand-in/admin-routes.ts';
import {
  automationRequest,
  type CommentEvent,
  commentCreated,
  issueCreated,
  issueUpdated,
  sign,
} from './jira-stand-in/deliveries.ts';
import { commit, type Fault, Faults } from './jira-stand-in/faults.ts';
import type { Kind, Reply, Site } from './jira-stand-in/call.ts';
import { answer } from './jira-stand-in/routes.ts';
import { WriteLimits } from './jira-stand-in/write-limits.ts';
import {
  type Account,
  people,
  type NewComment,
  type NewIssue,
  type StoredChange,
  Store,
  type StoredComment,
  type StoredIssue,
} from './jira-stand-in/store.ts';

export { people } from './jira-stand-in/store.ts';

export interface JiraOptions {
  /** Basic authentication with this address; null expects a Bearer token. */
  readonly email?: string | null;
  readonly token?: string;
  readonly kind?: Kind;
  readonly keepsNotesInternal?: boolean;
  readonly keepsRestrictions?: boolean;
  readonly pageSize?: number;
  /** 0, the default, takes any free one. */
  readonly port?: number;
}

interface RecordedRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly body: string;
}

/** Jira Cloud for tests, as strict as Jira where tai could be wrong. */
export interface JiraStandIn extends Closable {
  readonly url: string;
  /** All that arrived, also what a fault answered. */
  readonly requests: readonly RecordedRequest[];
  readonly admin: Admin;
  readonly store: Store;
  addIssue(issue: NewIssue): StoredIssue;
  issue(key: string): StoredIssue;
  addComment(key: string, comment: NewComment): StoredComment;
  setLabels(key: string, labels: readonly string[], by?: Account): StoredChange;
  /** The live list: a test may take comments away from it. */
  comments(key: string): StoredComment[];
  misbehave(fault: Fault): void;
  signedIssueCreated(issueKey: string, secret: string): Delivery;
  commentCreated(issueKey: string, secret: string, event: CommentEvent): Delivery;
  labelSet(issueKey: string, secret: string, change: StoredChange): Delivery;
  automation(json: unknown, secret: string): Delivery;
}

const CLOUD_ID = '11223344-a1b2-3b33-c444-def123456789';
const GATEWAY_PATH = `/ex/jira/${CLOUD_ID}`;

export const JIRA_EMAIL = 'tai@example.com';
export const JIRA_TOKEN = 'stand-in-token';

const DEFAULTS = {
  email: JIRA_EMAIL,
  token: JIRA_TOKEN,
  kind: 'cloud',
  keepsNotesInternal: true,
  keepsRestrictions: true,
  pageSize: 100,
} as const;

export async function startJira(options: JiraOptions = {}): Promise<JiraStandIn> {
  const { email, token, kind, keepsNotesInternal, keepsRestrictions, pageSize } = { ...DEFAULTS, ...options };
  const authorization = email === null ? `Bearer ${token}` : `Basic ${btoa(`${email}:${token}`)}`;
  const store = new Store();
  const faults = new Faults();
  const requests: RecordedRequest[] = [];

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const admin = new Admin();
  const limits = new WriteLimits();
  const site: Site = { kind, store, admin, url, keepsNotesInternal, keepsRestrictions, pageSize, limits };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: target = '', headers } = request;
    const body = await text(request);
    requests.push({ method, url: target, body });
    const { pathname: path, searchParams: query } = new URL(target, url);
    const fault = faults.take({ method, path, body });
    if (fault && (await commit(fault, response))) return;
    const reply = replyTo(method, path, query, body, headers.authorization);
    send(response, reply, fault);
  }

  /** A gateway stands before a path of its own and takes tokens that the site does not. */
  function replyTo(method: string, target: string, query: URLSearchParams, body: string, given = ''): Reply {
    const path = target.startsWith(GATEWAY_PATH) ? target.slice(GATEWAY_PATH.length) : target;
    const open = answerAnonymously(method, path, kind, CLOUD_ID);
    if (open) return open;
    const isAccepted = given === authorization && (admin.atSite || path !== target);
    return isAccepted ? answerJson(method, path, query, body) : unauthorized;
  }

  function answerJson(method: string, path: string, query: URLSearchParams, body: string): Reply {
    try {
      const call = { method, path, query, json: JSON.parse(body === '' ? 'null' : body) };
      return answerAdmin(call, site) ?? answer(call, site);
    } catch (error) {
      return { status: 500, json: { errorMessages: [String(error)], errors: {} } };
    }
  }

  function issue(key: string): StoredIssue {
    const found = store.findIssue(key);
    if (!found) throw new Error(`the stand-in has no issue ${key}`);
    return found;
  }

  return {
    url,
    requests,
    admin,
    store,
    addIssue: (added) => store.addIssue(added),
    issue,
    addComment: (key, comment) => store.addComment(issue(key), comment),
    setLabels: (key, labels, by = people.mia) => store.setLabels(issue(key), labels, by),
    comments: (key) => issue(key).comments,
    misbehave: (fault) => faults.add(fault),
    signedIssueCreated: (key, secret) => sign(issueCreated(issue(key), url), secret),
    commentCreated: (key, secret, event) => sign(commentCreated(issue(key), url, event), secret),
    labelSet: (key, secret, change) => sign(issueUpdated(issue(key), url, change), secret),
    automation: automationRequest,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

const unauthorized: Reply = {
  status: 401,
  json: { errorMessages: ['Client must be authenticated to access this resource.'], errors: {} },
};

function send(response: ServerResponse, { status, json, headers, text: plain }: Reply, fault: Fault | undefined): void {
  const body = plain ?? (json === undefined ? '' : JSON.stringify(json));
  if (fault?.kind === 'cut' && fault.moment === 'after') {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json;charset=UTF-8', 'x-arequestid': '1', ...headers });
  if (fault?.kind === 'cut') {
    response.write(body.slice(0, body.length / 2), () => response.destroy());
    return;
  }
  response.end(body);
}
