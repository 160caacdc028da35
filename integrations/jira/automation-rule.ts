import { AUTOMATION_PATH } from './webhook-events.ts';

/** Asked of whoever presses the button. Names of prompts: what `userInputs` of an Automation rule calls them. */
const PROMPTS = [
  {
    variableName: 'host',
    displayName: 'Host, where it is not the one in the ticket',
    inputType: 'TEXT',
    required: false,
  },
  { variableName: 'since', displayName: 'Since, for example 2h', inputType: 'TEXT', required: false },
] as const;

/** `asJsonString` puts the quotes and escapes what is in them, so that no input can end its string. */
const BODY =
  '{"issue": {{issue.key.asJsonString}}, "host": {{userInputs.host.asJsonString}}, "since": {{userInputs.since.asJsonString}}}';

/**
 * The rule for the button, in the form that Automation exports and imports. The header's value is left empty: Automation drops
 * hidden values on import anyway, so it is typed there.
 */
export function automationRule(publicUrl: string): unknown {
  const value = {
    url: `${publicUrl}${AUTOMATION_PATH}`,
    method: 'POST',
    headers: [{ name: 'X-Tai-Secret', value: '', headerSecure: true }],
    sendIssue: false,
    contentType: 'custom',
    customBody: BODY,
    responseEnabled: false,
  };
  const none = { children: [], conditions: [] };
  const rule = {
    name: 'tai',
    description: 'Looks at the hosts of this ticket again, read-only',
    state: 'ENABLED',
    canOtherRuleTrigger: false,
    notifyOnError: 'FIRSTERROR',
    trigger: {
      component: 'TRIGGER',
      schemaVersion: 1,
      type: 'jira.manual.trigger.issue',
      value: { groups: [], inputPrompts: PROMPTS },
      ...none,
    },
    components: [{ component: 'ACTION', schemaVersion: 1, type: 'jira.issue.outgoing.webhook', value, ...none }],
    projects: [],
    labels: [],
  };
  return { cloud: true, rules: [rule] };
}
