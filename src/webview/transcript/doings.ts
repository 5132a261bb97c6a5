import { createContext } from 'preact';
import type { ImageBytes } from '../../core/answers/transcript.ts';
import type { CopiedPart } from '../../link/transcriptMessages.ts';
import type { ItemRow } from './state/rows.ts';

/** What anything on the page can ask about and have done, however deep it stands; given once at the top. */
export interface Doings {
  /** VS Code opens it, and asks first. Only http and https. */
  readonly openLink: (url: string) => void;
  readonly copyText: (text: string) => void;
  readonly copy: (row: ItemRow, what: CopiedPart) => void;
  /** Is it unfolded? A name is the row's key and what of it. */
  readonly isOpen: (name: string) => boolean;
  readonly toggle: (name: string) => void;
  /** Brings the item with its texts whole. */
  readonly showAll: (row: ItemRow) => void;
  readonly isLogOpen: (row: ItemRow, log: string) => boolean;
  readonly toggleLog: (row: ItemRow, log: string) => void;
  readonly openDiff: (row: ItemRow) => void;
  readonly openFile: (row: ItemRow) => void;
  readonly image: (row: ItemRow, index: number) => ImageBytes | undefined;
  readonly askImage: (row: ItemRow, index: number) => void;
}

const nothing = (): void => {};
const no = (): boolean => false;

export const Doings = createContext<Doings>({
  openLink: nothing,
  copyText: nothing,
  copy: nothing,
  isOpen: no,
  toggle: nothing,
  showAll: nothing,
  isLogOpen: no,
  toggleLog: nothing,
  openDiff: nothing,
  openFile: nothing,
  image: () => undefined,
  askImage: nothing,
});
