import { getRawAsset } from 'node:sea';
import { openParts } from './parts.ts';

/** Where the single executable begins: the parts are its assets. */
openParts((name) => {
  try {
    return Buffer.from(getRawAsset(name));
  } catch {
    return undefined;
  }
}, process.execPath).load('main.js');
