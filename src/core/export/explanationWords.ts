import * as l10n from '@vscode/l10n';
import type { ExplainedFile, ExplainedSkip, FileState } from '../answers/explanation.ts';
import type { LineNote, TokenKind, TurnKind } from '../answers/explainedTurn.ts';
import { assertNever } from '../kit/assertNever.ts';

/** What each reason means, as part of a sentence. */
export function skipWords(reason: ExplainedSkip['reason']): string {
  switch (reason) {
    case 'broken-line':
      return l10n.t('no whole record, not counted');
    case 'not-an-object':
      return l10n.t('JSON, but no record');
    case 'too-long':
      return l10n.t('a line too long to read');
    case 'bad-counter':
      return l10n.t('a counter that is no number, counted as 0');
    case 'no-usage':
      return l10n.t('a message whose usage cannot be read');
    case 'too-many-names':
      return l10n.t('one more model or branch than can be told apart');
    default:
      return assertNever(reason);
  }
}

/** Whose log it is. */
export function roleWords(role: ExplainedFile['role']): string {
  switch (role) {
    case 'main':
      return l10n.t('transcript');
    case 'agent':
      return l10n.t('sub-agent');
    case 'compactor':
      return l10n.t('compaction');
    case 'other':
      return l10n.t('other');
    default:
      return assertNever(role);
  }
}

/** What became of a log; nothing where it could be read. */
export function stateWords(state: FileState): string {
  switch (state) {
    case 'read':
      return '';
    case 'unread':
      return l10n.t('nothing in it counts here');
    case 'deleted':
      return l10n.t('deleted by Claude Code: its lines cannot be listed, its figures are kept');
    case 'changed':
      return l10n.t('rewritten since it was counted: refresh to see its lines');
    case 'unreadable':
      return l10n.t('cannot be read now: its lines cannot be listed, its figures are kept');
    default:
      return assertNever(state);
  }
}

export function tokenWords(kind: TokenKind): string {
  switch (kind) {
    case 'input':
      return l10n.t('input');
    case 'output':
      return l10n.t('output');
    case 'cacheWrite5m':
      return l10n.t('cache write 5 min');
    case 'cacheWrite1h':
      return l10n.t('cache write 1 h');
    case 'cacheRead':
      return l10n.t('cache read');
    default:
      return assertNever(kind);
  }
}

/** What a turn is besides a message of the conversation; nothing where it is one. */
export function turnWords(kind: TurnKind): string {
  switch (kind) {
    case 'message':
      return '';
    case 'advisor':
      return l10n.t('asked of an advisor inside the message before it');
    case 'compaction':
      return l10n.t('a compaction inside the message before it');
    default:
      return assertNever(kind);
  }
}

export function noteWords(note: LineNote): string {
  switch (note) {
    case 'sidechain':
      return l10n.t('sub-agent or aside');
    case 'forked':
      return l10n.t('copied by a fork');
    case 'relayed':
      return l10n.t('told by a progress record');
    case 'no-stop-reason':
      return l10n.t('no stop reason');
    case 'fast':
      return l10n.t('fast');
    case 'us':
      return l10n.t('US inference');
    case 'batch':
      return l10n.t('batch');
    case 'priority':
      return l10n.t('priority');
    default:
      return assertNever(note);
  }
}
