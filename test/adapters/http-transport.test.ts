import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { directly } from '../../src/adapters/http/transport.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers so; gives its address, and what it was asked. */
async function open(answer: Answer) {
  const asked: { method?: string | undefined; url?: string | undefined; token?: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    asked.push({ method, url, token: headers.authorization });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const moved =
  (status: number, to: string): Answer =>
  (_, response) =>
    response.writeHead(status, { location: to }).end();
const said = (_: IncomingMessage, response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'text/plain', 'x-word': 'yes' }).end('größe');
const get = { method: 'GET', headers: { authorization: 'token t' } };
const post = { ...get, method: 'POST', body: '{"a":"ö"}' };

describe('a request', () => {
  it('brings status, headers and body', async () => {
    const { url } = await open(said);
    const reply = await directly(url, get);
    expect(reply).toMatchObject({ status: 200, statusText: 'OK', url: `${url}/` });
    expect(reply.headers.get('x-word')).toBe('yes');
    expect(await reply.text()).toBe('größe');
    expect(Buffer.from(await reply.arrayBuffer()).toString()).toBe('größe');
  });

  it('unpacks what was sent packed', async () => {
    const { url } = await open((request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed'));
    });
    expect(await (await directly(url, get)).text()).toBe('packed');
  });

  it('ends where an answer unpacks to more than there can be', async () => {
    const part = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const { url } = await open((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.concat(Array(5).fill(part)));
    });
    await expect(directly(url, get)).rejects.toThrow(RangeError);
  });

  it('sends its body with its length', async () => {
    const { url } = await open((request, response) => {
      expect(request.headers['content-length']).toBe('10');
      request.pipe(response);
    });
    expect(await (await directly(url, post)).text()).toBe('{"a":"ö"}');
  });

  it.each([301, 302, 307, 308])('follows a repository that moved (%i), with its token', async (status) => {
    const { url, asked } = await open((request, response) =>
      request.url === '/old' ? moved(status, '/new')(request, response) : said(request, response),
    );
    expect(await directly(`${url}/old`, get)).toMatchObject({ status: 200, url: `${url}/new` });
    expect(asked.map(({ url, token }) => [url, token])).toEqual([
      ['/old', 'token t'],
      ['/new', 'token t'],
    ]);
  });

  it('keeps its token from another server', async () => {
    const other = await open(said);
    const { url } = await open(moved(302, `${other.url}/file`));
    expect(await directly(url, get)).toMatchObject({ status: 200 });
    expect(other.asked).toEqual([{ method: 'GET', url: '/file', token: undefined }]);
  });

  it('that writes is sent again only where the method and the body may stay', async () => {
    const { url, asked } = await open((request, response) =>
      request.url === '/old' ? moved(307, '/new')(request, response) : request.pipe(response),
    );
    expect(await (await directly(`${url}/old`, post)).text()).toBe('{"a":"ö"}');
    expect(asked.map(({ method }) => method)).toEqual(['POST', 'POST']);
    const seen = await open(moved(301, '/new'));
    await expect(directly(seen.url, post)).rejects.toThrow('the POST was redirected (301)');
    expect(seen.asked).toHaveLength(1);
  });

  it('ends where it is sent in a circle', async () => {
    const { url, asked } = await open(moved(302, '/again'));
    await expect(directly(url, get)).rejects.toThrow('more than 5 redirects');
    expect(asked).toHaveLength(6);
  });

  it.each<[string, Answer]>([
    ['before the answer', (request) => request.destroy()],
    [
      'within the answer',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{');
        setTimeout(() => response.destroy(), 20);
      },
    ],
  ])('fails where the connection breaks %s', async (_, answer) => {
    const { url } = await open(answer);
    await expect(directly(url, get)).rejects.toThrow(/socket hang up|aborted/);
  });

  it.each<[string, Answer]>([
    ['before the answer', () => {}],
    ['within the answer', (_, response) => response.writeHead(200, { 'content-length': '100' }).write('{')],
  ])('is given up on a signal %s, and says so', async (_, answer) => {
    const { url } = await open(answer);
    const giving = new AbortController();
    setTimeout(() => giving.abort(), 50);
    await expect(directly(url, { ...get, signal: giving.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  it('fails where nobody listens', async () => {
    await expect(directly('http://127.0.0.1:1', get)).rejects.toThrow('ECONNREFUSED');
  });
});
