import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { type Download, download } from '../../../../src/host/prices/download.ts';
import { TableServer } from './tableServer.ts';

describe('the download of a price table', () => {
  let server: TableServer;
  let headers: object = {};
  const body = JSON.stringify({ 'claude-öpus': { input_cost_per_token: 1e-6 } });

  before(async () => {
    server = await TableServer.start({
      '/ok': (request, response) => {
        headers = request.headers;
        response.end(body);
      },
      '/pieces': (_request, response) => {
        for (const byte of Buffer.from(body)) response.write(Buffer.of(byte));
        response.end();
      },
      '/moved': (_request, response) => response.writeHead(302, { location: server.at('/ok') }).end('moved'),
      '/error': (_request, response) => response.writeHead(500).end('sorry'),
      '/huge': (_request, response) => {
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        };
        response.on('drain', more);
        more();
      },
      '/bomb': (_request, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(3_000_000))),
      '/silent': () => undefined,
      '/stalled': (_request, response) => void response.write('{'),
      '/broken': (_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{', () => response.destroy());
      },
      '/empty': (_request, response) => response.writeHead(204).end(),
    });
  });

  after(() => server.stop());

  const get = (path: string, parts: Partial<Download> = {}) =>
    download({
      address: server.at(path),
      timeoutMs: 5000,
      maxBytes: 1_000_000,
      fetch,
      cancelled: new AbortController().signal,
      ...parts,
    });
  const whyNot = async (path: string, parts: Partial<Download> = {}): Promise<string | undefined> => {
    const got = await get(path, parts);
    assert.ok(!got.ok);
    return got.error;
  };

  it('is the text at the address, whole, however it comes', async () => {
    assert.deepEqual(await get('/ok'), { ok: true, value: body });
    assert.deepEqual(await get('/pieces'), { ok: true, value: body });
  });

  it('sends nothing but the request: no cookie, no name, no body', async () => {
    await get('/ok');
    const usual = [
      'host',
      'connection',
      'accept',
      'accept-language',
      'sec-fetch-mode',
      'user-agent',
      'accept-encoding',
    ];
    assert.deepEqual(
      Object.keys(headers).filter((name) => !usual.includes(name)),
      [],
    );
  });

  it('does not follow to another address', async () => {
    server.requests.length = 0;
    assert.equal(await whyNot('/moved'), 'it sends elsewhere (302), which is not followed');
    assert.deepEqual(server.requests, ['GET /moved']);
  });

  it('says what the server answered instead', async () => {
    assert.equal(await whyNot('/none'), 'it answered 404');
    assert.equal(await whyNot('/error'), 'it answered 500');
    assert.equal(await whyNot('/empty'), 'it answered 204');
  });

  it('ends where it becomes too large, packed or not', async () => {
    assert.equal(await whyNot('/huge'), 'it is larger than 1 MB');
    assert.equal(await whyNot('/bomb'), 'it is larger than 1 MB');
  });

  it('ends when the time is over, before or within the answer', async () => {
    assert.equal(await whyNot('/silent', { timeoutMs: 100 }), 'no answer within 0 s');
    assert.equal(await whyNot('/stalled', { timeoutMs: 100 }), 'no answer within 0 s');
  });

  it('ends without a word when it is cancelled', async () => {
    const controller = new AbortController();
    const got = whyNot('/stalled', { cancelled: controller.signal });
    setTimeout(() => controller.abort(), 50);
    assert.equal(await got, undefined);
    assert.equal(await whyNot('/ok', { cancelled: AbortSignal.abort() }), undefined);
  });

  it('says why there was no answer at all', async () => {
    assert.match((await whyNot('/broken'))!, /closed|terminated|aborted/);
    assert.match((await whyNot('', { address: 'http://127.0.0.1:1/' }))!, /ECONNREFUSED|bad port|refused/);
    assert.ok(await whyNot('', { address: 'not an address' }));
    assert.equal(await whyNot('', { fetch: () => Promise.reject(new Error('offline')) }), 'offline');
  });
});
