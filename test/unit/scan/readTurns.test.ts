import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeSessionId } from '../../../src/core/model/ids.ts';
import { noHash } from '../../../src/core/model/hash64.ts';
import { undated } from '../../../src/core/model/time.ts';
import { type Turn, turnFlag } from '../../../src/core/model/turn.ts';
import type { JsonObject } from '../../../src/core/scan/jsonValue.ts';
import { readTurns, type TurnsOfRecord } from '../../../src/core/scan/readTurns.ts';
import { assistant, type AssistantParts, otherSession, session, user } from '../records.ts';

const place = { offset: 7, session: makeSessionId('file-session'), hashOfLine: () => 'hash' };
const read = (record: object, hash = 'hash'): TurnsOfRecord =>
  readTurns(JSON.parse(JSON.stringify(record)) as JsonObject, { ...place, hashOfLine: () => hash });
const one = (record: object): Turn => {
  const { turns } = read(record);
  assert.equal(turns.length, 1);
  return turns[0]!;
};
const usage = (fields: object): object => assistant({ usage: fields });

/** An assistant message relayed by `agent_progress`. */
const relayed = (parts: AssistantParts = {}, line: object = {}): object => {
  const { message, requestId, timestamp, uuid } = assistant(parts) as JsonObject;
  const relay = { type: 'assistant', message, requestId, timestamp, uuid };
  return {
    ...user(''),
    type: 'progress',
    requestId: 'req_of_progress',
    data: { type: 'agent_progress', message: relay },
    ...line,
  };
};

describe('readTurns', () => {
  it('reads an assistant message', () => {
    const turn = one(
      assistant({
        input: 1,
        output: 2,
        cacheRead: 3,
        write5m: 4,
        write1h: 5,
        line: { costUSD: 0.25, attributionSkill: 'pdf' },
      }),
    );
    const { key: _key, replayKey: _replayKey, ...rest } = turn;
    assert.deepEqual(rest, {
      at: Date.UTC(2026, 10, 20, 10),
      offset: 7,
      model: 'claude-opus-5-5',
      branch: 'main',
      skill: 'pdf',
      input: 1,
      output: 2,
      cacheRead: 3,
      cacheWrite: 9,
      cacheWrite1h: 5,
      thinking: 0,
      webSearches: 0,
      loggedUsd: 0.25,
      flags: turnFlag.complete,
    });
  });

  describe('tells requests apart', () => {
    const sameTurn = (a: object, b: object): boolean => {
      const [x, y] = [one(a).key, one(b).key];
      return x.low === y.low && x.high === y.high;
    };
    const noRequest = { requestId: undefined };
    const rows: readonly (readonly [what: string, a: object, b: object, isSame: boolean])[] = [
      [
        'by message and request id, wherever they stand',
        assistant(),
        assistant({ at: 'x', line: { sessionId: otherSession } }),
        true,
      ],
      ['by request id', assistant(), assistant({ requestId: 'req_2' }), false],
      ['by message id', assistant({ requestId: 'r' }), assistant({ id: 'msg_B', requestId: 'r' }), false],
      [
        'without a request id by session',
        assistant({ line: noRequest }),
        assistant({ line: { ...noRequest, sessionId: otherSession } }),
        false,
      ],
      [
        'without a request id not by time',
        assistant({ line: noRequest }),
        assistant({ at: '2026-11-20T10:00:01Z', line: noRequest }),
        true,
      ],
      [
        'with a constant gateway id by time',
        assistant({ id: 'ocgo', line: noRequest }),
        assistant({ id: 'ocgo', at: '2026-11-20T10:00:01Z', line: noRequest }),
        false,
      ],
      [
        'with a gateway id and a request id by both',
        assistant({ id: 'ocgo' }),
        assistant({ id: 'ocgo', at: '2026-11-20T10:00:01Z' }),
        true,
      ],
      ['an empty request id being none', assistant({ requestId: '' }), assistant({ line: noRequest }), true],
      ['without a message id by uuid', withoutId({ uuid: 'u-1' }), withoutId({ uuid: 'u-2' }), false],
      ['with the same uuid as one', withoutId({ uuid: 'u-1' }), withoutId({ uuid: 'u-1', requestId: 'other' }), true],
      ['the relayed copy being the same as the agent’s own line', assistant(), relayed(), true],
    ];
    for (const [what, a, b, isSame] of rows) it(what, () => assert.equal(sameTurn(a, b), isSame));

    it('with neither message id nor uuid by the line itself', () => {
      const line = withoutId({ uuid: undefined });
      const [a, b, c] = ['1', '1', '2'].map((hash) => read(line, hash).turns[0]!.key);
      assert.deepEqual(a, b);
      assert.notDeepEqual(a, c);
    });

    it('by the file’s session where the line names none', () => {
      const bare = assistant({ line: { ...noRequest, sessionId: undefined } });
      assert.ok(sameTurn(bare, assistant({ line: { ...noRequest, sessionId: 'file-session' } })));
    });
  });

  it('gives a replay key to real messages only: message and session', () => {
    const replay = (parts: AssistantParts) => one(assistant(parts)).replayKey;
    assert.deepEqual(replay({}), replay({ requestId: 'req_btw' }));
    assert.notDeepEqual(replay({}), replay({ line: { sessionId: otherSession } }));
    assert.deepEqual(replay({ id: 'ocgo' }), noHash);
    assert.deepEqual(one(withoutId({})).replayKey, noHash);
  });

  describe('finds nothing billed', () => {
    const rows: Readonly<Record<string, object>> = {
      'in the client’s own stand-in': assistant({ model: '<synthetic>' }),
      'in a user record': { ...assistant(), type: 'user' },
      'in a record without a type': { ...assistant(), type: undefined },
      'in a message that is text': { ...assistant(), message: 'hello' },
      'in a message without usage': { ...assistant(), message: { id: 'msg_A' } },
      'in a message whose usage is null': { ...assistant(), message: { id: 'msg_A', usage: null } },
      'in other progress': { ...relayed(), data: { type: 'bash_progress', message: { message: { usage: {} } } } },
      'in a relayed user message': relayed(
        {},
        { data: { type: 'agent_progress', message: { message: { content: 'x' } } } },
      ),
      'in an empty record': {},
    };
    for (const [what, record] of Object.entries(rows)) {
      it(what, () => assert.deepEqual(read(record), { turns: [], complaint: undefined }));
    }
  });

  for (const odd of ['none', 5, [1], true]) {
    it(`complains of a usage that is ${JSON.stringify(odd)}`, () => {
      assert.deepEqual(read({ ...assistant(), message: { id: 'msg_A', usage: odd } }), {
        turns: [],
        complaint: 'no-usage',
      });
    });
  }

  describe('flags', () => {
    const { complete, sidechain, forked, fast, geoUs, batch, priority, relayed: relay } = turnFlag;
    const rows: readonly (readonly [what: string, record: object, flags: number])[] = [
      ['an output that is only a floor', assistant({ stopReason: null }), 0],
      ['a sidechain', assistant({ line: { isSidechain: true } }), complete | sidechain],
      ['no sidechain for anything but true', assistant({ line: { isSidechain: 'true' } }), complete],
      ['a fork’s copy', assistant({ line: { forkedFrom: { sessionId: otherSession } } }), complete | forked],
      ['no copy where forkedFrom is null', assistant({ line: { forkedFrom: null } }), complete],
      ['fast', usage({ speed: 'fast' }), complete | fast],
      ['inference in the US', usage({ inference_geo: 'us' }), complete | geoUs],
      [
        'nothing of other places and speeds',
        usage({ inference_geo: 'global', speed: 'standard', service_tier: null }),
        complete,
      ],
      ['batch', usage({ service_tier: 'batch' }), complete | batch],
      ['priority', usage({ service_tier: 'priority' }), complete | priority],
      ['a relayed message', relayed(), complete | relay | sidechain],
    ];
    for (const [what, record, flags] of rows) it(what, () => assert.equal(one(record).flags, flags));
  });

  it('reads a relayed message with its own request, time and uuid', () => {
    const turn = one(relayed({ at: '2026-11-19T08:00:00Z', output: 5 }));
    assert.deepEqual([turn.at, turn.output], [Date.UTC(2026, 10, 19, 8), 5]);
  });

  it('adds advisor and compaction iterations, which the message’s numbers do not hold, and no others', () => {
    const iterations = [
      { type: 'message', input_tokens: 1 },
      {
        type: 'advisor_message',
        model: 'claude-fable-5-2',
        input_tokens: 7,
        output_tokens: 8,
        cache_creation: split(1, 2),
      },
      { type: 'compaction', model: 'claude-haiku-5-5', input_tokens: 5 },
      { type: 'advisor_message', model: null, output_tokens: 1 },
      { type: 'fallback_message', input_tokens: 99 },
      { type: 'compaction' },
      null,
      'odd',
    ];
    const { turns } = read(
      assistant({ usage: { iterations, output_tokens_details: { thinking_tokens: 3 } }, line: { costUSD: 1 } }),
    );
    assert.deepEqual(
      turns.map((turn) => [
        turn.model,
        turn.input,
        turn.output,
        turn.cacheWrite,
        turn.cacheWrite1h,
        turn.thinking,
        turn.loggedUsd,
        turn.flags,
      ]),
      [
        ['claude-opus-5-5', 10, 20, 0, 0, 3, 1, turnFlag.complete],
        ['claude-fable-5-2', 7, 8, 3, 2, 0, -1, turnFlag.complete | turnFlag.advisor],
        ['claude-opus-5-5', 5, 0, 0, 0, 0, -1, turnFlag.complete | turnFlag.compaction],
        ['claude-opus-5-5', 0, 1, 0, 0, 0, -1, turnFlag.complete | turnFlag.advisor],
      ],
    );
    const [message, ...others] = turns;
    for (const { replayKey } of others) assert.deepEqual(replayKey, message!.key);
    assert.equal(new Set(turns.map(({ key }) => `${key.high}:${key.low}`)).size, 4);
  });

  it('reads thinking, web searches and no time where there is none', () => {
    const turn = one(
      assistant({
        at: 'now',
        usage: {
          output_tokens_details: { thinking_tokens: 12 },
          server_tool_use: { web_search_requests: 2, web_fetch_requests: 9 },
        },
      }),
    );
    assert.deepEqual([turn.thinking, turn.webSearches, turn.at], [12, 2, undated]);
  });

  for (const costUSD of ['1', -1, null, {}]) {
    it(`takes a costUSD of ${JSON.stringify(costUSD)} for none`, () =>
      assert.equal(one(assistant({ line: { costUSD } })).loggedUsd, -1));
  }

  it('is not misled by inherited names', () => {
    const record = JSON.parse(
      '{"type":"assistant","__proto__":{"requestId":"r"},"message":{"id":"constructor","model":"__proto__","usage":{"__proto__":{"input_tokens":5}}}}',
    ) as JsonObject;
    const [turn] = readTurns(record, place).turns;
    assert.deepEqual([turn!.model, turn!.input], ['__proto__', 0]);
  });

  it('takes any JSON in any field without throwing, and counts whole numbers only', () => {
    const scramble = (record: object, path: readonly string[], value: unknown): object => {
      const [name, ...rest] = path as [string, ...string[]];
      const inner = (record as Record<string, unknown>)[name];
      return {
        ...record,
        [name]: rest.length === 0 || typeof inner !== 'object' ? value : scramble(inner ?? {}, rest, value),
      };
    };
    const path = fc.constantFrom(
      ...['type', 'message', 'requestId', 'timestamp', 'sessionId', 'gitBranch', 'forkedFrom', 'uuid'].map((name) => [
        name,
      ]),
      ...['id', 'model', 'usage', 'content', 'stop_reason'].map((name) => ['message', name]),
      ...['input_tokens', 'cache_creation', 'iterations', 'server_tool_use', 'output_tokens_details', 'speed'].map(
        (name) => ['message', 'usage', name],
      ),
    );
    fc.assert(
      fc.property(path, fc.jsonValue(), (where, value) => {
        for (const turn of read(scramble(assistant(), where, value)).turns) {
          for (const count of [
            turn.input,
            turn.output,
            turn.cacheRead,
            turn.cacheWrite,
            turn.cacheWrite1h,
            turn.thinking,
          ]) {
            assert.ok(Number.isInteger(count) && count >= 0 && count <= 0xffffffff);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

function withoutId(line: object): object {
  const record = assistant() as { readonly message: object };
  return { ...record, message: { ...record.message, id: undefined }, ...line };
}

function split(minutes: number, hour: number): object {
  return { ephemeral_5m_input_tokens: minutes, ephemeral_1h_input_tokens: hour };
}

describe('the key of a message without a request id', () => {
  it('is that of the session it was forked from: a fork copies what was said and does not say it again', () => {
    const copied = { sessionId: otherSession, forkedFrom: { sessionId: session, messageUuid: 'u' } };
    const said = one(assistant({ id: 'msg_Z', requestId: '' }));
    assert.deepEqual(one(assistant({ id: 'msg_Z', requestId: '', line: copied })).key, said.key);
    assert.notDeepEqual(
      one(assistant({ id: 'msg_Z', requestId: '', line: { sessionId: otherSession } })).key,
      said.key,
    );
  });
});
