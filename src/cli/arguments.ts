import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { type BudgetLimits, noBudgets } from '../core/answers/budgetLimits.ts';
import { type CostMode, costModes, isCostMode } from '../core/answers/costMode.ts';
import type { ReportFilter } from '../core/answers/reportFilter.ts';
import type { Grain } from '../core/answers/reports.ts';
import type { NamedRange, TableName } from '../core/answers/dashboard/question.ts';
import { isZone, type Weekday } from '../core/kit/calendar.ts';
import { failed, ok, type Result } from '../core/kit/result.ts';
import { readDay, readWeekday } from './days.ts';

/** ISO 4217, and what a dollar is in it. */
export interface Currency {
  readonly code: string;
  readonly ratePerUsd: number;
}

export type Command = Grain | 'session' | 'blocks' | Work;

/** What was done, beside what it cost. */
export type Work = 'tools' | 'skills' | 'files' | 'errors';

export interface ReportRequest {
  readonly kind: 'report';
  readonly command: Command;
  readonly isJson: boolean;
  readonly filter: ReportFilter;
  readonly zone: string;
  readonly weekStart: Weekday;
  /** Where digests are kept between runs; undefined: nowhere. */
  readonly cacheFolder: string | undefined;
  readonly costMode: CostMode;
  /** What money is told in; undefined: dollars. */
  readonly currency: Currency | undefined;
  /** A JSON file of prices that go before the list's. */
  readonly priceFile: string | undefined;
}

/** A text about figures: every line behind one (`explain`), or what is not in order (`diagnostics`). */
export interface DocumentRequest extends Omit<ReportRequest, 'kind' | 'command'> {
  readonly kind: 'explain' | 'diagnostics';
  /** A session's id, a day or a model; undefined: the project asked for. */
  readonly about: string | undefined;
}

/** The dashboard's picture, as numbers. */
export interface DashboardRequest extends Omit<ReportRequest, 'kind' | 'command'> {
  readonly kind: 'dashboard';
  /** Undefined where days are given, or nothing. */
  readonly range: NamedRange | undefined;
  readonly table: TableName;
  readonly budgets: BudgetLimits;
}

export type CliRequest = ReportRequest | DocumentRequest | DashboardRequest | { readonly kind: 'help' | 'version' };

const commands: readonly string[] = [
  ...(['daily', 'weekly', 'monthly', 'session', 'blocks'] satisfies Command[]),
  ...(['tools', 'skills', 'files', 'errors'] satisfies Command[]),
];
const isCommand = (word: string): word is Command => commands.includes(word);
const documents: readonly string[] = ['explain', 'diagnostics'] satisfies DocumentRequest['kind'][];
const ranges: readonly NamedRange[] = ['today', '7d', '30d', '90d', 'month', 'all'];
const tables: readonly TableName[] = [
  'projects',
  'sessions',
  'branches',
  'models',
  'tools',
  'skills',
  'agents',
  'files',
  'errors',
  'what-if',
  'blocks',
  'weeks',
  'budgets',
  'prices',
];
const isDocument = (word: string): word is DocumentRequest['kind'] => documents.includes(word);

const options = {
  json: { type: 'boolean', short: 'j' },
  since: { type: 'string', short: 's' },
  until: { type: 'string', short: 'u' },
  timezone: { type: 'string', short: 'z' },
  project: { type: 'string', short: 'p' },
  cache: { type: 'string' },
  range: { type: 'string' },
  table: { type: 'string' },
  mode: { type: 'string', short: 'm' },
  currency: { type: 'string' },
  prices: { type: 'string' },
  budget: { type: 'string' },
  'week-start': { type: 'string', short: 'w' },
  // ccusage's name of the same.
  'start-of-week': { type: 'string' },
  // Always so; in the scripts of ccusage's users.
  offline: { type: 'boolean', short: 'O' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

type OptionName = keyof typeof options;
const isOption = (name: string): name is OptionName => Object.hasOwn(options, name);

/** What was asked for, or what is wrong with it, as the rest of a sentence that begins with the program's name. */
export function readArguments(words: readonly string[]): Result<CliRequest, string> {
  // Not strict: its messages are several sentences long, and it takes no value that begins with a dash, as slugs do.
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  const given = new Map<OptionName, string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    if (!isOption(name)) return failed(l10n.t('there is no option {0}', rawName));
    if (options[name].type === 'boolean') {
      if (value !== undefined) return failed(l10n.t('{0} takes no value', rawName));
      given.set(name, '');
    } else {
      const text = valueOf(rawName, value ?? '');
      if (text === '' || text.startsWith('--')) return failed(l10n.t('{0} needs a value', rawName));
      given.set(name, text);
    }
  }
  if (given.has('help')) return ok({ kind: 'help' });
  if (given.has('version')) return ok({ kind: 'version' });
  return readReport(given, positionals);
}

/** ccusage takes `-p=name` too. */
function valueOf(rawName: string, value: string): string {
  const text = rawName.startsWith('--') ? value : value.replace(/^=/, '');
  return text.trim();
}

function readReport(
  given: ReadonlyMap<OptionName, string>,
  positionals: readonly string[],
): Result<ReportRequest | DocumentRequest | DashboardRequest, string> {
  const [command = 'daily', ...words] = positionals;
  if (!isCommand(command) && !isDocument(command) && command !== 'dashboard')
    return failed(
      l10n.t('there is no command {0}, only {1}', command, [...commands, ...documents, 'dashboard'].join(', ')),
    );
  const [about, ...more] = command === 'explain' ? words : [undefined, ...words];
  if (command === 'explain') {
    if (about === undefined && !given.has('project'))
      return failed(l10n.t('explain needs the id of a session, a day like 2026-11-22, a model or --project'));
    if (given.has('since') || given.has('until'))
      return failed(l10n.t('explain takes one day, not --since or --until'));
  }
  if (more.length > 0) return failed(l10n.t('one command at a time, not also {0}', more.join(' ')));

  const days = readSpan(given.get('since'), given.get('until'));
  if (!days.ok) return days;
  const zone = given.get('timezone') ?? 'system';
  if (!isZone(zone))
    return failed(l10n.t('there is no time zone {0}, only names like Europe/Berlin, UTC or local', zone));
  const weekStart = readWeekStart(given.get('week-start') ?? given.get('start-of-week') ?? 'sunday');
  if (!weekStart.ok) return weekStart;
  const costMode = given.get('mode') ?? 'calculate';
  if (!isCostMode(costMode))
    return failed(l10n.t('there is no cost mode {0}, only {1}', costMode, costModes.join(', ')));
  const currency = readCurrency(given.get('currency'));
  if (!currency.ok) return currency;
  const common = {
    isJson: given.has('json'),
    filter: { ...days.value, project: given.get('project') },
    zone,
    weekStart: weekStart.value,
    cacheFolder: given.get('cache'),
    costMode,
    currency: currency.value,
    priceFile: given.get('prices'),
  };
  if (command === 'dashboard') {
    const view = readDashboard(given);
    return view.ok ? ok({ kind: 'dashboard', ...view.value, ...common }) : view;
  }
  return ok(isCommand(command) ? { kind: 'report', command, ...common } : { kind: command, about, ...common });
}

function readDashboard(
  given: ReadonlyMap<OptionName, string>,
): Result<Pick<DashboardRequest, 'range' | 'table' | 'budgets'>, string> {
  const range = ranges.find((each) => each === given.get('range'));
  if (given.has('range') && range === undefined)
    return failed(l10n.t('there is no range {0}, only {1}', given.get('range') ?? '', ranges.join(', ')));
  if (range !== undefined && (given.has('since') || given.has('until')))
    return failed(l10n.t('{0} and days exclude each other', '--range'));
  const name = given.get('table') ?? 'sessions';
  const table = tables.find((each) => each === name);
  if (table === undefined) return failed(l10n.t('there is no table {0}, only {1}', name, tables.join(', ')));
  const budgets = readBudgets(given.get('budget') ?? '');
  return budgets.ok ? ok({ range, table, budgets: budgets.value }) : budgets;
}

/** `day=10,month=200,/home/me/api=50` */
function readBudgets(text: string): Result<BudgetLimits, string> {
  const found = { day: 0, week: 0, month: 0, projects: {} as Record<string, number> };
  for (const part of text.split(',').filter((each) => each.trim() !== '')) {
    const [, of = '', amount = ''] = /^(.+)=(\d+(?:\.\d+)?)$/.exec(part.trim()) ?? [];
    if (!(Number(amount) > 0))
      return failed(l10n.t('{0} needs amounts like {1}, not {2}', '--budget', 'day=10,month=200', part));
    if (of === 'day' || of === 'week' || of === 'month') found[of] = Number(amount);
    else found.projects[of] = Number(amount);
  }
  return ok({ ...noBudgets, ...found });
}

/** `EUR=0.92` */
function readCurrency(text: string | undefined): Result<Currency | undefined, string> {
  if (text === undefined) return ok(undefined);
  const [, code = '', rate = ''] = /^([a-z]{3})=(\d+(?:\.\d+)?)$/i.exec(text) ?? [];
  const ratePerUsd = Number(rate);
  return ratePerUsd > 0
    ? ok({ code, ratePerUsd })
    : failed(
        l10n.t('{0} needs a currency and what a dollar is in it, like {1}, not {2}', '--currency', 'EUR=0.92', text),
      );
}

function readWeekStart(text: string): Result<Weekday, string> {
  const day = readWeekday(text);
  return day === undefined ? failed(l10n.t('a week starts on a day like monday or sunday, not on {0}', text)) : ok(day);
}

function readSpan(since: string | undefined, until: string | undefined): Result<ReportFilter, string> {
  const first = since === undefined ? undefined : readDay(since);
  const last = until === undefined ? undefined : readDay(until);
  if (since !== undefined && first === undefined) return failed(noDay('--since', since));
  if (until !== undefined && last === undefined) return failed(noDay('--until', until));
  if (first !== undefined && last !== undefined && first > last)
    return failed(l10n.t('{0} is later than {1}', `--since ${first}`, `--until ${last}`));
  return ok({ since: first, until: last });
}

const noDay = (option: string, text: string): string =>
  l10n.t('{0} needs a day like 2026-11-22 or 20261122, not {1}', option, text);
