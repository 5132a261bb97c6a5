import type { TranscriptFilter, TranscriptHead, TranscriptPage } from '../../../src/core/answers/transcript.ts';
import type { TranscriptItem } from '../../../src/core/answers/transcriptItem.ts';
import type { Viewpoint } from '../../../src/core/answers/viewpoint.ts';
import type { Refresher } from '../../../src/core/refresh.ts';
import { TranscriptDesk } from '../../../src/core/transcript/transcriptDesk.ts';
import { LogTree, viewOf } from '../logTree.ts';
import { jsonl, session } from '../records.ts';
import { itemsOf, pagesOf } from './walk.ts';

const slug = '-home-dev-work-billing';
export const key = `${slug}/${session}`;
export const mainFile = `${slug}/${session}.jsonl`;
export const agentFile = (agent: string): string => `${slug}/${session}/subagents/agent-${agent}.jsonl`;

/** A session's logs on disk, indexed, and a desk that is asked for its transcript. */
export class Talk implements Disposable {
  readonly tree = new LogTree();
  readonly desk = new TranscriptDesk();
  readonly #refresher: Refresher;

  constructor() {
    this.#refresher = this.tree.refresher();
  }

  static async of(...records: readonly object[]): Promise<Talk> {
    const talk = new Talk();
    talk.tree.write(mainFile, jsonl(...records));
    await talk.refresh();
    return talk;
  }

  async refresh(): Promise<void> {
    await this.#refresher.request({ reason: 'command' });
  }

  get view(): Viewpoint {
    return viewOf(this.#refresher.index);
  }

  head(): TranscriptHead {
    const head = this.desk.head(this.view, key);
    if (!head) throw new Error('there is no such session');
    return head;
  }

  pages(filter: TranscriptFilter = {}, log = 'main'): TranscriptPage[] {
    return pagesOf(this.view, key, log, filter, 'forward', this.desk);
  }

  items(filter: TranscriptFilter = {}, log = 'main'): TranscriptItem[] {
    return itemsOf(this.pages(filter, log));
  }

  /** The items of one kind. */
  all<Kind extends TranscriptItem['kind']>(
    kind: Kind,
    filter: TranscriptFilter = {},
    log = 'main',
  ): Extract<TranscriptItem, { readonly kind: Kind }>[] {
    return this.items(filter, log).filter(
      (item): item is Extract<TranscriptItem, { readonly kind: Kind }> => item.kind === kind,
    );
  }

  /** The only item of a kind. */
  one<Kind extends TranscriptItem['kind']>(
    kind: Kind,
    filter: TranscriptFilter = {},
    log = 'main',
  ): Extract<TranscriptItem, { readonly kind: Kind }> {
    const [item, ...more] = this.all(kind, filter, log);
    if (!item || more.length > 0) throw new Error(`${more.length + (item ? 1 : 0)} items of kind ${kind}`);
    return item;
  }

  [Symbol.dispose](): void {
    this.tree[Symbol.dispose]();
  }
}

/** A time of the day of the logs, as records write it. */
export const at = (time: string): string => `2026-11-20T${time}Z`;
