import { titleSources } from '../model/facts.ts';
import { failed, ok, type Result } from '../kit/result.ts';
import { JsonReader, type JsonObject, withoutUndefined } from './jsonReader.ts';
import {
  type TracerCache,
  type TracerModel,
  type TracerProject,
  type TracerSession,
  type TracerToday,
  tracerCacheVersion,
} from '../model/tracerCache.ts';

const iso = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?$/;
const day = /^\d{4}-\d\d-\d\d$/;

/**
 * A whole tracer-cache.json of version 1, or why it is none, in words. One wrong field spoils the whole: sums over the rest would
 * be wrong without anybody knowing. Unknown fields are left out.
 */
export function parseTracerCache(text: string): Result<TracerCache, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed('not JSON');
  }
  const read = new JsonReader();
  const root = read.object(json, 'the file');
  const version = root['version'];
  if (typeof version === 'number' && version > tracerCacheVersion) return failed(`version ${version}`);
  if (version !== tracerCacheVersion) read.refuse('version');
  const cache: TracerCache = withoutUndefined({
    version: tracerCacheVersion,
    generator: read.optional(root['generator'], (value) => {
      const generator = read.object(value, 'generator');
      return { name: read.text(generator, 'name'), version: read.text(generator, 'version') };
    }),
    generated_at: read.optional(root['generated_at'], () => read.text(root, 'generated_at', iso)),
    price_table: read.optional(root['price_table'], () => read.text(root, 'price_table')),
    today: read.optional(root['today'], (value) => readToday(read, read.object(value, 'today'))),
    projects: read.map(root, 'projects', (project, hash) => readProject(read, project, hash)),
  });
  return read.problem === undefined ? ok(cache) : failed(`${read.problem} is missing or not what it should be`);
}

function readToday(read: JsonReader, today: JsonObject): TracerToday {
  return withoutUndefined({
    day: read.text(today, 'day', day),
    zone: read.text(today, 'zone'),
    cost: read.number(today, 'cost'),
    tokens: read.optional(today['tokens'], () => read.number(today, 'tokens')),
    sessions: read.number(today, 'sessions'),
    unpriced: read.number(today, 'unpriced'),
    incomplete: read.optional(today['incomplete'], () => read.number(today, 'incomplete')),
  });
}

function readProject(read: JsonReader, project: JsonObject, hash: string): TracerProject {
  if (project['project_hash'] !== hash) read.refuse('project_hash');
  return {
    project_hash: hash,
    sessions: read.map(project, 'sessions', (session, id) => readSession(read, session, id)),
    last_updated: read.number(project, 'last_updated'),
  };
}

function readSession(read: JsonReader, session: JsonObject, id: string): TracerSession {
  if (session['session_id'] !== id) read.refuse('session_id');
  return withoutUndefined({
    session_id: id,
    status: read.text(session, 'status'),
    input_tokens: read.number(session, 'input_tokens'),
    output_tokens: read.number(session, 'output_tokens'),
    cache_creation_input_tokens: read.number(session, 'cache_creation_input_tokens'),
    cache_read_input_tokens: read.number(session, 'cache_read_input_tokens'),
    total_cost: read.number(session, 'total_cost'),
    message_count: read.number(session, 'message_count'),
    tool_calls: read.number(session, 'tool_calls'),
    error_count: read.number(session, 'error_count'),
    first_activity: session['first_activity'] === null ? null : read.text(session, 'first_activity', iso),
    last_activity: session['last_activity'] === null ? null : read.text(session, 'last_activity', iso),
    mtime: read.number(session, 'mtime'),
    models: read.optional(session['models'], (value) => read.list(value, 'models', (model) => readModel(read, model))),
    subagent_tokens: read.optional(session['subagent_tokens'], () => read.number(session, 'subagent_tokens')),
    incomplete: read.optional(session['incomplete'], () => read.number(session, 'incomplete')),
    cwd: read.optional(session['cwd'], () => read.text(session, 'cwd')),
    project: read.optional(session['project'], () => read.text(session, 'project')),
    branches: read.optional(session['branches'], (value) => read.texts(value, 'branches')),
    title: read.optional(session['title'], () => read.text(session, 'title')),
    // A source of a later version is as good as none.
    title_source: titleSources.find((source) => source === session['title_source']),
    size: read.optional(session['size'], () => read.number(session, 'size')),
    log_deleted: read.optional(session['log_deleted'], () => read.flag(session, 'log_deleted')),
  });
}

function readModel(read: JsonReader, model: JsonObject): TracerModel {
  return {
    model: read.text(model, 'model'),
    input_tokens: read.number(model, 'input_tokens'),
    output_tokens: read.number(model, 'output_tokens'),
    cache_creation_5m_input_tokens: read.number(model, 'cache_creation_5m_input_tokens'),
    cache_creation_1h_input_tokens: read.number(model, 'cache_creation_1h_input_tokens'),
    cache_read_input_tokens: read.number(model, 'cache_read_input_tokens'),
    cost: model['cost'] === null ? null : read.number(model, 'cost'),
  };
}
