// Which words are about the same turn, with some rules switched to ccusage's way?

import { largestOf } from './largest.ts';
import type { Worth } from './largest.ts';
import type { Report } from './lineRules.ts';
import type { Ways } from './rules.ts';
import { isOn } from './rules.ts';
import type { Word } from './words.ts';

export function groupsOf(words: readonly Word[], ways: Ways, report: Report, worth: Worth): Word[][] {
  return isOn(ways, 'aside replays') ? joined(words, ways, report, worth) : openOnes(words, ways);
}

/** Our way: groups by key; those that only replay others are left out, as in test/oracle/ledger.ts. */
function openOnes(words: readonly Word[], ways: Ways): Word[][] {
  const groups = new Map<string, Word[]>();
  for (const word of words) {
    const key = keyOf(word, ways);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [word]);
    else group.push(word);
  }
  const place = (word: Word): string => `${word.messageId ?? ''}\0${sessionOf(word, ways)}`;
  const all = [...groups.values()];
  const open = new Set(
    all.filter((group) => group.some((word) => !word.sidechain)).flatMap((group) => group.map(place)),
  );
  const replayed = new Set<string>();
  for (const group of all) {
    if (group.some((word) => word.kind !== 'message' || !word.sidechain)) continue;
    const isReplay = group.some((word) => word.messageId?.startsWith('msg_') && open.has(place(word)));
    if (isReplay) for (const word of group) replayed.add(word.messageKey);
  }
  return all.filter((group) => !group.some((word) => replayed.has(word.messageKey)));
}

/**
 * ccusage's way: one word after the other. A turn is known by the key of its largest word so far, and where either is a
 * sidechain's, by that word's id and session (in sessions: and time).
 */
function joined(words: readonly Word[], ways: Ways, report: Report, worth: Worth): Word[][] {
  const groups: Word[][] = [];
  const byKey = new Map<string, Word[]>();
  const byId = new Map<string, Word[][]>();
  const largest = new Map<Word[], Word>();
  for (const word of words) {
    const key = keyOf(word, ways);
    const sameId = word.theirId === undefined ? [] : (byId.get(word.theirId) ?? []);
    const isReplay = (known: Word): boolean =>
      (known.sidechain || word.sidechain) &&
      sessionOf(known, ways) === sessionOf(word, ways) &&
      (report === 'daily' || instantOf(known) === instantOf(word));
    const known = byKey.get(key) ?? sameId.find((group) => isReplay(largest.get(group)!));
    const group = known ?? [];
    group.push(word);
    const before = largest.get(group);
    const now = largestOf(before === undefined ? [word] : [before, word], ways, report, worth);
    largest.set(group, now);
    if (known === undefined) groups.push(group);
    if (now === word) {
      if (before !== undefined) byKey.delete(keyOf(before, ways));
      byKey.set(key, group);
    }
    if (known === undefined && word.theirId !== undefined) byId.set(word.theirId, [...sameId, group]);
  }
  return groups;
}

/** As in test/oracle/billing.ts, unless a rule of keys that is switched on makes another of it. */
function keyOf(word: Word, ways: Ways): string {
  const { theirId, requestId, offset, file } = word;
  if (theirId === undefined) {
    return isOn(ways, 'no message id: every line') ? `line\0${file.path}\0${offset}\0${word.key}` : word.key;
  }
  if (requestId !== undefined) return `m\0${theirId}\0${requestId}`;
  const isTimed =
    isOn(ways, 'no request id: time in the key') ||
    (!theirId.startsWith('msg_') && !isOn(ways, 'no request id: time not in the key'));
  const time = isOn(ways, 'no request id: time in the key') ? instantOf(word) : word.timeText;
  return `${isTimed ? 't' : 's'}\0${theirId}\0${sessionOf(word, ways)}${isTimed ? `\0${time}` : ''}`;
}

function sessionOf({ line, lineSessionId }: Word, ways: Ways): string {
  return isOn(ways, 'session by folder') ? (line.facts.reading?.sessionId ?? line.pathSession) : lineSessionId;
}

const instantOf = ({ line }: Word): string => String(line.facts.reading?.at ?? '');
