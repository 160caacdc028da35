import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/** The bytes of a file by its name; undefined where there is none. */
export type Read = (name: string) => Buffer | undefined;

interface Part {
  exports: unknown;
}

export interface Parts {
  load(name: string): unknown;
  /** What was loaded so far, for its compiled form. */
  readonly scripts: ReadonlyMap<string, Script>;
}

/** Loads the parts that `bundle.ts` made as CommonJS, from memory; all else that they ask for is a module of Node. `file` is what they take for their own. */
export function openParts(read: Read, file: string): Parts {
  const parts = new Map<string, Part>();
  const scripts = new Map<string, Script>();
  const place = [file, dirname(file), pathToFileURL(file).href] as const;

  const load = (name: string): unknown => {
    const known = parts.get(name);
    if (known !== undefined) return known.exports;
    const source = read(name);
    if (source === undefined) throw new Error(`tai is damaged: ${name} is not in it`);
    const part: Part = { exports: {} };
    parts.set(name, part);
    // What Node compiled at the build; where another Node would not take it, it compiles again.
    const cachedData = read(`${name}.compiled`);
    const script = new Script(source.toString(), { filename: name, ...(cachedData !== undefined && { cachedData }) });
    scripts.set(name, script);
    script.runInThisContext()(part, part.exports, require, ...place);
    return part.exports;
  };

  const require = (name: string): unknown => {
    if (name.startsWith('./') && read(name.slice(2)) !== undefined) return load(name.slice(2));
    const found: unknown = process.getBuiltinModule(name);
    if (found === undefined)
      throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' });
    return found;
  };
  return { load, scripts };
}

/** As `openParts` runs it. */
export function wrapPart(source: string): string {
  return `(function (module, exports, require, __filename, __dirname, bundleUrl) {${source.replace(/^#!.*/, '')}\n})`;
}
