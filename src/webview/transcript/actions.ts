import * as l10n from '@vscode/l10n';
import type { JumpDirection, JumpTarget } from '../../core/answers/transcript.ts';
import type { CopiedPart, TranscriptAction, TranscriptCommand } from '../../link/transcriptMessages.ts';
import type { Doings } from './doings.ts';
import { findInput } from './head/findBox.tsx';
import type { News } from './host.ts';
import { activeRow } from './keys.ts';
import type { Desk, JumpOutcome, Reader } from './reader.ts';
import { type Choice, mainLog, type Navigation } from './state/navigation.ts';
import { type ItemRow, sectionBelow } from './state/rows.ts';

/** Where a jump leads, and what is said if there is nothing. */
type Jump = readonly [to: JumpTarget, direction: JumpDirection, none: string];

function jumpOf(action: TranscriptAction): Jump | undefined {
  switch (action) {
    case 'nextPrompt':
      return [{ kind: 'prompt' }, 'next', l10n.t('No prompt after this')];
    case 'previousPrompt':
      return [{ kind: 'prompt' }, 'previous', l10n.t('No prompt before this')];
    case 'nextError':
      return [{ kind: 'error' }, 'next', l10n.t('No error after this')];
    case 'previousError':
      return [{ kind: 'error' }, 'previous', l10n.t('No error before this')];
    case 'nextTool':
      return [{ kind: 'tool' }, 'next', l10n.t('No tool call after this')];
    case 'previousTool':
      return [{ kind: 'tool' }, 'previous', l10n.t('No tool call before this')];
    case 'costliest':
      return [{ kind: 'costliest' }, 'next', l10n.t('No message has a cost')];
    default:
      return undefined;
  }
}

const copies: Readonly<Partial<Record<TranscriptAction, CopiedPart>>> = {
  copyMessage: 'text',
  copyMessageLink: 'link',
  copyMessageId: 'uuid',
};

/** What the user, the page's parts and the host can have done; the one place that knows what each of it means. */
export function createActions(desk: Desk, reader: Reader, navigation: Navigation) {
  const { host, state, dispatch } = desk;

  async function jump(to: JumpTarget, direction: JumpDirection, none: string): Promise<void> {
    const outcome = await reader.jump(to, direction);
    if (outcome === 'none') dispatch({ kind: 'announced', words: none });
  }

  async function find(direction: JumpDirection): Promise<void> {
    const { text } = state().find;
    if (text === '') return;
    dispatch({ kind: 'findAnswered', outcome: 'searching' });
    const outcome = await findNext(text, direction);
    if (outcome === 'given-up' || state().find.text !== text) return;
    dispatch({ kind: 'findAnswered', outcome });
    if (outcome === 'found') showFound(text);
    await reader.count(text);
  }

  /** The log is searched from here on; where that finds nothing, or once all places are known, from the last to the first. */
  async function findNext(text: string, direction: JumpDirection): Promise<JumpOutcome> {
    if (!isCounted()) {
      const outcome = await reader.jump({ kind: 'text', text }, direction);
      if (outcome !== 'none') return outcome;
      await reader.count(text);
    }
    const { hits } = state().find;
    const here = reader.offsetHere();
    const next =
      direction === 'next'
        ? (hits.find((hit) => hit > here) ?? hits[0])
        : (hits.findLast((hit) => hit < here) ?? hits.at(-1));
    if (next === undefined) return 'none';
    await reader.goTo(next, 'activate');
    return 'found';
  }

  const isCounted = (): boolean => state().find.isCounted && !state().find.isCut;

  /** What was found may stand in what is folded, or in the part of it that was cut. */
  function showFound(text: string): void {
    const row = activeRow(desk);
    const isSeen = (): boolean =>
      reader.activeElement()?.textContent.toLowerCase().includes(text.toLowerCase()) ?? true;
    if (!row || isSeen()) return;
    if (!state().open.has(row.key)) dispatch({ kind: 'toggled', name: row.key });
    if (!isSeen()) doings.showAll(row);
  }

  function perform(action: TranscriptAction): void {
    if (action === 'find') return focusFind();
    const jumpTo = jumpOf(action);
    if (jumpTo) return void jump(...jumpTo);
    const what = copies[action];
    const row = activeRow(desk);
    if (what && row) copy(row, what);
  }

  function copy({ place, item }: ItemRow, what: CopiedPart): void {
    host.post({ kind: 'copy', log: place.log, item: item.id, what });
  }

  function choose(choice: Choice): void {
    const here = reader.offsetHere();
    dispatch({ kind: 'chosen', choice });
    void reader.goTo(here);
  }

  function hear(news: News): void {
    switch (news.kind) {
      case 'head': {
        const isFirst = state().head === undefined;
        dispatch({ kind: 'headArrived', head: news.head });
        if (isFirst && navigation.offset > 0) void reader.goTo(navigation.offset, 'look', navigation.pixels);
        return reader.look();
      }
      case 'gone':
        return dispatch({ kind: 'gone' });
      case 'reveal':
        dispatch({ kind: 'logShown', log: news.log });
        return void reader.goTo(news.offset, 'focus');
      case 'do':
        return perform(news.action);
      default:
        return news satisfies never;
    }
  }

  const doings = doingsOf(desk, copy);

  return {
    hear,
    doings,
    onChoose: choose,
    onFindTyped: (text: string) => {
      reader.stop();
      dispatch({ kind: 'findTyped', text });
    },
    onFind: (direction: JumpDirection) => void find(direction),
    onFindClosed: () => reader.focusActive(),
    onJump: perform,
    onMain: () => dispatch({ kind: 'logShown', log: mainLog }),
    onRun: (command: TranscriptCommand) => host.post({ kind: 'run', command }),
    onGoTo: (offset: number) => void reader.goTo(offset),
    onFocusIn: ({ target }: FocusEvent) => {
      const row = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-key]') : null;
      const key = row?.dataset['key'];
      if (key !== undefined) dispatch({ kind: 'activated', key });
    },
  };
}

function doingsOf({ host, state, dispatch }: Desk, copy: Doings['copy']): Doings {
  const imageName = (row: ItemRow, index: number): string => `${row.key} ${index}`;
  const asked = new Set<string>();
  const at = ({ place, item }: ItemRow) => ({ log: place.log, item: item.id });
  return {
    copy,
    openLink: (url) => host.post({ kind: 'openLink', url }),
    copyText: (text) => host.post({ kind: 'copyText', text }),
    isOpen: (name) => state().open.has(name),
    toggle: (name) => dispatch({ kind: 'toggled', name }),
    showAll: (row) =>
      void host.ask('item', { kind: 'item', ...at(row) }).then((answer) => {
        if (answer?.item) dispatch({ kind: 'itemArrived', key: row.key, item: answer.item });
      }),
    isLogOpen: (row, log) => state().sections.has(sectionBelow(row.key, log)),
    toggleLog: (row, log) => dispatch({ kind: 'logToggled', section: sectionBelow(row.key, log), log }),
    openDiff: (row) => host.post({ kind: 'openDiff', ...at(row) }),
    openFile: (row) => host.post({ kind: 'openFile', ...at(row) }),
    image: (row, index) => state().images.get(imageName(row, index)),
    askImage: (row, index) => {
      const name = imageName(row, index);
      if (state().images.has(name) || asked.has(name)) return;
      asked.add(name);
      void host.ask('image', { kind: 'image', ...at(row), index }).then((answer) => {
        asked.delete(name);
        dispatch({ kind: 'imageArrived', name, image: answer?.image });
      });
    },
  };
}

function focusFind(): void {
  const input = document.getElementById(findInput);
  if (!(input instanceof HTMLInputElement)) return;
  input.focus();
  input.select();
}
