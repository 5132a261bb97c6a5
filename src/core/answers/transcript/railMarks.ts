import * as l10n from '@vscode/l10n';
import { isDated } from '../../model/time.ts';
import type { RailMark } from '../transcript.ts';
import { rowCostOf } from '../usage.ts';
import { isErrorAct, type PlacedAct } from './actPlaces.ts';
import type { NamedLog, SessionTranscript } from './sessionTranscript.ts';
import { toolName } from './toolWords.ts';

/** More marks than a rail of a thousand pixels can show apart; of those that fall together the first is kept. */
const places = 400;

/** What is worth a leap, where on a log's scroll map it stands. */
export function railMarks(transcript: SessionTranscript, log: NamedLog): RailMark[] {
  const sizeBytes = Math.max(1, log.holding.digest.file.stamp.sizeBytes);
  const taken = new Set<string>();
  const marks: RailMark[] = [];
  const mark = (kind: RailMark['kind'], offset: number, label: string): void => {
    const share = Math.min(1, offset / sizeBytes);
    const place = `${kind}${Math.floor(share * places)}`;
    if (taken.has(place)) return;
    taken.add(place);
    marks.push({ kind, share, offset, label });
  };
  for (const act of transcript.actsOf(log).placed()) {
    const kind = markKind(act);
    if (kind) mark(kind, act.offset, actLabel(transcript, act));
  }
  const costliest = costliestTurn(transcript, log);
  if (costliest) {
    const cost = transcript.view.labels.money(costliest.usd);
    mark('costliest', costliest.offset, l10n.t('Costliest message: {0}', cost));
  }
  return marks.sort((a, b) => a.share - b.share);
}

function markKind(act: PlacedAct): RailMark['kind'] | undefined {
  if (act.kind === 'prompt' || act.kind === 'compaction') return act.kind;
  return isErrorAct(act) ? 'error' : undefined;
}

function actLabel({ view }: SessionTranscript, { kind, at, name }: PlacedAct): string {
  const time = isDated(at) ? view.calendar.local(at).time : '';
  const what = { prompt: l10n.t('Prompt'), compaction: l10n.t('Compaction'), 'api-error': l10n.t('API error') };
  const label = kind === 'tool' ? l10n.t('{0} failed', toolName(name)) : kind === 'interruption' ? '' : what[kind];
  return `${label} ${time}`.trim();
}

/** The message that cost most in this session, and where in the log it stands; undefined where none cost anything. */
export function costliestTurn(
  { view, session }: SessionTranscript,
  { holding }: NamedLog,
): { readonly offset: number; readonly usd: number } | undefined {
  const { index } = view;
  const costOf = rowCostOf(view);
  let [best, usd] = [-1, 0];
  for (const [turn, row] of holding.rows.entries()) {
    const isCounted = index.sessionOfRow(row) === session.number && index.ledger.columns.isReplay[row] !== 1;
    const cost = isCounted ? costOf(row) : 0;
    if (cost > usd) [best, usd] = [turn, cost];
  }
  return best < 0 ? undefined : { offset: holding.digest.turns.offset[best]!, usd };
}
