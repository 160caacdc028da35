import type { Label } from './redact-marks.ts';

/** Label and shape of tokens that are known by their look alone, as the services that issue them document it. */
export type Shape = readonly [label: Label, pattern: RegExp];

const services: readonly Shape[] = [
  ['aws key id', /\b(?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]{16}\b/g],
  ['git token', /\b(?:gh[opusr]_[A-Za-z0-9]{30,255}|github_pat_\w{30,255})/g],
  ['git token', /\bgl(?:pat|dt|rt|ptt|cbt|soat|ft|agent|imt|oas)-[\w.-]{18,300}/g],
  ['slack token', /\bx(?:ox[abeoprs]|app|wfp)-[A-Za-z0-9-]{10,300}/g],
  ['stripe key', /\b(?:[rs]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,255}/g],
  ['mail service key', /\b(?:SG\.[\w-]{16,64}\.[\w-]{16,64}|key-[0-9a-f]{32}\b)/g],
  [
    'registry token',
    /\b(?:pypi-AgE[\w-]{40,500}|npm_[A-Za-z0-9]{36}|rubygems_[0-9a-f]{48}|dckr_[op]at_[\w-]{20,100})/g,
  ],
  ['model token', /\b(?:hf_[A-Za-z0-9]{30,100}|sk-(?:ant|proj|svcacct|or)-[\w-]{20,300}|sk-[A-Za-z0-9]{32,100})/g],
  ['data token', /\bdapi[0-9a-f]{32}(?:-\d)?/gi],
  ['vault token', /\bhv[sbr]\.[\w-]{20,300}/g],
  ['terraform token', /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,100}/g],
  ['monitoring key', /\b(?:[0-9a-f]{36}NRAL|NRAK-[A-Z0-9]{27}|gl(?:sa|c)_[\w+/=]{32,300})/g],
  ['tailscale key', /\btskey-[\w-]{10,200}/g],
  ['age key', /\bAGE-SECRET-KEY-1[A-Z0-9]{40,80}/g],
  ['google token', /\b(?:AIza[\w-]{35}|ya29\.[\w-]{20,2000}|GOCSPX-[\w-]{20,40})|(?<![\w/])1\/\/0[\w-]{30,200}/g],
  ['atlassian token', /\bAT(?:ATT|CTT)3[\w=-]{24,400}|\bATBB[\w=-]{24,400}/g],
  ['cloud token', /\b(?:do[por]_v1_[0-9a-f]{64}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|lin_api_\w{40}|PMAK-[\w-]{59})/g],
  ['azure secret', /(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{31,34}/g],
  ['jwt', /\beyJ[\w-]{8,4000}\.[\w-]{8,8000}(?:\.[\w-]{0,2000})?/g],
  ['hook', /(?<=hooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/-]{20,200}/g],
  ['hook', /(?<=\.webhook\.office\.com\/webhookb2\/)[\w@/-]{20,400}/g],
  ['hook', /(?<=discord(?:app)?\.com\/api\/webhooks\/\d{5,25}\/)[\w-]{20,200}/g],
  ['hook', /(?<=api\.telegram\.org\/bot)\d{6,12}:[\w-]{30,50}/g],
];

/** What crypt(3), databases and directories store of a password: good enough to guess the password at leisure. */
const hashes: readonly Shape[] = [
  ['password hash', /\$(?:[156]|2[abxy]?|y|gy|7|sha1|sm3|apr1|argon2(?:id|i|d)|scrypt)\$[\w./$=,+*-]{16,300}/g],
  ['password hash', /(?<=^[a-z_][\w.-]{0,31}:!{0,2})[./0-9A-Za-z]{13}(?=:\d{0,6}:\d{0,6}:)/gm],
  ['password hash', /(?<![\w*])\*[0-9A-F]{40}\b/g],
  ['password hash', /\bSCRAM-SHA-(?:1|256|512)\$\d{1,8}:[\w+/=$:]{20,400}/g],
  ['password hash', /\{(?:SSHA|SHA|SMD5|MD5|CRYPT|PBKDF2)\d{0,3}(?:-SHA\d{0,3})?\}[\w+/=.$]{12,300}/gi],
];

export const redactShapes: readonly Shape[] = [...services, ...hashes];
