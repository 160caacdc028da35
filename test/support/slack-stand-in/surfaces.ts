import { parseView } from './views.ts';
import { type Method, no } from './method.ts';

/** A trigger is good once. */
const used = new Set<string>();

export const SURFACES: Readonly<Record<string, Method>> = {
  'views.open': {
    scopes: [],
    call: ({ trigger_id: trigger = '', view: json = '' }, { seen }) => {
      if (trigger === '' || used.has(trigger)) return no('exchanged_trigger_id');
      const view = parseView(json, 'modal');
      if (typeof view === 'string') return no(view);
      used.add(trigger);
      seen.modals.push({ trigger, view });
      return { ok: true, view: { id: `V${seen.modals.length}` } };
    },
  },
  'views.publish': {
    scopes: [],
    call: ({ user_id: user = '', view: json = '' }, { seen }) => {
      const view = parseView(json, 'home');
      if (typeof view === 'string') return no(view);
      seen.homes.set(user, view);
      return { ok: true, view: { id: 'VHOME' } };
    },
  },
};
