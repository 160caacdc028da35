export const STYLE = `:root { color-scheme: light dark; --line: light-dark(#d5d9de, #3a4048); --soft: light-dark(#f4f6f8, #1c2026); --quiet: light-dark(#59636e, #9aa4af); --accent: light-dark(#1d5fa8, #7db4f0); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#fff, #14171b); color: light-dark(#1c2126, #e4e8ec); }
header { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: baseline; padding: .8rem 1.5rem; border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 1.5rem; }
h2 { font-size: 1.1rem; margin: 1rem 0 .5rem; }
header p { margin: 0; color: var(--quiet); }
#parts { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; margin: .3rem 0 0; padding: 0; width: 100%; font-size: .88rem; }
#parts li::before { content: '○ '; color: var(--quiet); }
#parts li.on::before { content: '● '; color: light-dark(#1a7f37, #4ac26b); }
small { color: var(--quiet); }
main { display: grid; grid-template-columns: minmax(16rem, 21rem) minmax(0, 1fr); gap: 2rem; padding: 0 1.5rem 2rem; }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
label { display: block; margin: .6rem 0 .2rem; }
textarea, input { width: 100%; font: inherit; padding: .5rem; border: 1px solid var(--line); border-radius: 6px; background: var(--soft); color: inherit; }
button { font: inherit; padding: .35rem 1rem; border: 1px solid var(--accent); border-radius: 6px; background: var(--accent); color: light-dark(#fff, #14171b); cursor: pointer; }
button:disabled { opacity: .5; cursor: default; }
a { color: var(--accent); }
#problem { color: light-dark(#b42318, #ff8a80); }
#runs { padding-left: 2rem; font-size: .92rem; }
#runs small { display: block; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 1rem; overflow-x: auto; font: 13px/1.5 ui-monospace, monospace; white-space: pre; }
#evidence { list-style: none; padding: 0; font: 14px/1.7 ui-monospace, monospace; }
#evidence li { display: grid; grid-template-columns: 1.5rem 3.5rem minmax(7rem, 10rem) minmax(0, 1fr); gap: .3rem; }
#evidence .failed span:first-child { color: light-dark(#b42318, #ff8a80); }
#evidence .collected span:first-child { color: light-dark(#1a7f37, #4ac26b); }
dialog form { display: grid; gap: .6rem; }
`;
