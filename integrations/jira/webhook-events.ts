/** What tai hears of: new tickets, `/tai` in comments, the label that asks for another run. */
export const WEBHOOK_EVENTS: readonly string[] = ['jira:issue_created', 'jira:issue_updated', 'comment_created'];

export const WEBHOOK_PATH = '/webhooks/jira';
export const AUTOMATION_PATH = '/webhooks/jira/automation';
export const WEBHOOKS_API = '/rest/webhooks/1.0/webhook';
