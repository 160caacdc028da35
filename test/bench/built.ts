/** The address of a built module, for a child process's command line or an import: what is measured is what is shipped. */
export function built(path: string): URL {
  return new URL(`../../dist/${path}`, import.meta.url);
}
