import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cases } from './base-branch.ts';
import { createWorld, type World } from './world.ts';

let world: World;
const tunnels: (string | undefined)[] = [];
/** Knows where `api.github.test` is; nobody else does. */
const proxy = createServer().on('connect', (request, client, head) => {
  tunnels.push(request.url);
  const target = connect(Number(new URL(world.github.apiUrl).port), '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    target.write(head);
    target.pipe(client).pipe(target);
  });
  target.on('error', () => client.destroy());
  client.on('error', () => target.destroy());
});

beforeAll(async () => {
  world = await createWorld(cases(2));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await world.close();
  proxy.close();
});

it("reaches GitHub through the runner's proxy", async () => {
  const number = await world.propose({ 'README.md': '# Letters\n' });
  const { outputs, log } = await world.run(number, {
    environment: {
      GITHUB_API_URL: 'http://api.github.test',
      http_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    },
  });
  expect(outputs.verdict, log).toBe('not-applicable');
  expect(new Set(tunnels)).toEqual(new Set(['api.github.test:80']));
  expect(world.status(number)?.state).toBe('success');
});
