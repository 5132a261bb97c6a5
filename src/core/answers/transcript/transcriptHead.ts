import { sumByModel } from '../../price/cost.ts';
import { costLabel } from '../costLabels.ts';
import { modelLabel } from '../modelLabel.ts';
import { folderName, oneLine } from '../safeText.ts';
import { usageOfSession } from '../sessionParts.ts';
import { sessionKey, sessionTitle } from '../sessionRows.ts';
import { spendingOf } from '../spending.ts';
import type { TranscriptCounts, TranscriptHead, TranscriptLog } from '../transcript.ts';
import { revisionOf } from '../viewpoint.ts';
import { isErrorAct } from './actPlaces.ts';
import { railMarks } from './railMarks.ts';
import type { NamedLog, SessionTranscript } from './sessionTranscript.ts';
import { toolKey, toolName } from './toolWords.ts';

/** What stands above a session's transcript: by the index alone, no log is read for it. */
export function transcriptHead(transcript: SessionTranscript): TranscriptHead {
  const { view, session, logs } = transcript;
  const [first] = logs;
  return {
    session: sessionKey(session),
    sessionId: session.id,
    title: sessionTitle(view, session),
    subtitle: subtitle(transcript),
    state: session.isDeleted ? 'deleted' : first === undefined || session.mainPath === undefined ? 'missing' : 'there',
    logs: logs.map((log) => logRow(transcript, log)),
    counts: first ? countsOf(transcript, first) : noCounts,
    form: view.labels.form,
    rail: first ? railMarks(transcript, first) : [],
    revision: revisionOf(view),
  };
}

function subtitle({ view, session }: SessionTranscript): string[] {
  const sum = usageOfSession(view, session.number);
  const models = sum ? sumByModel(sum).toSorted((a, b) => b.tokens.output - a.tokens.output) : [];
  const [branch, ...otherBranches] = session.branches;
  const parts = [
    oneLine(folderName(session.project), 60),
    branch === undefined ? '' : withMore(oneLine(branch, 60), otherBranches.length),
    models.length === 0 ? '' : withMore(modelLabel(models[0]!.model), models.length - 1),
    timeSpan({ view, session }),
    costLabel(view.labels, spendingOf(sum)),
  ];
  return parts.filter((part) => part !== '');
}

const withMore = (first: string, more: number): string => (more === 0 ? first : `${first} +${more}`);

/** `12 Nov 14:05–15:31` */
function timeSpan({ view, session }: Pick<SessionTranscript, 'view' | 'session'>): string {
  const { firstAt, lastAt } = session;
  if (firstAt === undefined || lastAt === undefined) return '';
  const { calendar, labels } = view;
  const today = calendar.dayOf(view.now);
  const from = calendar.local(firstAt);
  const to = calendar.local(lastAt);
  const end = from.day === to.day ? to.time : `${labels.day(to.day, today)} ${to.time}`;
  return `${labels.day(from.day, today)} ${from.time}–${end}`;
}

function logRow(transcript: SessionTranscript, log: NamedLog): TranscriptLog {
  const { file } = log.holding.digest;
  return {
    log: log.name,
    kind: file.role === 'compactor' ? 'compaction' : file.role,
    title: transcript.titleOf(log),
    agentType: transcript.agentTypeOf(log),
    cost: costLabel(transcript.view.labels, transcript.spendingOf([log])),
    sizeBytes: file.stamp.sizeBytes,
  };
}

const noCounts: TranscriptCounts = { prompts: 0, errors: 0, toolCalls: 0, compactions: 0, tools: [] };

function countsOf(transcript: SessionTranscript, log: NamedLog): TranscriptCounts {
  const acts = transcript.actsOf(log).placed();
  const tools = new Map<string, { calls: number; errors: number }>();
  for (const act of acts) {
    if (act.kind !== 'tool') continue;
    const counts = tools.get(toolKey(act.name)) ?? { calls: 0, errors: 0 };
    counts.calls++;
    if (act.isFailed) counts.errors++;
    tools.set(toolKey(act.name), counts);
  }
  return {
    prompts: acts.filter(({ kind }) => kind === 'prompt').length,
    errors: acts.filter(isErrorAct).length,
    toolCalls: acts.filter(({ kind }) => kind === 'tool').length,
    compactions: acts.filter(({ kind }) => kind === 'compaction').length,
    tools: Array.from(tools, ([tool, counts]) => ({ tool, name: toolName(tool), ...counts })).sort(
      (a, b) => b.calls - a.calls || (a.tool < b.tool ? -1 : 1),
    ),
  };
}
