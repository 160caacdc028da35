/** What people type for the log that everyone writes into: the whole of it, or a part by time or weight. Not that of one unit. */
export const systemLogPatterns: readonly RegExp[] = [
  /^journalctl\b(?!.*\s(?:-[a-zA-Z]*[ukfF]|--unit|--dmesg|--list-boots|--disk-usage|--verify|--user-unit)(?:[= ]|$))(?!.*\s(?:-t ?|_TRANSPORT=)kernel\b)/,
  /^(?:tail|head|cat|less|more|[ef]?grep|zgrep|zcat|awk|sed)\b.*\s\/var\/log\/(?:syslog|messages|auth\.log|secure|cron(?:\.log)?|daemon\.log|user\.log|maillog|mail\.log)\b/,
  /^logread\b/,
];
