import type { FromDashboard, ToDashboard } from '../../link/dashboardMessages.ts';
import { isToDashboard } from '../../link/dashboardMessages.ts';
import { Channel } from '../../link/channel.ts';

/** The page's one way out: messages to and from the extension, and a small memory that outlives the page. */
export interface Host {
  readonly post: (message: FromDashboard) => void;
  readonly saved: unknown;
  save(state: unknown): void;
}

export type Post = Host['post'];

/** What VS Code puts into every webview; it may be asked for only once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export function connectHost(onMessage: (message: ToDashboard) => void): Host {
  const api = acquireVsCodeApi();
  const wire = {
    post: (message: unknown): void => api.postMessage(message),
    listen: (listener: (message: unknown) => void): void =>
      window.addEventListener('message', (event) => listener(event.data)),
  };
  const channel = new Channel<FromDashboard, ToDashboard>(wire, isToDashboard, onMessage, ignoreStranger);
  return {
    post: (message) => channel.post(message),
    saved: api.getState(),
    save: (state) => api.setState(state),
  };
}

/** Other scripts of the window, such as VS Code's own, may speak here too; it is not for this page to complain. */
function ignoreStranger(): void {}
