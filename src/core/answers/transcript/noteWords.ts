import * as l10n from '@vscode/l10n';
import { assertNever } from '../../kit/assertNever.ts';
import type { NoteTopic, PromptSource } from '../../model/said.ts';
import { oneLine } from '../safeText.ts';
import type { HookItem, ToolState } from '../transcriptItem.ts';

/** What a card is headed with; a record without a place of its own goes by its kind. */
export function noteLabel(topic: NoteTopic, kind: string): string {
  switch (topic) {
    case 'background':
      return l10n.t('Background task');
    case 'away':
      return l10n.t('While you were away');
    case 'pullRequest':
      return l10n.t('Pull request');
    case 'refusal':
      return l10n.t('Refused');
    case 'modelFallback':
      return l10n.t('Answered by another model');
    case 'injected':
      return l10n.t('Added by Claude Code');
    case 'file':
      return l10n.t('File');
    case 'record':
      return oneLine(kind);
    default:
      return assertNever(topic);
  }
}

/** How a prompt came, where nobody simply typed it. */
export function promptNote(source: PromptSource): string | undefined {
  switch (source) {
    case 'typed':
      return undefined;
    case 'queued':
      return l10n.t('queued');
    case 'sdk':
      return l10n.t('sent by a program');
    case 'system':
      return l10n.t('sent by Claude Code');
    default:
      return assertNever(source);
  }
}

/** For screen readers; empty for what went as it should. */
export function hookStateWord(state: HookItem['state']): string {
  if (state === 'done') return '';
  return state === 'blocked' ? l10n.t('blocked') : l10n.t('failed');
}

/** For screen readers. */
export function toolStateWord(state: ToolState): string {
  if (state === 'running') return l10n.t('no result yet');
  return state === 'failed' ? l10n.t('failed') : l10n.t('done');
}

/** `Rate limited, tried again (3 of 10)` */
export function retryLabel(error: string, attempt: number, maxAttempts: number): string {
  const what = errorName(error);
  if (attempt === 0) return what;
  return maxAttempts > 0
    ? l10n.t('{0}, tried again ({1} of {2})', what, attempt, maxAttempts)
    : l10n.t('{0}, tried again', what);
}

function errorName(error: string): string {
  switch (error) {
    case 'rate_limit':
    case '429':
      return l10n.t('Rate limited');
    case 'overloaded':
    case '529':
      return l10n.t('Overloaded');
    case 'authentication_failed':
    case '401':
      return l10n.t('Not signed in');
    case 'ECONNRESET':
      return l10n.t('Connection lost');
    case 'ConnectionRefused':
    case 'ECONNREFUSED':
      return l10n.t('No connection');
    case '':
    case 'unknown':
      return l10n.t('API error');
    default:
      return l10n.t('API error {0}', oneLine(error, 60));
  }
}
