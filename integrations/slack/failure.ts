import { webApi } from '@slack/bolt';
import { type ErrorCode, TaiError } from '../../src/domain/errors.ts';

/** Error names of Slack's methods; any other one is about what we sent. Source: docs.slack.dev, reference of each method. */
const CODES: Readonly<Record<string, ErrorCode>> = {
  ratelimited: 'TICKET_SYSTEM_BUSY',
  rate_limited: 'TICKET_SYSTEM_BUSY',
  internal_error: 'TICKET_SYSTEM_UNAVAILABLE',
  fatal_error: 'TICKET_SYSTEM_UNAVAILABLE',
  service_unavailable: 'TICKET_SYSTEM_UNAVAILABLE',
  request_timeout: 'TICKET_SYSTEM_UNAVAILABLE',
  team_added_to_org: 'TICKET_SYSTEM_UNAVAILABLE',
  thread_not_found: 'TICKET_NOT_FOUND',
  message_not_found: 'TICKET_NOT_FOUND',
  not_authed: 'TICKET_FORBIDDEN',
  invalid_auth: 'TICKET_FORBIDDEN',
  account_inactive: 'TICKET_FORBIDDEN',
  token_revoked: 'TICKET_FORBIDDEN',
  token_expired: 'TICKET_FORBIDDEN',
  not_allowed_token_type: 'TICKET_FORBIDDEN',
  missing_scope: 'TICKET_FORBIDDEN',
  no_permission: 'TICKET_FORBIDDEN',
  access_denied: 'TICKET_FORBIDDEN',
  restricted_action: 'TICKET_FORBIDDEN',
  ekm_access_denied: 'TICKET_FORBIDDEN',
  org_login_required: 'TICKET_FORBIDDEN',
  team_access_not_granted: 'TICKET_FORBIDDEN',
  channel_not_found: 'TICKET_FORBIDDEN',
  not_in_channel: 'TICKET_FORBIDDEN',
  is_archived: 'TICKET_FORBIDDEN',
  messages_tab_disabled: 'TICKET_FORBIDDEN',
  cant_update_message: 'TICKET_FORBIDDEN',
};

/** Slack said no by name. */
export function refused(method: string, error: string): TaiError {
  return new TaiError(CODES[error] ?? 'ANSWER_REJECTED', `Slack refused ${method}: ${error}`);
}

/** Anything a call to Slack throws: rate limits, proxies, the network, our own deadline. */
export function failed(method: string, cause: unknown): TaiError {
  if (cause instanceof webApi.WebAPIPlatformError) return refused(method, cause.data.error);
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    return new TaiError('TICKET_SYSTEM_BUSY', `Slack limits ${method}`, cause, cause.retryAfter * 1_000);
  }
  if (cause instanceof webApi.WebAPIHTTPError && cause.statusCode < 500 && cause.statusCode !== 408) {
    return new TaiError('TICKET_FORBIDDEN', `${method} was answered with HTTP status ${cause.statusCode}`, cause);
  }
  return new TaiError('TICKET_SYSTEM_UNAVAILABLE', `Slack did not answer ${method}`, cause);
}
