// What does a working model call, and how big is what comes back? Drawn so that files weigh what real ones do.

import {
  bashTool,
  editTool,
  globTool,
  grepTool,
  imageTool,
  readTool,
  reportTool,
  webTool,
  writeTool,
} from './tools.mjs';

const kinds = [
  ['read', 30],
  ['bash', 28],
  ['edit', 16],
  ['grep', 10],
  ['write', 6],
  ['glob', 4],
  ['web', 2],
  ['image', 0.6],
  ['report', 0.6],
];

export function drawTool(transcript) {
  const { random, cwd } = transcript;
  const { prose } = transcript.tree;
  const path = prose.path(cwd);
  switch (random.weighted(kinds)) {
    case 'read':
      return readTool(path, prose.code(resultSize(random)));
    case 'bash':
      return bashTool(
        'npm test -- --reporter dot',
        'Run the tests',
        prose.logs(resultSize(random)),
        random.chance(0.1) ? 1 : 0,
      );
    case 'edit': {
      const original = prose.code(random.size(5_000, 0.9, 300, 100_000));
      return editTool(path, original.slice(0, 200), `${original.slice(0, 120)}\n// checked`, original);
    }
    case 'grep':
      return grepTool('flush\\(', [path], prose.code(random.size(900, 0.8, 50, 20_000)));
    case 'write':
      return writeTool(path, prose.code(random.size(2_200, 0.9, 100, 60_000)));
    case 'glob':
      return globTool(
        'src/**/*.ts',
        Array.from({ length: random.whole(1, 40) }, () => prose.path(cwd)),
      );
    case 'web':
      return webTool('resumable upload protocol', prose.talk(random.size(1_800, 0.6, 200, 9_000)));
    case 'image':
      return imageTool(`${cwd}/screenshot.png`, prose.base64(random.size(120_000, 0.7, 8_000, 1_500_000)));
    default:
      return reportTool(random.whole(1, 999), random.whole(100_000, 999_999));
  }
}

/** Characters. A Read puts them into its record twice, so that one record in three hundred has 200 KB to 5 MB. */
function resultSize(random) {
  if (random.chance(1 / 300)) return random.size(200_000, 0.9, 100_000, 2_500_000);
  return random.size(2_000, 1.1, 40, 90_000);
}
