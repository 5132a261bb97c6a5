import * as l10n from '@vscode/l10n';
import { sumByModel } from '../price/cost.ts';
import { costLabel } from './costLabels.ts';
import type { ExplanationSubject } from './explanationSubject.ts';
import { projectRows } from './projectRows.ts';
import { oneLine } from './safeText.ts';
import { sessionList } from './sessionList.ts';
import { sessionKey } from './sessionRows.ts';
import { type Spending, spendingOf } from './spending.ts';
import { usageBySession } from './sessionParts.ts';
import { sumOf, sumUsage } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';
import type { Labels } from './labels.ts';

/** Something whose figure can be explained, for a pick list. */
export interface ExplanationChoice {
  readonly label: string;
  readonly detail: string;
  readonly subject: ExplanationSubject;
}

export interface ExplanationChoices {
  /** Latest first. */
  readonly days: readonly ExplanationChoice[];
  readonly models: readonly ExplanationChoice[];
  readonly projects: readonly ExplanationChoice[];
  readonly sessions: readonly ExplanationChoice[];
}

/** As many as somebody scrolls through in a pick list; more are found by the command line. */
const listedDays = 366;
const listedSessions = 500;

/** What there is to explain. */
export function explanationChoices(view: Viewpoint): ExplanationChoices {
  const usage = usageBySession(view);
  return {
    days: dayChoices(view),
    models: sumByModel(sumOf(view, usage.values()))
      .toSorted((a, b) => b.cost.usd - a.cost.usd || (a.model < b.model ? -1 : 1))
      .map((spending) => ({
        label: oneLine(spending.model) || l10n.t('No model named'),
        detail: detailOf(view.labels, spending),
        subject: { kind: 'model', model: spending.model },
      })),
    projects: projectRows(view, usage).map(({ id, title, description }) => ({
      label: title,
      detail: description,
      subject: { kind: 'project', id },
    })),
    sessions: sessionList(view, usage, listedSessions).map(({ key, title, description }) => ({
      label: title,
      detail: description,
      subject: { kind: 'session', key },
    })),
  };
}

/** The days that something was used on. */
function dayChoices(view: Viewpoint): ExplanationChoice[] {
  const { calendar, labels, now, index } = view;
  const { at } = index.ledger.columns;
  const numbers = new Map<string, number>();
  const sums = sumUsage(view, (row) => {
    const day = calendar.dayOf(at[row]!);
    const number = numbers.get(day) ?? numbers.size;
    numbers.set(day, number);
    return number;
  });
  const today = calendar.dayOf(now);
  return [...numbers]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .slice(0, listedDays)
    .map(([day, number]) => ({
      label: day === today ? l10n.t('Today, {0}', labels.day(day, today)) : labels.day(day, today),
      detail: detailOf(labels, spendingOf(sums.get(number))),
      subject: { kind: 'day', day },
    }));
}

const detailOf = (labels: Labels, spending: Spending): string =>
  `${costLabel(labels, spending) || labels.money(0)} · ${labels.count(spending.turns, 'message')}`;

/** Sessions with this id, or the one whose id begins so: what people copy from a table. */
export function sessionsCalled(view: Viewpoint, id: string): readonly string[] {
  const sessions = view.index.sessions();
  const exact = sessions.filter((session) => session.id === id);
  const found = exact.length > 0 || id.length < shortestPrefix ? exact : sessions.filter((s) => s.id.startsWith(id));
  return found.map(sessionKey);
}

const shortestPrefix = 6;
