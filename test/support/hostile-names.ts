/** Paths that are no certificate, or lead to one by a way that must not be taken. */
export function isNoCertificate(path: string): boolean {
  return !/\.(?:pem|crt|cer|cert)$/.test(path) || /key|priv|\.\.|\/\./.test(path);
}

export const OTHER_CERTIFICATES = [
  '/etc/ssl/private/shop.pem',
  '/etc/letsencrypt/live/shop/privkey.pem',
  '/etc/ssl/shop.key',
  '/root/shop.crt',
];

export const NO_DISKS = [
  '/dev/sda1',
  '/dev/sdaaa',
  '/dev/sd',
  '/dev/nvme0n1',
  '/dev/nvme100',
  '/dev/mem',
  '/dev/SDA',
  'sda',
  '',
  '/dev/sda ',
  '/dev/sda\n',
  '/dev/../dev/sda',
];

export const NO_ENDPOINTS = [
  '127.0.0.1',
  '127.0.0.1:',
  '127.0.0.1:0',
  '127.0.0.1:0443',
  '127.0.0.1:65536',
  '127.0.0.1:100000',
  '127.0.0.2:443',
  '10.0.0.5:443',
  'localhost:443',
  '127x0y0z1:443',
  ':443',
  '443',
  '',
  '127.0.0.1:443:1',
  '127.0.0.1:443\n',
];
