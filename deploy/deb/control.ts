const MAINTAINER = 'The tai authors <tai@example.com>';

/** What Debian's tools know of the package. The libraries are those that Node's official build asks for. */
export function control(version: string, architecture: string, bytes: number): string {
  return `Package: tai
Version: ${version}
Architecture: ${architecture}
Maintainer: ${MAINTAINER}
Installed-Size: ${Math.ceil(bytes / 1024)}
Depends: adduser, libc6 (>= 2.28), libgcc-s1, libstdc++6
Recommends: openssh-client, redis-server | valkey-server
Section: admin
Priority: optional
Description: first-pass triage of ops tickets
 tai reads a ticket of Jira or Slack, looks at the hosts it names over SSH,
 read-only, proves by rules what rules can prove, and writes one diagnosis
 with its proof back into the ticket. A model of your own (vLLM) words and
 ranks the rest. It is a command line, a chat, and a service of its own user.
`;
}

/** In the form that Debian's tools read; what has changed is in CHANGELOG.md beside it. */
export function changelog(version: string, seconds: number): string {
  const date = new Date(seconds * 1000).toUTCString().replace('GMT', '+0000');
  return `tai (${version}) unstable; urgency=medium\n\n  * See CHANGELOG.md.gz.\n\n -- ${MAINTAINER}  ${date}\n`;
}
