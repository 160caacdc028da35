import { z } from 'zod';

/** Kinds of trouble; the evaluation cases use the same names. */
export const ISSUE_TYPES = [
  'disk_space',
  'disk_health',
  'memory',
  'cpu_load',
  'service_down',
  'network',
  'dns',
  'tls_cert',
  'time_sync',
  'auth_access',
  'mount_nfs',
  'boot_kernel',
  'resource_limits',
  'scheduled_job',
  'package_update',
  'other',
] as const;
export const IssueType = z.enum(ISSUE_TYPES);
export type IssueType = z.infer<typeof IssueType>;
