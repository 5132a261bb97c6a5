import { failed, ok, type Result } from '../kit/result.ts';
import type { TracerCache } from '../model/tracerCache.ts';

/**
 * The cache as the text of its file. Refused, in words, if a number in it is not finite or negative: JSON would make null of a
 * NaN, and the next reader would refuse the file without anybody knowing why.
 */
export function tracerCacheText({ version, projects, ...rest }: TracerCache): Result<string, string> {
  for (const fields of [rest.today ?? {}, ...holdersOfNumbers(projects)]) {
    for (const [name, value] of Object.entries(fields)) {
      const isWrong = typeof value === 'number' && !(Number.isFinite(value) && value >= 0);
      if (isWrong) return failed(`${name} is ${value}`);
    }
  }
  // `fromEntries` makes `__proto__` a key like any other.
  const plainProjects = [...projects].map(([hash, { project_hash, sessions, last_updated }]) => {
    return [hash, { project_hash, sessions: Object.fromEntries(sessions), last_updated }] as const;
  });
  // The version first: `writeTracerCache` looks for it there.
  const plain = { version, ...rest, projects: Object.fromEntries(plainProjects) };
  return ok(`${JSON.stringify(plain, undefined, 2)}\n`);
}

function* holdersOfNumbers(projects: TracerCache['projects']): Iterable<object> {
  for (const project of projects.values()) {
    yield project;
    for (const session of project.sessions.values()) {
      yield session;
      yield* session.models ?? [];
    }
  }
}
