import { getRawAsset } from 'node:sea';
import { pathToFileURL } from 'node:url';
import { openParts } from './parts.ts';

/** Where the single executable begins: the parts are its assets. */
openParts(
  (name) => {
    try {
      return Buffer.from(getRawAsset(name));
    } catch {
      return undefined;
    }
  },
  pathToFileURL(process.execPath).href,
).load('main.js');
