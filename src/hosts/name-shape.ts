import { getDomain, parse } from 'tldts';
import { fileEndings, innerEndings, products, programs, releases, roles, things, unitEndings } from './name-words.ts';

/**
 * What a word could be, in lower case: `machine` by its number or its parts, `plain` a full name that may as well be a site,
 * `bare` a word that only what stands beside it can make a machine, `zone` a domain itself, `site` a service's address.
 */
export type NameShape = 'machine' | 'plain' | 'bare' | 'zone' | 'site';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export function shapeOfName(name: string): NameShape | undefined {
  const labels = name.split('.');
  if (!labels.every((label) => LABEL.test(label)) || name === 'localhost' || programs.has(name)) return undefined;
  return labels.length === 1 ? shapeOfWord(name) : shapeOfFullName(name, labels);
}

const POD = /-[a-z0-9]{8,10}-[a-z0-9]{5}$|-[0-9a-f]{9,10}$/;
const CLOUD_ID = /^(?:i|vol|ami|eni|sg|subnet|vpc|snap|rtb|igw|acl)-[0-9a-f]{8,17}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/;
const REGION = /^(?:us|eu|ap|sa|ca|me|af|il|cn|europe|asia|australia)-(?:[a-z]+-)?[a-z]+-?\d[a-z]?$/;
/** "press Control-D" */
const KEYS = /^(?:control|ctrl|alt|shift|cmd)-[a-z]$/;
/** "01", "007"; "mmcblk0" is a device, "BDB0113" a message's code. */
const PADDED = /^0\d{1,2}$/;
const DATED = /^(?:[a-z]+-)?(?:19|20)\d\d-\d\d?(?:-\d+)?$|^[a-z]{3,4}-\d{4}-\d+$/;

function shapeOfWord(name: string): NameShape | undefined {
  if ([POD, CLOUD_ID, UUID, REGION, DATED, KEYS].some((pattern) => pattern.test(name))) return undefined;
  if (!/^[a-z]/.test(name) || name.length < 3) return undefined;
  return name.includes('-') ? shapeOfDashed(name.split('-')) : shapeOfSimple(name);
}

/** "web" of "web-03.example.com": what machines of one kind share. */
export function stemOf(name: string): string {
  return (name.split('.')[0] ?? '').replace(/[\d]+[a-z]?$/, '');
}

/** "web-01", "lon-gw07", "fw-2b", "eks-ire-w3"; not "exit-137", "rhel-9-rc2", "build-7710". */
function shapeOfDashed(parts: readonly string[]): NameShape {
  const [head = '', last = ''] = parts;
  const isNumber = parts.length === 2 && /^\d+$/.test(last);
  return (isNumber ? isNumbered(head, last) : isComposed(head, parts)) ? 'machine' : 'bare';
}

function isComposed(head: string, parts: readonly string[]): boolean {
  if (isThing(head) && !hasRole(parts)) return false;
  return isCounted(parts) || isLettered(parts) || isRolePart(head) || (roles.has(head) && isTagged(parts));
}

/** "redis-b4": one letter and a number behind what a machine does. */
function isTagged(parts: readonly string[]): boolean {
  return parts.length === 2 && /^[a-z]\d{1,2}$/.test(parts[1] ?? '');
}

/** "rack4-node-b" */
function isLettered(parts: readonly string[]): boolean {
  return parts.at(-1)?.length === 1 && roles.has(parts.at(-2) ?? '');
}

/** "mysql-8" and "postgres-12" are programs; a machine's number begins with a nought or is small. */
function isVersion(head: string, number: string): boolean {
  return products.has(head) && !number.startsWith('0') && Number(number) > 4;
}

/** "3", "2b", "gw07", "a1", "pool000004"; letters before the number must not count releases. */
function isCounted(parts: readonly string[]): boolean {
  const [, stem = '', number = ''] = /^([a-z]{0,12})(\d{1,8})[a-z]?$/.exec(parts.at(-1) ?? '') ?? [];
  return number !== '' && !releases.has(stem);
}

function hasRole([, ...parts]: readonly string[]): boolean {
  return parts.some((part) => roles.has(part.replace(/\d+$/, '')));
}

/** "web-01" and "unix-4410" are machines, "build-7710" and "exit-137" are not. */
function isNumbered(head: string, number: string): boolean {
  if (number.length > 4 || isThing(head) || /^raidz\d$/.test(head) || isVersion(head, number)) return false;
  return !things.has(head) || number.length < 3;
}

/** "db01" of "db01-fra". */
function isRolePart(part: string): boolean {
  const [, stem = '', number = ''] = /^([a-z]{1,12})(\d{1,4})$/.exec(part) ?? [];
  return number !== '' && (number.startsWith('0') || roles.has(stem));
}

function isThing(stem: string): boolean {
  return things.has(stem) && !roles.has(stem);
}

/** "srv1", "box01", "cartweb04"; "boto3" is no machine unless something says so. */
function shapeOfSimple(name: string): NameShape {
  const [, stem = '', number = ''] = /^([a-z]{2,20}?)(\d{1,4})[a-z]?$/.exec(name) ?? [];
  if (number === '' || isThing(stem) || stem.startsWith('lib')) return 'bare';
  return PADDED.test(number) || endsWithRole(stem) ? 'machine' : 'bare';
}

function endsWithRole(stem: string): boolean {
  if (roles.has(stem)) return true;
  for (let at = 1; at <= stem.length - 2; at += 1) {
    const end = stem.slice(at);
    if (roles.has(end) && !things.has(end) && end.length > 1) return true;
  }
  return false;
}

function shapeOfFullName(name: string, labels: readonly string[]): NameShape | undefined {
  const [first = ''] = labels;
  const last = labels.at(-1) ?? '';
  if (isFileOrUnit(labels) || !isDomain(name, last)) return undefined;
  if (isService(name) || SITE.test(first)) return 'site';
  if (getDomain(name, { allowPrivateDomains: false }) === name && !innerEndings.has(last)) return 'zone';
  return /[\d-]/.test(first) ? 'machine' : 'plain';
}

/** Some endings of files are top-level domains, but of names this long never of files; "web-3.example.pl" is no program either. */
function isFileOrUnit(labels: readonly string[]): boolean {
  const [first = '', second = ''] = labels;
  const last = labels.at(-1) ?? '';
  if (unitEndings.has(last)) return true;
  const isInCountry = labels.length === 3 && last.length === 2 && /-?\d/.test(first) && /^[a-z]{4,}$/.test(second);
  return fileEndings.has(last) && labels.length < 4 && !isInCountry;
}

/** Java packages and Python modules read like names backwards. */
const BACKWARDS = /^(?:com|org|net|io|de|java|javax|edu|gov)\./;

function isDomain(name: string, last: string): boolean {
  if (BACKWARDS.test(name) && !innerEndings.has(last)) return false;
  return innerEndings.has(last) || parse(name).isIcann === true;
}

const SITE =
  /^(?:www\d?|api|cdn|static|assets|docs?|wiki|confluence|jira|grafana|kibana|prometheus|nagios|zabbix|icinga|status|console|portal|login|sso|auth|mailto|registry|hub|repo|mirror|updates?|callback|hooks?|webhooks?|git|gitlab|github|ops|cmdb|monitoring|alerts?|dashboards?|sentry|support|help|shop)$/;
const SERVICES =
  /(?:^|\.)(?:amazonaws\.com|cloudfront\.net|windows\.net|azure\.com|azurewebsites\.net|azure-api\.net|googleapis\.com|google\.com|appspot\.com|github\.com|gitlab\.com|bitbucket\.org|atlassian\.net|slack\.com|office\.com|office365\.com|microsoft\.com|docker\.io|quay\.io|akamai\.net|fastly\.net|cloudflare\.com|zoom\.us|pagerduty\.com|opsgenie\.com|datadoghq\.com|newrelic\.com|sentry\.io|letsencrypt\.org|npmjs\.org|pypi\.org|debian\.org|ubuntu\.com|redhat\.com|centos\.org|kernel\.org|stackoverflow\.com|youtube\.com)$|\.svc(?:\.|$)|\.cluster\.local$/;
const MACHINES_OF_SERVICES = /\.compute(?:-\d)?\.amazonaws\.com$|\.compute\.internal$/;

function isService(name: string): boolean {
  return SERVICES.test(name) && !MACHINES_OF_SERVICES.test(name);
}
