import { fitsList } from '../pattern.ts';
import { type Applies, asksForFinal, type Facts, hostApplies, matchApplies } from './conditions.ts';
import { includedFiles, includeFolder, readConfigLines } from './files.ts';
import type { Here } from './here.ts';
import { kindOf, plainKeyword } from './keywords.ts';
import { type Place, unsupported } from './refuse.ts';
import { expandTokens } from './tokens.ts';
import { type ConfigLine, readLine } from './words.ts';

/** A line that applies to the host. */
export interface Found extends ConfigLine {
  readonly words: readonly string[];
  readonly place: Place;
}

/** What is decided before ssh_config is asked, as options on ssh's command line are. */
export interface Given {
  readonly hostName?: string | undefined;
  readonly user?: string | undefined;
  readonly port?: number | undefined;
  /** The way to the host is given: ProxyJump and ProxyCommand are not asked for. */
  readonly route?: boolean | undefined;
}

export interface Sources {
  /** In order; a value in an earlier one wins. */
  readonly files: readonly string[];
  readonly here: Here;
}

/** The lines that count for one host: the first of each keyword, and all of `identityfile`. */
export interface Collected {
  readonly first: ReadonlyMap<string, Found>;
  readonly identities: readonly Found[];
}

const DEEPEST = 16;

/** Throws HOST_CONFIG_UNSUPPORTED for what applies to this host and can not be read or judged. */
export async function collectLines(name: string, given: Given, { files, here }: Sources): Promise<Collected> {
  const reading = new Reading(name, given, here);
  for (const file of files) await reading.read(file, includeFolder(file), 0, true);
  if (reading.wantsFinal) {
    reading.startFinal();
    for (const file of files) await reading.read(file, includeFolder(file), 0, true);
  }
  return reading;
}

class Reading implements Collected {
  readonly first = new Map<string, Found>();
  readonly identities: Found[] = [];
  readonly #name: string;
  readonly #given: Given;
  readonly #here: Here;
  #host: string;
  #isFinal = false;
  wantsFinal = false;

  constructor(name: string, given: Given, here: Here) {
    this.#name = name;
    this.#host = name;
    this.#given = given;
    this.#here = here;
  }

  /** Once more with the resolved name, as OpenSSH does when a `Match final` asks for it. What is set stays set. */
  startFinal(): void {
    this.#host = this.#hostName();
    this.#isFinal = true;
  }

  /** What stands inside a block goes for an included file too, and a block in there ends with its file. */
  async read(file: string, folder: string, depth: number, activeBefore: boolean): Promise<void> {
    const lines = await readConfigLines(file, depth === 0, this.#here);
    let active = activeBefore;
    for (const [index, text] of lines.entries()) {
      const line = readLine(text);
      const place = { file, line: index + 1 };
      if (line === undefined) continue;
      if (line.keyword === 'host' || line.keyword === 'match') active = this.#opensBlock(line, place);
      else if (active && line.keyword === 'include') await this.#include(found(line, place), folder, depth);
      else if (active) this.#take(found(line, place));
    }
  }

  async #include({ words, place }: Found, folder: string, depth: number): Promise<void> {
    if (depth >= DEEPEST) throw unsupported('Include', place, `files include each other more than ${DEEPEST} deep`);
    for (const file of await includedFiles(words, folder, place, this.#here)) {
      await this.read(file, folder, depth + 1, true);
    }
  }

  #opensBlock(line: ConfigLine, place: Place): boolean {
    if (line.keyword === 'host') return hostApplies(found(line, place).words, this.#host);
    if (asksForFinal(line.rest)) this.wantsFinal = true;
    const applies: Applies = matchApplies(line.rest, this.#facts());
    if (applies.kind === 'unknown') {
      throw unsupported(`Match ${applies.criterion}`, place, 'tai can not judge it, and all else on the line holds');
    }
    return applies.kind === 'yes';
  }

  #take(line: Found): void {
    const keyword = plainKeyword(line.keyword);
    const kind = keyword === 'ignoreunknown' ? 'heeded' : kindOf(keyword);
    if (kind === 'harmless') return;
    if (kind === 'unknown') {
      if (fitsList(this.first.get('ignoreunknown')?.words[0]?.toLowerCase() ?? '', keyword)) return;
      throw unsupported(line.written, line.place, 'tai does not know this keyword (IgnoreUnknown would let it pass)');
    }
    if (keyword === 'identityfile') this.#addIdentity(line);
    else this.#setOnce(slotOf(keyword), line);
  }

  #addIdentity(line: Found): void {
    if (!this.identities.some(({ words }) => words[0] === line.words[0])) this.identities.push(line);
  }

  #setOnce(slot: string, line: Found): void {
    // The final reading goes by the name that the first has resolved, so a HostName there comes too late.
    const isDecided = slot === 'hostname' ? this.#isFinal : slot === 'proxy' && this.#given.route === true;
    if (!isDecided && !this.first.has(slot)) this.first.set(slot, line);
  }

  #facts(): Facts {
    return {
      host: this.#host,
      typed: this.#name,
      hostName: this.#hostName(),
      user: this.#given.user ?? this.first.get('user')?.words[0] ?? this.#here.user,
      localUser: this.#here.user,
      isFinal: this.#isFinal,
    };
  }

  #hostName(): string {
    const written = this.#given.hostName ?? this.first.get('hostname')?.words[0];
    if (written === undefined || this.#given.hostName !== undefined) return (written ?? this.#name).toLowerCase();
    const expanded = expandTokens(written, { '%': '%', h: this.#name });
    return expanded.kind === 'text' ? expanded.text.toLowerCase() : this.#name;
  }
}

/** The first of ProxyJump and ProxyCommand rules out the other. */
function slotOf(keyword: string): string {
  return keyword === 'proxyjump' || keyword === 'proxycommand' ? 'proxy' : keyword;
}

function found(line: ConfigLine, place: Place): Found {
  const { words, rest, written } = line;
  if (rest === '') throw unsupported(written, place, 'it has no value');
  if (words !== undefined) return { ...line, words, place };
  throw unsupported(written, place, 'a quote is not closed');
}
