import { dirname } from 'node:path/posix';
import { type PublicKey, keyOptions } from './authorized-keys.ts';
import { GATE_FILE, SUDOERS_FILE } from './files.ts';
import { gateScript } from './script.ts';
import { sudoersRules } from './sudoers.ts';

const FOLDER = dirname(GATE_FILE);

export interface PuppetOptions {
  readonly user: string;
  readonly from?: string;
  /** Without it the class has a parameter for it. */
  readonly key?: PublicKey;
  readonly path?: string;
}

/**
 * The gate, the rules of sudo and the key as one Puppet class; the user is there already. A heredoc without quotes round
 * its end takes text as it is: no variable and no escape is read in it. Throws CONFIG_INVALID for an odd `from`.
 */
export function puppetClass({ user, from, key, path }: PuppetOptions): string {
  const options = keyOptions(from).map((option) => `'${option}'`);
  return `# What tai may do on a host: its key runs the gate, and the gate runs tai's catalogue. Printed by \`tai gate puppet\`.
class tai_gate (
  String[1] $key${byDefault(key?.base64)},
  String[1] $key_type${byDefault(key?.type ?? 'ssh-ed25519')},
  Boolean   $sudo = true,
) {
  unless defined(File['${FOLDER}']) {
    file { '${FOLDER}':
      ensure => directory,
      owner  => 'root',
      group  => 'root',
      mode   => '0755',
    }
  }

  file { '${GATE_FILE}':
    ensure  => file,
    owner   => 'root',
    group   => 'root',
    mode    => '0755',
    content => @(TAI_GATE),
${gateScript(path === undefined ? {} : { path })}TAI_GATE
  }

  $rules = $sudo ? {
    true    => file,
    default => absent,
  }
  file { '${SUDOERS_FILE}':
    ensure       => $rules,
    owner        => 'root',
    group        => 'root',
    mode         => '0440',
    validate_cmd => '/usr/sbin/visudo -cf %',
    content      => @(TAI_SUDOERS),
${sudoersRules(user)}TAI_SUDOERS
  }

  ssh_authorized_key { 'tai':
    ensure  => present,
    user    => '${user}',
    type    => $key_type,
    key     => $key,
    options => [${options.join(', ')}],
    require => File['${GATE_FILE}'],
  }
}
`;
}

function byDefault(value: string | undefined): string {
  return value === undefined ? '' : ` = '${value}'`;
}
