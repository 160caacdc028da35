import { get, post, SignedOut } from './requests.ts';
import { find } from './page.ts';
import {
  type RunView,
  showCause,
  showEvidence,
  showRun,
  showRuns,
  showState,
  showWithdrawn,
  startRun,
} from './view.ts';

let watching: EventSource | undefined;

/** Shows a run: first as it is, then as it goes on. */
async function watch(id: string): Promise<void> {
  watching?.close();
  startRun(id);
  showRun(await get<RunView>(`/api/runs/${id}`));
  const source = new EventSource(`/api/runs/${id}/events`);
  watching = source;
  source.addEventListener('state', (event) => showState(JSON.parse(event.data).state));
  source.addEventListener('evidence', (event) => showEvidence(JSON.parse(event.data)));
  source.addEventListener('thinking', (event) => showState(`asking ${JSON.parse(event.data).model}`));
  source.addEventListener('cause', (event) => showCause(JSON.parse(event.data)));
  source.addEventListener('withdrawn', (event) => showWithdrawn(JSON.parse(event.data)));
  source.addEventListener('looking', (event) =>
    showState(`looking further: ${JSON.parse(event.data).looks.join(', ')}`),
  );
  source.addEventListener('end', () => {
    source.close();
    void guarded(async () => {
      showRun(await get<RunView>(`/api/runs/${id}`));
      await refreshRuns();
    });
  });
}

/** The run's id is the page's fragment, so that it can be linked to. */
async function open({ run }: { run: string }): Promise<void> {
  if (location.hash.slice(1) === run) await watch(run);
  else location.hash = run;
  await refreshRuns();
}

async function refreshRuns(): Promise<void> {
  showRuns((await get<{ runs: RunView[] }>('/api/runs')).runs);
}

async function ask(): Promise<void> {
  const hosts = find('hosts', HTMLInputElement)
    .value.split(/[\s,]+/)
    .filter(Boolean);
  await open(await post('/api/tickets', { text: find('text', HTMLTextAreaElement).value, hosts }));
}

/** Says what went wrong where the person looks, and asks for the token when that is what is missing. */
async function guarded(work: () => Promise<void>): Promise<void> {
  const problem = find('problem', HTMLElement);
  problem.textContent = '';
  try {
    await work();
  } catch (error) {
    if (error instanceof SignedOut) signIn(work);
    else problem.textContent = error instanceof Error ? error.message : String(error);
  }
}

function signIn(then: () => Promise<void>): void {
  const dialog = find('sign-in', HTMLDialogElement);
  const signedIn = async (): Promise<void> => {
    await post('/api/sign-in', { token: find('token', HTMLInputElement).value });
    await then();
  };
  dialog.addEventListener('close', () => dialog.returnValue === 'in' && void guarded(signedIn), { once: true });
  dialog.returnValue = '';
  dialog.showModal();
}

find('ticket', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void guarded(ask);
});

const again = find('again', HTMLButtonElement);
again.addEventListener('click', () => {
  void guarded(async () => open(await post(`/api/runs/${again.value}/rerun`, {})));
});

find('question', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  const said = find('said', HTMLInputElement);
  void guarded(async () => {
    await open(await post(`/api/runs/${again.value}/questions`, { text: said.value }));
    said.value = '';
  });
});

addEventListener('hashchange', () => void guarded(() => watch(location.hash.slice(1))));

await guarded(async () => {
  await refreshRuns();
  if (location.hash) await watch(location.hash.slice(1));
});
