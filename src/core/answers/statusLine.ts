import * as l10n from '@vscode/l10n';
import { normalizeDatetime } from '../kit/datetime.ts';
import type { SessionMetadata } from '../model/session.ts';
import type { DayKey, EpochMs } from '../model/time.ts';
import { totalTokens } from '../model/tokens.ts';
import type { UsageSum } from '../price/usageSum.ts';
import { activeBlock } from './blocks.ts';
import { contextFill } from './contextFill.ts';
import { costLabel, spokenCost } from './costLabels.ts';
import { lastActivity } from './sessionRows.ts';
import { spentInDays } from './spentInDays.ts';
import {
  fieldsOf,
  type StatusChoice,
  type StatusField,
  statusFields,
  statusChoices,
  statusText,
  type StatusValues,
  usualStatusText,
} from './statusText.ts';
import { isSpent, type Spending, spendingOf } from './spending.ts';
import { partsOf, usageOfSession } from './sessionParts.ts';
import { sumOf } from './usage.ts';
import type { Viewpoint } from './viewpoint.ts';
import type { Labels } from './labels.ts';
import { moneyBasis } from './costMode.ts';
import { isInWorkspace } from './workspace.ts';

/** The status bar item. */
export interface StatusLine {
  /** As the user's template has it, `$4.12` if there is none; without the icon. */
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

/** What the sessions of a project have in the status line. */
export interface ProjectStatus {
  readonly today: UsageSum;
  readonly week: UsageSum;
  readonly sessionsToday: number;
  /** Of the sessions in the folders that are open; undefined where there is none. */
  readonly here: UsageSum | undefined;
  readonly latestHere: SessionMetadata | undefined;
}

/** Today's cost; in the tooltip also this window's session and folders, and the week. */
export function statusLine(view: Viewpoint, template = usualStatusText): StatusLine {
  const { calendar, labels, now } = view;
  const { today, week, sessionsToday, here, latest } = figuresOf(view);
  const head = headline(labels, spendingOf(today), sessionsToday);
  return {
    ...head,
    text: template === usualStatusText ? head.text : statusText(template, valuesOf(view, fieldsOf(template))),
    rows: [
      statusRow(labels, l10n.t('Today'), today),
      ...(latest ? [statusRow(labels, l10n.t('This session'), usageOfSession(view, latest.number))] : []),
      ...(here ? [statusRow(labels, l10n.t('This workspace'), here)] : []),
      statusRow(labels, l10n.t('This week'), week),
    ],
    basis: moneyBasis(view.costMode, labels),
    asOf: calendar.local(now).time,
  };
}

/** All that the status bar can show, as it is now. */
export const statusChoicesOf = (view: Viewpoint): readonly StatusChoice[] =>
  statusChoices(valuesOf(view, new Set(statusFields)));

interface Figures {
  readonly today: UsageSum;
  readonly week: UsageSum;
  readonly sessionsToday: number;
  readonly here: UsageSum | undefined;
  readonly latest: SessionMetadata | undefined;
}

function figuresOf(view: Viewpoint): Figures {
  const statuses = projectStatuses(view);
  const pick = (which: 'today' | 'week'): UsageSum =>
    sumOf(
      view,
      statuses.map((status) => status[which]),
    );
  const here = statuses.flatMap((status) => status.here ?? []);
  return {
    today: pick('today'),
    week: pick('week'),
    sessionsToday: statuses.reduce((sum, status) => sum + status.sessionsToday, 0),
    here: here.length > 0 ? sumOf(view, here) : undefined,
    latest: latestOf(statuses.flatMap(({ latestHere }) => latestHere ?? [])),
  };
}

/** Of the fields asked for; what takes work to find out is empty for who does not ask. */
function valuesOf(view: Viewpoint, asked: ReadonlySet<StatusField>): StatusValues {
  const { calendar, labels, now } = view;
  const { today, week, here, latest } = figuresOf(view);
  const day = calendar.dayOf(now);
  const month = asked.has('month')
    ? spentInDays(view, view.index.projects(), `${calendar.monthOf(day)}-01`, day)
    : undefined;
  const block = asked.has('block') || asked.has('blockLeft') ? activeBlock(view) : undefined;
  const fill = asked.has('context') && latest ? contextFill(view, latest.number) : undefined;
  const leftMs = block ? normalizeDatetime(block.endTime)! - now : 0;
  return {
    today: costOfSum(labels, today),
    session: latest ? costOfSum(labels, usageOfSession(view, latest.number)) : '',
    workspace: here ? costOfSum(labels, here) : '',
    week: costOfSum(labels, week),
    month: month ? costOfSum(labels, month) : '',
    block: block ? labels.money(block.costUSD) : '',
    blockLeft: block ? l10n.t('{0} left', labels.duration(leftMs)) : '',
    context: fill === undefined ? '' : l10n.t('context {0}', labels.share(fill, 1)),
  };
}

/** Project by project, so that a line that was said in one makes work in one. */
function projectStatuses(view: Viewpoint): readonly ProjectStatus[] {
  const { index, book, costMode, calendar, workspaceFolders, memory } = view;
  const today = calendar.dayOf(view.now);
  const firstDay = calendar.weekOf(today);
  const days = calendar.daysUpTo(today, calendar.daysBetween(firstDay, today) + 1);
  const weekFrom = calendar.startOfDay(firstDay);
  return index.projects().map((project) => {
    const revision = index.latestUsageRevisionOf(project.sessions);
    const countedBy = [book.models, book.classes, costMode, calendar, today, workspaceFolders];
    return memory.status.get(project.id, [project, revision, ...countedBy], () =>
      projectStatus(view, project.sessions, days, weekFrom),
    );
  });
}

/** `days`: those of this week, today last. */
function projectStatus(
  view: Viewpoint,
  sessions: readonly SessionMetadata[],
  days: readonly DayKey[],
  weekFrom: EpochMs,
): ProjectStatus {
  const inWeek = sessions.filter(({ number }) => {
    const lastAt = partsOf(view, number, 'whole').get('')?.lastAt;
    return lastAt !== undefined && lastAt >= weekFrom;
  });
  const byDay = inWeek.map(({ number }) => partsOf(view, number, 'day'));
  const ofToday = byDay.flatMap((parts) => parts.get(days.at(-1)!)?.usage ?? []);
  const ofWeek = byDay.flatMap((parts) => days.flatMap((day) => parts.get(day)?.usage ?? []));
  const here = sessions.filter((session) => isInWorkspace(session, view.workspaceFolders));
  return {
    today: sumOf(view, ofToday),
    week: sumOf(view, ofWeek),
    sessionsToday: ofToday.length,
    here:
      here.length === 0
        ? undefined
        : sumOf(
            view,
            here.map(({ number }) => usageOfSession(view, number)),
          ),
    latestHere: latestOf(here),
  };
}

function latestOf(sessions: readonly SessionMetadata[]): SessionMetadata | undefined {
  return sessions.toSorted((a, b) => lastActivity(b) - lastActivity(a))[0];
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

const costOfSum = (labels: Labels, sum: UsageSum | undefined): string =>
  costLabel(labels, spendingOf(sum)) || labels.money(0);

function statusRow(labels: Labels, label: string, sum: UsageSum | undefined): StatusRow {
  const spending = spendingOf(sum);
  return {
    label,
    cost: costLabel(labels, spending) || labels.money(0),
    tokens: labels.tokens(totalTokens(spending.tokens)),
  };
}
