/** RFC 1918, RFC 4193, RFC 3927, RFC 4291, RFC 6598, and this host itself: an address that is one of ours. */
const OWN =
  /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][\da-f]{2}:|fe80:|::1$)/i;

/** True for an address anywhere on the internet. */
export function isPublic(address: string): boolean {
  return !OWN.test(address);
}
