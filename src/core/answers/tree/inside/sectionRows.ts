import * as l10n from '@vscode/l10n';
import { assertNever } from '../../../kit/assertNever.ts';
import { commandRows } from '../../acts/commandRows.ts';
import { compactionRows } from '../../acts/compactionRows.ts';
import { errorRows } from '../../acts/errorRows.ts';
import { fileRows, fileTotals } from '../../acts/fileRows.ts';
import { skillRows } from '../../acts/skillRows.ts';
import { toolRows } from '../../acts/toolRows.ts';
import { costLabel, spokenCost } from '../../costLabels.ts';
import { joinSaid } from '../../sessionRows.ts';
import { type Section, type SectionRow, sections } from '../treeRow.ts';
import { subAgents, sumOfSpending } from './agentItems.ts';
import { lineChange, spokenChange } from './fileItems.ts';
import type { InsideView } from './insideView.ts';

/** What there is in a session, each kind with its count; a kind of which there is nothing is left out. */
export function sectionRows(inside: InsideView): readonly SectionRow[] {
  return sections.flatMap((section) => {
    const { count, shown, spoken } = contentOf(inside, section);
    if (count === 0) return [];
    const title = sectionTitle(section);
    const place = inside.place<'section'>({ kind: 'section', section });
    return {
      kind: 'section',
      id: inside.idOf(`section:${section}`),
      place,
      title,
      description: joinSaid([inside.view.labels.exact(count), ...shown], ', '),
      sentence: joinSaid([title, inside.view.labels.exact(count), ...spoken], ', '),
    };
  });
}

interface Content {
  readonly count: number;
  /** Beside the count, for the eye and for the ear. */
  readonly shown: readonly string[];
  readonly spoken: readonly string[];
}

function contentOf(inside: InsideView, section: Section): Content {
  const { view, session, scope } = inside;
  const { labels } = view;
  const errors = (count: number): string[] => (count > 0 ? [labels.count(count, 'error')] : []);
  switch (section) {
    case 'commands':
      return only(commandRows(view, session).rows.length);
    case 'files': {
      const rows = fileRows(view, scope);
      const totals = fileTotals(view, scope, rows);
      return { count: rows.length, shown: [lineChange(labels, totals)], spoken: [spokenChange(labels, totals)] };
    }
    case 'tools': {
      const rows = toolRows(view, scope);
      const said = errors(rows.reduce((sum, row) => sum + row.errors, 0));
      return { count: rows.reduce((sum, { calls }) => sum + calls, 0), shown: said, spoken: said };
    }
    case 'skills':
      return only(skillRows(view, scope).length);
    case 'agents': {
      const rows = subAgents(inside);
      const spending = sumOfSpending(rows);
      return { count: rows.length, shown: [costLabel(labels, spending)], spoken: [spokenCost(labels, spending)] };
    }
    case 'errors':
      return only(errorRows(view, scope).length);
    case 'compactions':
      return only(compactionRows(view, scope).length);
    default:
      return assertNever(section);
  }
}

const only = (count: number): Content => ({ count, shown: [], spoken: [] });

function sectionTitle(section: Section): string {
  switch (section) {
    case 'commands':
      return l10n.t('Commands');
    case 'files':
      return l10n.t('Files changed');
    case 'tools':
      return l10n.t('Tool calls');
    case 'skills':
      return l10n.t('Skills');
    case 'agents':
      return l10n.t('Sub-agents');
    case 'errors':
      return l10n.t('Errors');
    case 'compactions':
      return l10n.t('Compactions');
    default:
      return assertNever(section);
  }
}
