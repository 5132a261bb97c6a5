import { Channel } from '../../link/channel.ts';
import { type FromTranscript, isToTranscript, type ToTranscript } from '../../link/transcriptMessages.ts';

/** The page's one way out: messages to and from the extension, and a small memory that outlives the page. */
export interface Host {
  post(message: FromTranscript): void;
  /** Undefined where there is no answer: what was asked for is gone, or could not be read. */
  ask<Kind extends Answer['kind']>(
    kind: Kind,
    question: QuestionFor,
  ): Promise<Extract<Answer, { kind: Kind }> | undefined>;
  readonly saved: unknown;
  save(state: unknown): void;
}

/** What is asked for by a number, which comes back with the answer. */
type Question = Extract<FromTranscript, { readonly id: number }>;
export type QuestionFor = Question extends infer Each ? (Each extends Question ? Omit<Each, 'id'> : never) : never;
type Answer = Exclude<Extract<ToTranscript, { readonly id: number }>, { readonly kind: 'failed' }>;
/** What comes unasked. */
export type News = Exclude<ToTranscript, { readonly id: number }>;

/** What VS Code puts into every webview; it may be asked for only once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export function connectHost(onNews: (news: News) => void): Host {
  const api = acquireVsCodeApi();
  const waiting = new Map<number, (answer: ToTranscript) => void>();
  let lastId = 0;
  const wire = {
    post: (message: unknown): void => api.postMessage(message),
    listen: (listener: (message: unknown) => void): void =>
      window.addEventListener('message', (event) => listener(event.data)),
  };
  const take = (message: ToTranscript): void => {
    if (!('id' in message)) return onNews(message);
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  };
  const channel = new Channel<FromTranscript, ToTranscript>(wire, isToTranscript, take, ignoreStranger);
  return {
    post: (message) => channel.post(message),
    ask: async (kind, question) => {
      const id = ++lastId;
      const answer = new Promise<ToTranscript>((resolve) => waiting.set(id, resolve));
      channel.post({ ...question, id });
      const message = await answer;
      return message.kind === kind ? (message as Extract<Answer, { kind: typeof kind }>) : undefined;
    },
    saved: api.getState(),
    save: (state) => api.setState(state),
  };
}

/** Other scripts of the window, such as VS Code's own, may speak here too; it is not for this page to complain. */
function ignoreStranger(): void {}
