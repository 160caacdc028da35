/** Where on a host what `tai gate` prints is installed. */
export const GATE_FILE = '/usr/local/libexec/tai-gate';
export const SUDOERS_FILE = '/etc/sudoers.d/tai';
