import type { SessionMetadata } from '../model/session.ts';
import type { ExplainedTurn } from './explainedTurn.ts';
import type { Explanation, ExplainedFile, ExplainedSession, ExplainedSkip } from './explanation.ts';
import type { FileEvidence } from './explanationEvidence.ts';
import { explainedSum } from './explanationFigures.ts';
import { explainedTurn, LineBook, localTime, rowTokens } from './explanationLines.ts';
import type { ExplanationPlan } from './explanationPlan.ts';
import type { PlannedRow } from './explanationRows.ts';
import { costLabel } from './costLabels.ts';
import { moneyBasis } from './costMode.ts';
import { sessionTitle } from './sessionRows.ts';
import { spendingOf } from './spending.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Puts what was planned and what the logs said together. `evidence` is that of `plan.files`, in their order; at most `limit` skips. */
export function explanationOf(
  view: Viewpoint,
  plan: ExplanationPlan,
  evidence: readonly FileEvidence[],
  limit: number,
): Explanation {
  const sessions = new Map(view.index.sessions().map((session) => [session.number, session]));
  const idOf = (session: number): string => sessions.get(session)?.id ?? '';
  const book = new LineBook(view, evidence);
  const turns = plan.counted.map(({ is, sum }, i) => explainedTurn(view, i + 1, is, sum, idOf(is.session), book));
  const skips = plan.files.flatMap(({ isOther }, i) => (isOther ? [] : skipsOf(i + 1, evidence[i]!)));
  const known = plan.files.reduce((sum, file) => sum + (file.isOther ? 0 : skipCount(file.holding.digest)), 0);
  const listed = skips.slice(0, limit);
  return {
    title: plan.subject.title,
    id: plan.subject.id,
    command: plan.subject.command,
    figure: costLabel(view.labels, spendingOf(plan.total)) || view.labels.money(0),
    basis: moneyBasis(view.costMode, view.labels),
    sum: explainedSum(plan.total),
    asOf: localTime(view, view.now),
    zone: view.calendar.zone,
    prices: view.pricer.cardId,
    turns,
    more: plan.more && explainedSum(plan.more),
    copies: plan.copies.map((row) => ({
      local: localTime(view, row.at),
      model: row.model,
      tokens: rowTokens(row),
      countedIn: row.isReplay ? undefined : idOf(row.session),
      lines: book.linesOf(row),
    })),
    moreCopies: plan.moreCopies,
    replays: replaysOf(view, plan, turns, book),
    moreReplays: plan.moreReplays,
    sessions: sessionsOf(view, plan, sessions),
    files: plan.files.map((file, i): ExplainedFile => {
      const { digest, session } = file.holding;
      const { path, role } = digest.file;
      const place = { number: i + 1, path, role, sessionId: idOf(session), isOther: file.isOther };
      return { ...place, bytes: digest.mark.offset, state: evidence[i]!.state };
    }),
    skips: listed,
    moreSkips: Math.max(known, skips.length) - listed.length,
  };
}

function replaysOf(
  view: Viewpoint,
  { counted, replays }: ExplanationPlan,
  turns: readonly ExplainedTurn[],
  book: LineBook,
): Explanation['replays'] {
  const repeated = new Set(replays.map((row) => row.replayKey));
  const numbers = new Map<string, number>();
  for (const [i, { is }] of counted.entries()) {
    if (repeated.has(is.replayKey) && !numbers.has(is.replayKey)) numbers.set(is.replayKey, turns[i]!.number);
  }
  return replays.map((row) => ({
    local: localTime(view, row.at),
    model: row.model,
    tokens: rowTokens(row),
    repeats: numbers.get(row.replayKey),
    lines: book.linesOf(row),
  }));
}

/** Who has part in it; of one session alone there is nothing to tell apart. */
function sessionsOf(
  view: Viewpoint,
  { counted }: ExplanationPlan,
  sessions: ReadonlyMap<number, SessionMetadata>,
): ExplainedSession[] {
  const numbers = [...new Set(counted.map(({ is }: { is: PlannedRow }) => is.session))];
  if (numbers.length < 2) return [];
  return numbers.flatMap((number) => {
    const session = sessions.get(number);
    if (!session) return [];
    return [{ id: session.id, title: sessionTitle(view, session), folder: session.cwd ?? session.slug }];
  });
}

const skipsOf = (file: number, { skips }: FileEvidence): ExplainedSkip[] => skips.map((skip) => ({ file, ...skip }));

const skipCount = (digest: { readonly skips: readonly { readonly count: number }[] }): number =>
  digest.skips.reduce((sum, { count }) => sum + count, 0);
