import type { Collector, PathCollector } from '../collectors/collector.ts';
import { disk } from '../collectors/disk.ts';
import { blockDevices } from '../collectors/block-devices.ts';
import { certificateFile } from '../collectors/certificate-file.ts';
import { certificatePort } from '../collectors/certificate-port.ts';
import { certificateStarttls } from '../collectors/certificate-starttls.ts';
import { smartDisk } from '../collectors/smart-disk.ts';
import { bigFiles } from '../collectors/big-files.ts';
import { blockedTasks } from '../collectors/blocked-tasks.ts';
import { denials } from '../collectors/denials.ts';
import { deletedFiles } from '../collectors/deleted-files.ts';
import { diskUse } from '../collectors/disk-use.ts';
import { folderFiles } from '../collectors/folder-files.ts';
import { folderSizes } from '../collectors/folder-sizes.ts';
import { folder } from '../collectors/folder.ts';
import { inodes } from '../collectors/inodes.ts';
import { ioWait } from '../collectors/io-wait.ts';
import { manyFiles } from '../collectors/many-files.ts';
import { processes } from '../collectors/processes.ts';
import { topIo } from '../collectors/top-io.ts';
import { filesOfLogs, filesOfTicket, filesOfUnitFiles } from './named-files.ts';
import { certificatesNamed, portsOfStarttls, portsOfTls } from './named-certificates.ts';
import { listedDisks } from './listed-disks.ts';
import { fullFolders } from './full-folders.ts';
import { daemonsOfJobs, ownersOfPorts, unitsInMessages, unitsOfKills, unitsOfTicket } from './pointed-units.ts';
import { logsOfServers } from './usual-logs.ts';
import { found, isOverloaded, saw, type Question, type Seen } from './seen.ts';

/**
 * When this is seen, look at that. What is seen chooses among units that the host has listed and paths of the grammars, and
 * nothing else; a text chooses no command.
 */
export type Lead = { readonly seen: string } & (
  | { readonly units: (seen: Seen) => readonly string[] }
  | { readonly files: (seen: Seen) => readonly string[] }
  | { readonly these: (seen: Seen) => readonly string[]; readonly with: PathCollector<unknown> }
  | { readonly when: Question; readonly take: readonly Collector<unknown>[] }
);

/** The most telling first: a round ends where it is full. One line for each; docs/contributing.md says how to add one. */
export const LEADS: readonly Lead[] = [
  { seen: 'the ticket speaks of a unit, or one has failed', units: unitsOfTicket },
  { seen: 'the ticket names a log or a configuration file', files: filesOfTicket },
  { seen: 'a person named a folder', these: ({ ticket }) => ticket.folders ?? [], with: folder },
  { seen: 'the kernel killed a process for want of memory', units: unitsOfKills },
  { seen: 'the ticket is about jobs by the clock', units: daemonsOfJobs },
  { seen: 'a filesystem is full', these: fullFolders(disk), with: folderSizes },
  { seen: 'a filesystem has no inodes left', these: fullFolders(inodes), with: folderFiles },
  { seen: 'a disk is full', when: found('disk_full'), take: [deletedFiles, bigFiles] },
  { seen: 'no inodes are left', when: found('inode_exhaustion'), take: [manyFiles] },
  {
    seen: 'the host is overloaded',
    when: isOverloaded,
    take: [processes, ioWait, topIo, diskUse, blockedTasks],
  },
  { seen: 'a disk fails requests', when: saw('disk_error', 'media_error', 'disk_lost'), take: [blockDevices] },
  { seen: 'AppArmor or SELinux refused something', when: saw('apparmor_denied', 'selinux_denied'), take: [denials] },
  { seen: 'the kernel tells of a task that does not go on', when: saw('hung_task'), take: [blockedTasks] },
  { seen: 'the host has listed its disks', these: listedDisks, with: smartDisk },
  { seen: 'the ticket is about certificates, and a port may serve one', these: portsOfTls, with: certificatePort },
  {
    seen: 'the ticket is about certificates, and a port may turn to one',
    these: portsOfStarttls,
    with: certificateStarttls,
  },
  { seen: 'a setting or the ticket names a certificate', these: certificatesNamed, with: certificateFile },
  { seen: 'a unit wants a port that another program has', units: ownersOfPorts },
  { seen: 'a unit waits for another one, or is ended by it', units: unitsInMessages },
  { seen: 'the ticket speaks of a server that has a log of its own', files: logsOfServers },
  { seen: 'a unit complains about a file', files: filesOfLogs },
  { seen: 'the setup of a unit names a file', files: filesOfUnitFiles },
];
