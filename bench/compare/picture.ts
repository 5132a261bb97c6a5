// Which turns are there, how large, when and whose, with some rules switched to ccusage's way? With none of them this is
// the oracle; with all of them it has to be ccusage.

import type { Line } from './lines.ts';
import { pathSessionOf } from './pathSession.ts';
import { groupsOf } from './groups.ts';
import { largestOf } from './largest.ts';
import type { Worth } from './largest.ts';
import type { Report } from './lineRules.ts';
import type { Ways } from './rules.ts';
import { isOn } from './rules.ts';
import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

export interface Turn {
  readonly day: string;
  /** `<slug>/<session>`. */
  readonly session: string;
  readonly at: number | undefined;
  readonly model: string;
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWrite1h: number;
  readonly webSearches: number;
  readonly speed: string;
  readonly geo: string;
  readonly tier: string;
  readonly loggedUsd: number | undefined;
  /** Where one of its lines is, to be shown. */
  readonly place: string;
}

export function pictureOf(lines: readonly Line[], ways: Ways, report: Report, worth: Worth): Turn[] {
  const words = lines.flatMap((line) => wordsOf(line, ways, report));
  return groupsOf(words, ways, report, worth).map((group) => turnOf(group, ways, report, worth));
}

function turnOf(group: readonly Word[], ways: Ways, report: Report, worth: Worth): Turn {
  const isRow = isOn(ways, 'largest line, not largest counters');
  const row = isRow ? largestOf(group, ways, report, worth) : first(group, winsOver);
  const owner = isOn(ways, 'owner is the first path') ? row : first(group, isOwnerBefore);
  const most = (of: (word: Word) => number): number =>
    isRow ? of(row) : group.reduce((max, word) => Math.max(max, of(word)), 0);
  const instants = group.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const earliest = instants.length === 0 ? undefined : instants.reduce((a, b) => Math.min(a, b));
  const at = isOn(ways, 'day of the largest line') ? row.at : earliest;
  return {
    day: at === undefined ? 'undated' : dayOf(at),
    session: sessionNameOf(owner, ways),
    at,
    model: row.model,
    input: most((word) => word.input),
    output: most((word) => word.output),
    cacheRead: most((word) => word.cacheRead),
    cacheWrite: most((word) => word.cacheWrite),
    cacheWrite1h: most((word) => word.cacheWrite1h),
    webSearches: most((word) => word.webSearches),
    speed: row.speed,
    geo: row.geo,
    tier: row.tier,
    loggedUsd: row.loggedUsd,
    place: `${row.file.relativePath}:${row.offset}`,
  };
}

function dayOf(at: number): string {
  const iso = new Date(at).toISOString();
  return iso.slice(0, iso.indexOf('T'));
}

function sessionNameOf(owner: Word, ways: Ways): string {
  const { file, fileSessionId } = owner;
  const ours = `${file.slug}/${fileSessionId}`;
  const { project, session } = pathSessionOf(file.relativePath);
  const theirs = `${project}/${session}`;
  const isFlat = file.relativePath.split('/').length === 2;
  return isOn(ways, isFlat ? 'flat agent files are sessions' : 'folders are sessions') ? theirs : ours;
}

function first(words: readonly Word[], isBefore: (a: Word, b: Word) => boolean): Word {
  return words.reduce((best, word) => (isBefore(word, best) ? word : best));
}

// The next two are test/oracle/ledger.ts's, which says why.

function isOwnerBefore(a: Word, b: Word): boolean {
  if (a.forked !== b.forked) return !a.forked;
  if (a.sidechain !== b.sidechain) return !a.sidechain;
  if (a.file.bornMs !== b.file.bornMs) return a.file.bornMs < b.file.bornMs;
  if (a.fileSessionId !== b.fileSessionId) return a.fileSessionId < b.fileSessionId;
  if (a.file.relativePath !== b.file.relativePath) return a.file.relativePath < b.file.relativePath;
  return a.offset < b.offset;
}

function winsOver(a: Word, b: Word): boolean {
  if (a.output !== b.output) return a.output > b.output;
  if (a.model !== b.model) return a.model < b.model;
  return surcharges(a) < surcharges(b);
}

const surcharges = (word: Word): number =>
  (word.speed === 'fast' ? 1 : 0) +
  (word.geo === 'us' ? 2 : 0) +
  (word.tier === 'batch' ? 4 : 0) +
  (word.tier === 'priority' ? 8 : 0);
