import type { SignRule } from './rule.ts';

/** Programs that no longer fit what is installed, and package systems in trouble. */
export const packages = [
  {
    kind: 'library_mismatch',
    pattern:
      /symbol lookup error|undefined symbol|version [`'"]?[\w.]+['"]? not found|wrong ELF class|ImportError:.*\.so|incompatible (?:library|ABI)|compiled against .* but .* (?:is|found)/i,
  },
  {
    kind: 'library_missing',
    pattern: /error while loading shared libraries|cannot open shared object file|UnsatisfiedLinkError/i,
  },
  {
    kind: 'data_incompatible',
    pattern:
      /(?:database files|data directory|data files?)\b.*\b(?:incompatible|not compatible|initialized by)|was created (?:by|with) (?:a )?(?:newer|later|older) version|(?:unsupported|incompatible) (?:data|database|redo log|schema) (?:version|format)/i,
  },
  {
    kind: 'module_missing',
    pattern:
      /Module \S+ not found in directory \/lib\/modules|ModuleNotFoundError|ImportError: |Cannot find module '|Unable to load dynamic library|LoadError: cannot load|ClassNotFoundException|NoSuchMethodError|NoClassDefFoundError/,
  },
  {
    kind: 'package_trouble',
    pattern:
      /dpkg: error|dpkg was interrupted|Sub-process \/usr\/bin\/dpkg returned an error|unmet dependencies|rpmdb.*(?:corrupt|error)|scriptlet failed|Transaction (?:check|test) error/i,
  },
] as const satisfies readonly SignRule[];
