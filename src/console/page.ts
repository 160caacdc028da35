import type { FastifyInstance } from 'fastify';
import type { App, PartStatus } from '../app.ts';
import { readOwnFile } from '../own-file.ts';
import { STYLE } from './style.ts';

/** What the build makes of `browser/`. */
const SCRIPTS = ['main.js', 'page.js', 'requests.js', 'view.js'];

/** The page, its style and its scripts. It holds no data of its own: all of that comes from the JSON interface. */
export function addPage(server: FastifyInstance, app: Pick<App, 'status'>): void {
  const open = { config: { open: true } };
  server.get('/', open, (_request, reply) => reply.type('text/html; charset=utf-8').send(renderPage(app.status)));
  for (const name of SCRIPTS) {
    const script = readOwnFile(`console/browser/${name}`, new URL(`./browser/${name}`, import.meta.url));
    server.get(`/console/${name}`, open, (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').send(script),
    );
  }
  server.get('/console/style.css', open, (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
}

function renderPage(parts: readonly PartStatus[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>tai</title>
<link rel="stylesheet" href="/console/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<header>
<h1>tai</h1>
<p>The first ten minutes of an ops ticket. Read-only.</p>
<ul id="parts" aria-label="What is connected">${parts.map(renderPart).join('')}</ul>
</header>
<main>
<section aria-labelledby="ask">
<h2 id="ask">A ticket</h2>
<form id="ticket">
<label for="text">What is wrong?</label>
<textarea id="text" name="text" rows="7" required maxlength="100000" placeholder="nginx on web-03.prod.example.com gives 502 since 14:10"></textarea>
<label for="hosts">Hosts <small>if the text does not name them; <code>localhost</code> is this machine</small></label>
<input id="hosts" name="hosts" autocomplete="off" spellcheck="false" placeholder="localhost">
<p><button type="submit">Diagnose</button> <span id="problem" role="alert"></span></p>
</form>
<h2>Runs</h2>
<ol id="runs" reversed></ol>
</section>
<section id="run" aria-labelledby="run-title" hidden>
<h2 id="run-title"></h2>
<p><span id="state" role="status"></span> <button id="again" type="button" hidden>Run again</button></p>
<pre id="report" tabindex="0" hidden></pre>
<form id="question" hidden>
<label for="said">Ask on, or put it right <small>another host, another time</small></label>
<input id="said" name="said" autocomplete="off" required maxlength="10000" placeholder="it is not db-01, look at db-02">
<p><button type="submit">Ask</button></p>
</form>
<details id="looks" open><summary>What was looked at</summary><ol id="evidence"></ol></details>
</section>
</main>
<dialog id="sign-in"><form method="dialog"><label for="token">This server asks for its token (<code>server.token</code>)</label>
<input id="token" type="password" autocomplete="current-password" required> <button value="in">Sign in</button></form></dialog>
<script type="module" src="/console/main.js"></script>
</body>
</html>
`;
}

function renderPart({ name, on, about }: PartStatus): string {
  return `<li class="${on ? 'on' : 'off'}"><b>${escapeHtml(name)}</b> ${on ? 'on' : 'off'} <small>${escapeHtml(about)}</small></li>`;
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? character);
}
