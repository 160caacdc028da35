import { partsOf, shapeOf } from './shape.ts';

/** Shapes that differ in a name only. */
export interface Template {
  readonly tag: string;
  readonly words: string[];
  /** Shapes that were found to belong to it. */
  members: number;
}

const VARIES = '*';
/** Share of words that must be the same, in the same place. */
const ALIKE = 0.6;
const MAX_PER_LEAF = 32;
const MAX_TEMPLATES = 4_096;
const MAX_WORDS = 60;

/**
 * Mines templates from distinct shapes: a tree of fixed depth (who wrote it, how many words, the first one), and in a leaf the
 * most similar template. Source: P. He et al., "Drain: An Online Log Parsing Approach with Fixed Depth Tree", ICWS 2017.
 */
export class Templates {
  readonly #leaves = new Map<string, Template[]>();
  #count = 0;
  #others: Template | undefined;

  /** The template of a line, made when there is none yet. Beyond the limits, all lines of a program share one. */
  of(text: string): Template {
    const { tag } = partsOf(text);
    const words = shapeOf(text).split(/\s+/, MAX_WORDS);
    const head = tag === '' ? words.slice(0, 2) : words.slice(1, 2);
    const leaf = this.#leafOf(`${tag} ${words.length} ${head.join(' ')}`);
    const best = findBest(leaf, words);
    if (best !== undefined && (best.alike >= ALIKE || leaf.length >= MAX_PER_LEAF)) return join(best.template, words);
    return this.#count >= MAX_TEMPLATES ? this.#rest() : this.#add(leaf, tag, words);
  }

  #leafOf(key: string): Template[] {
    const known = this.#leaves.get(key);
    if (known !== undefined) return known;
    const leaf: Template[] = [];
    if (this.#count < MAX_TEMPLATES) this.#leaves.set(key, leaf);
    return leaf;
  }

  #add(leaf: Template[], tag: string, words: readonly string[]): Template {
    const template = { tag, words: [...words], members: 1 };
    leaf.push(template);
    this.#count += 1;
    return template;
  }

  #rest(): Template {
    this.#others ??= { tag: '', words: [VARIES], members: 0 };
    this.#others.members += 1;
    return this.#others;
  }
}

export function describeTemplate({ words }: Template): string {
  return words.join(' ');
}

function findBest(
  leaf: readonly Template[],
  words: readonly string[],
): { template: Template; alike: number } | undefined {
  let best: { template: Template; alike: number } | undefined;
  for (const template of leaf) {
    const same = template.words.filter((word, at) => word === words[at]).length;
    const alike = same / words.length;
    if (best === undefined || alike > best.alike) best = { template, alike };
  }
  return best;
}

function join(template: Template, words: readonly string[]): Template {
  for (const [at, word] of template.words.entries()) if (word !== words[at]) template.words[at] = VARIES;
  template.members += 1;
  return template;
}
