import { isSecret } from './redact-value.ts';

const KIND = /^[\s-]{0,40}["']?kind["']?:\s{0,8}["']?Secret["']?,?\s*$/m;
const SECTION = /^(\s{0,40})["']?(?:data|stringData)["']?:\s*\{?\s*$/;
const VALUE = /^(\s{1,60}["']?[\w.-]{1,253}["']?:\s{1,8}["']?)([^\s"'|>{[][^"'\n]*)/;
const ONE_LINE = /"kind"\s?:\s?"Secret"/;
const ONE_LINE_DATA = /"(?:data|stringData)"\s?:\s?\{[^{}\n]{1,20000}\}/g;

const VARIABLE =
  /(\bvariable[ \t]{1,4}"[\w-]{0,60}(?:pass|pw|secret|token|key)[\w-]{0,60}"[ \t]{0,4}\{[^}]{0,400}?\bdefault[ \t]{0,20}=[ \t]{0,4}")([^"\n]{1,400})/gi;

type Mark = (value: string) => string;

/** What only several lines together show to be a secret. */
export function redactManifests(text: string, mark: Mark): string {
  return redactSecrets(redactVariables(text, mark), mark);
}

/** Default of a variable of Terraform: it is its name that says what it holds. */
function redactVariables(text: string, mark: Mark): string {
  if (!text.includes('variable "')) return text;
  return text.replace(VARIABLE, (whole, before: string, value: string) =>
    isSecret(value) ? before + mark(value) : whole,
  );
}

/** Each value of a Kubernetes Secret, as YAML or JSON: whatever it is called, it is one. */
function redactSecrets(text: string, mark: Mark): string {
  if (ONE_LINE.test(text)) return text.replace(ONE_LINE_DATA, (data) => redactMembers(data, mark));
  if (!KIND.test(text)) return text;
  return text
    .split(/^(?=---)/m)
    .map((document) => (KIND.test(document) ? redactDocument(document.split('\n'), mark).join('\n') : document))
    .join('');
}

function redactMembers(data: string, mark: Mark): string {
  return data.replace(/(:\s?")([^"\n]+)(?=")/g, (whole, before: string, value: string) =>
    isSecret(value) && !data.startsWith(`"${value}`) ? before + mark(value) : whole,
  );
}

/** Values stand deeper than the word "data" above them. */
function redactDocument(lines: readonly string[], mark: Mark): readonly string[] {
  let depth: number | undefined;
  return lines.map((line) => {
    const section = SECTION.exec(line)?.[1];
    if (section !== undefined) depth = section.length;
    else if (depth !== undefined && line.trim() !== '' && line.search(/\S/) <= depth) depth = undefined;
    if (depth === undefined || section !== undefined) return line;

    return line.replace(VALUE, (whole, before: string, value: string) =>
      isSecret(value.trim()) ? before + mark(value.trim()) : whole,
    );
  });
}
