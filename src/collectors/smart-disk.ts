import { definePathCollector } from './collector.ts';
import { DEVICE } from './parameter.ts';
import { readDrives, SMART_EXIT_CODES, SmartFacts, tellingLines } from './smart-drives.ts';

/** smartctl(8), for each further disk that the host has listed. */
export const smartDisk = definePathCollector({
  name: 'smart-disk',
  about: 'What a disk says of its own health',
  hides: 'that this disk reports itself worn out or failing',
  trust: 'system',
  root: 'SMART data, which only root may ask for',
  facts: SmartFacts,
  slow: true,
  parameter: DEVICE,
  commands: [['smartctl', '--nocheck=standby', '--all', DEVICE]],
  okExitCodes: SMART_EXIT_CODES,
  parse: (lines, path) => readDrives(lines, [path.replace('/dev/', '')]),
  keep: tellingLines,
});
