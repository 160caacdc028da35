import { HARMLESS, type SignRule } from './rule.ts';

/** Services and their start. The wordings of systemd are those of 219 to 257. */
export const services = [
  {
    kind: 'missing_for_systemd',
    by: 'systemd',
    pattern:
      /Failed to load environment files: No such file|Failed to (?:locate|find) executable .*No such file|Failed to execute .*No such file|Failed at step \w+ spawning .*No such file|Changing to the requested working directory failed: No such file|Failed to set up (?:mount namespacing|credentials).*No such file/,
  },
  {
    kind: 'bad_config',
    by: 'systemd',
    pattern:
      /Unit configuration has fatal error|has a bad unit file setting|lacks both ExecStart|Failed to determine (?:user|group) credentials|Failed at step (?:USER|GROUP) spawning/,
  },
  { kind: 'dependency_failed', by: 'systemd', pattern: /Dependency failed for |failed with result 'dependency'/ },
  { kind: 'device_timeout', by: 'systemd', pattern: /Timed out waiting for device|\.device\/start timed out/ },
  { kind: 'emergency_mode', by: 'systemd', pattern: /(?:Started|Reached target) (?:\S+ - )?(?:Emergency|Rescue) / },
  {
    kind: 'unit_failed',
    by: 'systemd',
    pattern:
      /Failed with result|Main process exited|Control process exited|Unit entered failed state|Failed to start|Start request repeated too quickly/,
  },
  { kind: 'unit_started', by: 'systemd', pattern: /^Started (?!Session )|^Finished / },
  {
    kind: 'port_in_use',
    by: 'application',
    not: HARMLESS,
    pattern:
      /\b(?:address|port)(?: \d{1,5})? (?:is |was )?already (?:in use|bound|allocated)|EADDRINUSE|failed listening on port\b|only one usage of each socket address/i,
  },
  {
    kind: 'missing_file',
    by: 'application',
    not: HARMLESS,
    pattern:
      /no such file or directory|ENOENT|FileNotFound|cannot open shared object file|: No such file\b|file '\/[^']+' does not exist/i,
  },
  {
    kind: 'bad_config',
    by: 'application',
    not: HARMLESS,
    pattern:
      /syntax error .*(?:\/etc\/|\.conf|\.cfg|\.ya?ml|\.toml|\.ini|\bline \d)|\[emerg\].* in \/\S+:\d+|FATAL CONFIG FILE ERROR|bad configuration option|\bunknown (?:variable|directive|option|setting|configuration)\b|(?:invalid|bad|unrecogni[sz]ed|unsupported) (?:configuration|config|directive|option|setting|parameter|command)\b|(?:error|failed|could not|cannot|unable)\b.{0,40}\b(?:pars|load|read)\w*\b.{0,40}(?:config|\.conf\b|\.cfg\b|\.ya?ml\b|\.toml\b|\.ini\b|\.cnf\b)|config\w*(?: file)? (?:test |check |is )?(?:failed|invalid|error)|\[ALERT\].*parsing \[|invalid value for parameter|configuration file .* contains errors|directive is not allowed here|Syntax error on line \d|configuration (?:is )?(?:not valid|could not be)|(?:^|\s)\/etc\/\S+:\d+: (?!warning|deprecated|notice|info|\[warn)|\/etc\/[^\s,:]+, line \d+: (?!warning|deprecated)|(?:option|directive|setting|parameter|keyword) \S+ (?:no longer exists|is no longer (?:supported|valid)|was removed|has been removed|is not (?:supported|recognized|valid))|\bunknown (?:option|parameter|keyword|command|key)\b|unrecognized (?:argument|key|command)|\bfatal: bad (?:boolean|numerical|string)|yaml: (?:line|unmarshal)|toml: |invalid character .* looking for|duplicate (?:upstream|default server|listen)/i,
  },
  {
    kind: 'permission_denied',
    by: 'application',
    pattern: /permission denied|EACCES|operation not permitted|EPERM\b/i,
  },
  {
    kind: 'data_corrupt',
    by: 'application',
    not: HARMLESS,
    pattern:
      /bad file format|is corrupt|corrupted (?:file|page|block|index)|checksum (?:mismatch|error)|invalid page in block/i,
  },
] as const satisfies readonly SignRule[];
