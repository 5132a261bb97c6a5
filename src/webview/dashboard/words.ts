import * as l10n from '@vscode/l10n';
import type { Grain, NamedRange, Stack, TableName } from '../../core/answers/dashboard/question.ts';

export function rangeName(range: NamedRange): string {
  switch (range) {
    case 'today':
      return l10n.t('Today');
    case '7d':
      return l10n.t('7 days');
    case '30d':
      return l10n.t('30 days');
    case '90d':
      return l10n.t('90 days');
    case 'month':
      return l10n.t('This month');
    case 'all':
      return l10n.t('All time');
    default:
      return range satisfies never;
  }
}

export function stackName(stack: Stack): string {
  switch (stack) {
    case 'model':
      return l10n.t('By model');
    case 'kind':
      return l10n.t('By kind');
    case 'project':
      return l10n.t('By project');
    default:
      return stack satisfies never;
  }
}

export function grainName(grain: Grain | 'auto'): string {
  switch (grain) {
    case 'auto':
      return l10n.t('Automatic');
    case 'hour':
      return l10n.t('Hours');
    case 'day':
      return l10n.t('Days');
    case 'week':
      return l10n.t('Weeks');
    case 'month':
      return l10n.t('Months');
    default:
      return grain satisfies never;
  }
}

export function tableTitle(name: TableName): string {
  switch (name) {
    case 'projects':
      return l10n.t('Projects');
    case 'sessions':
      return l10n.t('Sessions');
    case 'branches':
      return l10n.t('Branches');
    case 'models':
      return l10n.t('Models');
    case 'tools':
      return l10n.t('Tools');
    case 'skills':
      return l10n.t('Skills');
    case 'agents':
      return l10n.t('Sub-agents');
    case 'files':
      return l10n.t('Files');
    case 'errors':
      return l10n.t('Errors');
    case 'what-if':
      return l10n.t('What if');
    case 'blocks':
      return l10n.t('5-hour blocks');
    case 'weeks':
      return l10n.t('Weeks');
    case 'budgets':
      return l10n.t('Budgets');
    case 'prices':
      return l10n.t('Prices');
    default:
      return name satisfies never;
  }
}
