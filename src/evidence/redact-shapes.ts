import type { Label } from './redact-marks.ts';

/** Label, hint (as for rules) and shape of tokens that are known by their look alone, as the services that issue them document it. */
export type Shape = readonly [label: Label, hint: string, pattern: RegExp];

const services: readonly Shape[] = [
  [
    'aws key id',
    'akia|asia|aida|aroa|ltai|akid',
    /\b(?:(?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]{16}|LTAI[A-Za-z0-9]{16,24}|AKID[A-Za-z0-9]{32})\b/g,
  ],
  ['git token', 'gh[opusr]_|github_pat_', /\b(?:gh[opusr]_[A-Za-z0-9]{30,255}|github_pat_\w{30,255})/g],
  [
    'git token',
    'gl(?:pat|dt|rt|ptt|cbt|soat|ft|agent|imt|oas)-',
    /\bgl(?:pat|dt|rt|ptt|cbt|soat|ft|agent|imt|oas)-[\w.-]{18,300}/g,
  ],
  ['git token', 'sgp_|atbb|ccipat_', /\b(?:sgp_(?:[\w]{16}_)?[0-9a-f]{40}|CCIPAT_\w{20,100})/g],
  ['slack token', 'xox|xapp-|xwfp-', /\bx(?:ox[abeoprs](?:\.xox[bp])?|app|wfp)-[A-Za-z0-9-]{10,300}/g],
  [
    'stripe key',
    '[rs]k_(?:live|test)|whsec_|sq0|eaaa|ez[at]k',
    /\b(?:(?:[rs]k_(?:live|test)|whsec)_[A-Za-z0-9]{16,255}|sq0[a-z]{3}-[\w-]{22,43}|EAAA[\w-]{60}(?![\w-])|EZ[AT]K[A-Za-z0-9]{54})/g,
  ],
  [
    'mail service key',
    'sg\\.|key-[0-9a-f]|xkeysib-',
    /\b(?:SG\.[\w-]{16,64}\.[\w-]{16,64}|key-[0-9a-f]{32}\b|xkeysib-[0-9a-f]{64}-\w{16})/g,
  ],
  [
    'registry token',
    'pypi-age|npm_|rubygems_|dckr_|oy2|clojars_|cio',
    /\b(?:pypi-AgE[\w-]{40,500}|npm_[A-Za-z0-9]{36}|rubygems_[0-9a-f]{48}|dckr_[op]at_[\w-]{20,100}|oy2[a-z0-9]{43}\b|CLOJARS_[a-z0-9]{60}|cio[A-Za-z0-9]{32}\b)/g,
  ],
  [
    'model token',
    'hf_|sk-|gsk_|xai-|r8_|pplx-|nvapi-',
    /\b(?:hf_[A-Za-z0-9]{30,100}|sk-(?:ant|proj|svcacct|or)-[\w-]{20,300}|sk-[A-Za-z0-9]{32,100}|gsk_[A-Za-z0-9]{40,80}|xai-[A-Za-z0-9]{60,100}|r8_[A-Za-z0-9]{37}|pplx-[A-Za-z0-9]{40,64}|nvapi-[\w-]{40,100})/g,
  ],
  ['data token', 'dapi|pscale_', /\b(?:dapi[0-9a-f]{32}(?:-\d)?|pscale_(?:tkn|pw|oauth)_[\w.=-]{30,64})/gi],
  [
    'vault token',
    'hv[sbr]\\.|dp\\.',
    /\b(?:hv[sbr]\.[\w-]{20,300}|dp\.(?:pt|st|sa|ct|scim|audit)\.(?:[\w-]{1,40}\.)?[A-Za-z0-9]{40,44})/g,
  ],
  ['terraform token', 'atlasv1|pul-', /\b(?:[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,100}|pul-[0-9a-f]{40}\b)/g],
  [
    'monitoring key',
    'nral|nrak-|gl(?:sa|c)_|dt0|sntry',
    /\b(?:[0-9a-f]{36}NRAL|NRAK-[A-Z0-9]{27}|gl(?:sa|c)_[\w+/=]{32,300}|dt0[a-z]\d\d\.[A-Z0-9]{24}\.[A-Z0-9]{64}|sntry[su]_[\w+/=-]{40,300})/g,
  ],
  ['tailscale key', 'tskey-', /\btskey-[\w-]{10,200}/g],
  ['age key', 'age-secret-key', /\bAGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]{40,2000}/g],
  [
    'google token',
    'aiza|ya29|gocspx|1//0',
    /\b(?:AIza[\w-]{35}|ya29\.[\w-]{20,2000}|GOCSPX-[\w-]{20,40})|(?<![\w/])1\/\/0[\w-]{30,200}/g,
  ],
  ['atlassian token', 'atatt|atctt|atbb', /\bAT(?:ATT|CTT)3[\w=-]{24,400}|\bATBB[\w=-]{24,400}/g],
  [
    'cloud token',
    'do[por]_v1|shp|lin_api|pmak-|figd_|fm[12]|aqvn|y0_|secret_|ntn_|cf[uk]t_|v1\\.0-',
    /\b(?:do[por]_v1_[0-9a-f]{64}|shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}|lin_api_\w{40}|PMAK-[\w-]{59}|figd_[\w-]{38,64}|fm[12][ra]?_[A-Za-z0-9+/=]{60,2000}|AQVN[\w-]{35,40}|y0_[\w-]{50,64}|(?:secret|ntn)_[A-Za-z0-9]{43,50}\b|cf[uk]t_[\w-]{40,64}|v1\.0-[0-9a-f]{24}-[0-9a-f]{146})/g,
  ],
  ['secret', 'aq[a-z0-9+/]{36}==', /(?<![\w+/=])AQ[A-Za-z0-9+/]{36}==(?![\w+/=])/g],
  ['azure secret', '[78]q~', /(?<![\w~.-])[\w~.-]{3}[78]Q~[\w~.-]{31,34}/g],
  ['model token', 'sk\\.eyj', /\bsk\.eyJ[\w-]{20,500}\.[\w-]{20,64}/g],
  ['jwt', 'eyj', /\beyJ[\w-]{8,4000}\.[\w-]{8,8000}(?:\.[\w-]{0,2000})?/g],
  ['token', '\\d:aa', /(?<![\w:-])\d{8,12}:AA[\w-]{32,36}(?![\w-])/g],
  ['token', '\\.[\\w-]{6}\\.', /(?<![\w.-])[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])/g],
  ['hook', 'hooks\\.slack', /(?<=hooks\.slack\.com\/(?:services|workflows|triggers)\/)[\w/-]{20,200}/g],
  ['hook', 'office\\.com/webhook', /(?<=(?:\.webhook|outlook)\.office\.com\/webhook(?:b2)?\/)[\w@/.-]{20,400}/g],
  ['hook', 'api/webhooks', /(?<=discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{5,25}\/)[\w-]{20,200}/g],
  ['hook', 'telegram\\.org/bot', /(?<=api\.telegram\.org\/bot)\d{6,12}:[\w-]{30,50}/g],
  ['hook', 'hooks\\.zapier', /(?<=hooks\.zapier\.com\/hooks\/catch\/)[\w/]{8,60}/g],
];

/** The head of a private key in base64: "-----BEGIN " and the kinds it may be of. */
const ENCODED_KEY =
  /LS0tLS1CRUdJTi(?:BQUklWQVRFIEtFWS|BSU0EgUFJJVkFUR|BFQyBQUklWQVRF|BPUEVOU1NIIFBSSVZBVE|BFTkNSWVBURUQgUFJJ|BEU0EgUFJJVkFUR|BQR1AgUFJJVkFUR)[A-Za-z0-9+/=]{0,20000}/g;

/** What crypt(3), databases and directories store of a password: good enough to guess the password at leisure. */
const hashes: readonly Shape[] = [
  ['private key', 'ls0tls1crudjti', ENCODED_KEY],
  [
    'password hash',
    '\\$(?:[15-9]|2[abxy]?|y|gy|sha1|sm3|apr1|argon2|scrypt)[a-z]*\\$',
    /\$(?:[15-9]|2[abxy]?|y|gy|sha1|sm3|apr1|argon2(?:id|i|d)|scrypt)\$[\w./$=,+*-]{16,300}/g,
  ],
  ['password hash', ':\\d{0,6}:\\d{0,6}:', /(?<=^[a-z_][\w.-]{0,31}:!{0,2})[./0-9A-Za-z]{13}(?=:\d{0,6}:\d{0,6}:)/gm],
  ['password hash', '\\*[0-9a-f]{40}', /(?<![\w*])\*[0-9A-F]{40}\b/g],
  ['password hash', 'scram-sha', /\bSCRAM-SHA-(?:1|256|512)\$\d{1,8}:[\w+/=$:]{20,400}/g],
  [
    'password hash',
    '\\{[a-z0-9-]+\\}[\\w+/=.$]{12}',
    /\{(?:SSHA|SHA|SMD5|MD5|CRYPT|PBKDF2|ARGON2)\d{0,3}(?:-SHA\d{0,3})?\}[\w+/=.$]{12,300}/gi,
  ],
  [
    'password hash',
    'pbkdf2',
    /\b(?:grub\.pbkdf2\.sha512\.\d{1,9}\.[0-9A-F.]{64,1000}|pbkdf2_sha(?:1|256|512)\$\d{1,9}\$[^\s"']{20,200}|pbkdf2:sha\d{3}:\d{1,9}\$[^\s"']{20,300})/g,
  ],
];

/** What pg_shadow and the user list of pgbouncer hold. */
const POSTGRES_MD5: Shape = ['password hash', '"md5', /(?<=")md5[0-9a-f]{32}(?=")/g];

export const redactShapes: readonly Shape[] = [...services, ...hashes, POSTGRES_MD5];
