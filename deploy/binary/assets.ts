/** What tai reads of its own files at run time (`src/own-file.ts`), by the name it asks for, with the place after `npm run build`. */
export const ASSETS: Readonly<Record<string, string>> = {
  'console/browser/main.js': 'dist/src/console/browser/main.js',
  'console/browser/page.js': 'dist/src/console/browser/page.js',
  'console/browser/requests.js': 'dist/src/console/browser/requests.js',
  'console/browser/view.js': 'dist/src/console/browser/view.js',
};
