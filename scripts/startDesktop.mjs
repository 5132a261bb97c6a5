// `npm run start:desktop`: like `npm start`, in the desktop VS Code, which @vscode/test-electron downloads from
// Microsoft into .vscode-test. `--folder DIR` opens a folder. Ends when the window is closed.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runVSCodeCommand } from '@vscode/test-electron';
import { VSIX } from '../test/host/paths.mjs';
import { prepareLaunch } from './prepareLaunch.mjs';

const { values } = parseArgs({ options: { folder: { type: 'string' } } });

await downloadAndUnzipVSCode('stable').catch((/** @type {Error} */ error) => {
  console.error(`VS Code could not be downloaded (${error.message}); \`npm start\` does without the desktop.`);
  process.exit(1);
});
const { profile, env } = await prepareLaunch('desktop');
const places = [`--user-data-dir=${profile.userDataDir}`, `--extensions-dir=${profile.extensionsDir}`];
await runVSCodeCommand([...places, '--install-extension', VSIX, '--force'], { spawn: { env } });
console.log('VS Code is open; this ends when its window is closed.');
const opened = values.folder === undefined ? [] : [path.resolve(values.folder)];
await runVSCodeCommand([...places, '--new-window', '--wait', ...opened], { spawn: { env } });
