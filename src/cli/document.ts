import * as l10n from '@vscode/l10n';
import { diagnostics, type Surroundings } from '../core/answers/diagnostics.ts';
import { sessionsCalled } from '../core/answers/explanationChoices.ts';
import type { ExplanationSubject } from '../core/answers/explanationSubject.ts';
import { sessionsOf } from '../core/answers/reportFilter.ts';
import { sessionKey } from '../core/answers/sessionRows.ts';
import type { Viewpoint } from '../core/answers/viewpoint.ts';
import { explain } from '../core/explain.ts';
import { diagnosticsText } from '../core/export/diagnosticsText.ts';
import { diagnosticsJson, explanationJson } from '../core/export/explanationJson.ts';
import { explanationLines } from '../core/export/explanationText.ts';
import { failed, ok, type Result } from '../core/kit/result.ts';
import { undatedDay } from '../core/model/time.ts';
import type { DocumentRequest } from './arguments.ts';
import { readDay } from './days.ts';

/** A document in pieces, each as long as is good to write at once; or why there is none, as a sentence. */
export async function documentOf(
  view: Viewpoint,
  request: DocumentRequest,
  surroundings: Surroundings,
): Promise<Result<Iterable<string>, string>> {
  if (request.kind === 'diagnostics') {
    const found = diagnostics(view, surroundings);
    return ok([request.isJson ? diagnosticsJson(found) : diagnosticsText(view, found, Number.POSITIVE_INFINITY)]);
  }
  const subject = subjectOf(view, request);
  if (!subject.ok) return subject;
  const explanation = await explain(view, subject.value, Number.POSITIVE_INFINITY);
  if (!explanation) return failed(nothingCalled(request.about ?? ''));
  return ok(request.isJson ? [explanationJson(explanation)] : pieces(explanationLines(view, explanation)));
}

/** A session's id may be in several projects, and a project's name may be several folders': then it must be told which. */
function subjectOf(view: Viewpoint, { about, filter }: DocumentRequest): Result<ExplanationSubject, string> {
  const { project } = filter;
  const members = sessionsOf(view.index.sessions(), project);
  if (about === undefined) {
    const projects = [...new Set(members.map((session) => session.project))];
    if (projects.length > 1)
      return failed(l10n.t('{0} projects are called {1}: give the whole path', projects.length, project ?? ''));
    const [id] = projects;
    return id === undefined ? failed(nothingCalled(project ?? '')) : ok({ kind: 'project', id });
  }
  const day = about === undatedDay ? undatedDay : readDay(about);
  if (day !== undefined) return ok({ kind: 'day', day, ...(project === undefined ? {} : { project }) });
  const own = new Set<string>(members.map(sessionKey));
  const sessions = sessionsCalled(view, about).filter((key) => own.has(key));
  if (sessions.length > 1)
    return failed(
      l10n.t('the ids of {0} sessions begin with {1}: give all of one, and --project', sessions.length, about),
    );
  const [key] = sessions;
  if (key !== undefined) return ok({ kind: 'session', key });
  if (project !== undefined) return failed(l10n.t('there is no session or day {0} in project {1}', about, project));
  return ok({ kind: 'model', model: about });
}

const nothingCalled = (name: string): string =>
  l10n.t('there is no session, day, model or project {0} in the logs', name);

const pieceLength = 64 * 1024;

function* pieces(lines: Iterable<string>): Iterable<string> {
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
