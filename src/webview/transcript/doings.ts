import { createContext } from 'preact';

/** What anything on the page can have done, however deep it stands; given once at the top. */
export interface Doings {
  /** VS Code opens it, and asks first. Only http and https. */
  readonly openLink: (url: string) => void;
  readonly copyText: (text: string) => void;
  /** Is it unfolded? A name is the row's key and what of it. */
  readonly isOpen: (name: string) => boolean;
  readonly toggle: (name: string) => void;
}

export const Doings = createContext<Doings>({
  openLink: () => {},
  copyText: () => {},
  isOpen: () => false,
  toggle: () => {},
});
