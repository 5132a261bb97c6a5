import * as l10n from '@vscode/l10n';
import { totalTokens } from '../model/tokens.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { costLabel, spokenCost } from './costLabels.ts';
import { lastActivity } from './sessionRows.ts';
import { isSpent, type Spending, spendingOf } from './spending.ts';
import { sumOf, sumUsage, usageOfSessions } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';
import type { Labels } from './labels.ts';
import { moneyBasis } from './costMode.ts';
import { isInWorkspace } from './workspace.ts';

/** The status bar item. */
export interface StatusLine {
  /** `$4.12`, without the icon. */
  readonly text: string;
  readonly sentence: string;
  readonly rows: readonly StatusRow[];
  /** What costs are: `at list prices`. */
  readonly basis: string;
  /** `14:05` */
  readonly asOf: string;
}

export interface StatusRow {
  readonly label: string;
  readonly cost: string;
  readonly tokens: string;
}

/** Today's cost; in the tooltip also this window's session and folders, and the week. */
export function statusLine(view: Viewpoint, usage: ReadonlyMap<number, UsageSum>): StatusLine {
  const { calendar, labels, now } = view;
  const today = calendar.dayOf(now);
  const day = calendar.spanOfDays(today, today);
  const weekFrom = calendar.startOfDay(calendar.weekOf(today));
  const sessionsToday = new Set<number>();
  const { at } = view.index.ledger.columns;
  const [inToday, earlierThisWeek] = [1, 0];
  const sums = sumUsage(view, (row) => {
    const time = at[row]!;
    if (time < weekFrom || time >= day.to) return -1;
    if (time < day.from) return earlierThisWeek;
    sessionsToday.add(view.index.sessionOfRow(row));
    return inToday;
  });
  const ofToday = spendingOf(sums.get(inToday));

  const here = view.index.sessions().filter((session) => isInWorkspace(session, view.workspaceFolders));
  const latest = here.toSorted((a, b) => lastActivity(b) - lastActivity(a))[0];
  return {
    ...headline(labels, ofToday, sessionsToday.size),
    rows: [
      statusRow(labels, l10n.t('Today'), sums.get(inToday)),
      ...(latest ? [statusRow(labels, l10n.t('This session'), usage.get(latest.number))] : []),
      ...(here.length > 0 ? [statusRow(labels, l10n.t('This workspace'), usageOfSessions(view, here, usage))] : []),
      statusRow(labels, l10n.t('This week'), sumOf(view, sums.values())),
    ],
    basis: moneyBasis(view.costMode, labels),
    asOf: calendar.local(now).time,
  };
}

/** While nothing is known yet. */
export const unknownStatus = (basis: string): StatusLine => ({
  text: '–',
  sentence: l10n.t('Claude Code cost is being read'),
  rows: [],
  basis,
  asOf: '',
});

/** The figure of the day, written and spoken. */
export function headline(labels: Labels, today: Spending, sessions: number): Pick<StatusLine, 'text' | 'sentence'> {
  const cost = isSpent(today) ? spokenCost(labels, today) : labels.spokenMoney(0);
  return {
    text: costLabel(labels, today) || labels.money(0),
    sentence: l10n.t('Claude Code cost today: {0}, {1}', cost, labels.count(sessions, 'session')),
  };
}

function statusRow(labels: Labels, label: string, sum: UsageSum | undefined): StatusRow {
  const spending = spendingOf(sum);
  return {
    label,
    cost: costLabel(labels, spending) || labels.money(0),
    tokens: labels.tokens(totalTokens(spending.tokens)),
  };
}
