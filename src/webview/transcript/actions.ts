import type { JumpDirection } from '../../core/answers/transcript.ts';
import type { CopiedPart, TranscriptAction, TranscriptCommand } from '../../link/transcriptMessages.ts';
import type { Doings } from './doings.ts';
import { Finder } from './finder.ts';
import { findInput } from './head/findBox.tsx';
import type { News } from './host.ts';
import { type Jump, jumpOf } from './jumps.ts';
import { activeRow } from './keys.ts';
import type { Desk, Reader } from './reader.ts';
import { type Choice, mainLog, type Navigation } from './state/navigation.ts';

const copies: Readonly<Partial<Record<TranscriptAction, CopiedPart>>> = {
  copyMessage: 'text',
  copyMessageLink: 'link',
  copyMessageId: 'uuid',
};

/** What comes from the host or is done above the rows; the one place that knows what each of it means. */
export class Actions {
  readonly #desk: Desk;
  readonly #reader: Reader;
  readonly #finder: Finder;
  readonly #navigation: Navigation;
  readonly doings: Doings;

  /** `navigation`: where to go as soon as there is something. */
  constructor(desk: Desk, reader: Reader, doings: Doings, navigation: Navigation) {
    this.#desk = desk;
    this.#reader = reader;
    this.#finder = new Finder(desk, reader, doings);
    this.#navigation = navigation;
    this.doings = doings;
  }

  readonly onChoose = (choice: Choice): void => {
    const here = this.#reader.offsetHere();
    this.#desk.dispatch({ kind: 'chosen', choice });
    void this.#reader.goTo(here);
  };

  readonly onFindTyped = (text: string): void => {
    this.#reader.stop();
    this.#desk.dispatch({ kind: 'findTyped', text });
  };

  readonly onFind = (direction: JumpDirection): void => void this.#finder.find(direction);
  readonly onFindClosed = (): void => this.#reader.focusActive();
  readonly onGoTo = (offset: number): void => void this.#reader.goTo(offset);
  readonly onMain = (): void => this.#desk.dispatch({ kind: 'logShown', log: mainLog });
  readonly onRun = (command: TranscriptCommand): void => this.#desk.host.post({ kind: 'run', command });

  readonly onJump = (action: TranscriptAction): void => {
    const jump = jumpOf(action);
    if (jump) return void this.#jump(...jump);
    if (action === 'find') return focusFind();
    const what = copies[action];
    const row = activeRow(this.#desk);
    if (what && row) this.doings.copy(row, what);
  };

  readonly onFocusIn = ({ target }: FocusEvent): void => {
    const row = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-key]') : null;
    const key = row?.dataset['key'];
    if (key !== undefined) this.#desk.dispatch({ kind: 'activated', key });
  };

  hear(news: News): void {
    switch (news.kind) {
      case 'head':
        return this.#arrived(news.head);
      case 'gone':
        return this.#desk.dispatch({ kind: 'gone' });
      case 'reveal':
        this.#desk.dispatch({ kind: 'logShown', log: news.log });
        return void this.#reveal(news.offset);
      case 'do':
        return this.onJump(news.action);
      default:
        return news satisfies never;
    }
  }

  #arrived(head: Extract<News, { readonly kind: 'head' }>['head']): void {
    const isFirst = this.#desk.state().head === undefined;
    this.#desk.dispatch({ kind: 'headArrived', head });
    const { offset, pixels } = this.#navigation;
    if (isFirst && offset > 0) void this.#reader.goTo(offset, 'look', pixels);
    this.#reader.look();
  }

  /** Who was led to a message wants to see what it says. */
  async #reveal(offset: number): Promise<void> {
    await this.#reader.goTo(offset, 'focus');
    const row = activeRow(this.#desk);
    if (row && !this.doings.isOpen(row.key)) this.doings.toggle(row.key);
  }

  async #jump(...[to, direction, none]: Jump): Promise<void> {
    const outcome = await this.#reader.jump(to, direction);
    if (outcome === 'none') this.#desk.dispatch({ kind: 'announced', words: none });
  }
}

function focusFind(): void {
  const input = document.getElementById(findInput);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  input.select();
}
