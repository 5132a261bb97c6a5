// Which port a server is to take, found out before it is started: VS Code's server does not end when its port is taken.
import { once } from 'node:events';
import { createServer } from 'node:net';

/** The same at every start where it is free: a browser keeps the layout of the workbench by its address. */
const USUAL = 7177;

/**
 * The wanted port, or the usual one, or 0 for any where the usual one is taken.
 *
 * @param {string | undefined} wanted
 */
export async function choosePort(wanted) {
  if (wanted === undefined) return (await isFree(USUAL)) ? USUAL : 0;
  const port = /^\d{1,5}$/.test(wanted) ? Number(wanted) : NaN;
  if (!(port < 65_536)) throw new Error(`"${wanted}" is not a port.`);
  if (!(await isFree(port))) throw new Error(`Port ${port} is taken; \`--port\` chooses another.`);
  return port;
}

/** @param {number} port */
async function isFree(port) {
  const probe = createServer().listen(port, '127.0.0.1');
  const isListening = await once(probe, 'listening').then(
    () => true,
    () => false,
  );
  probe.close();
  return isListening;
}
