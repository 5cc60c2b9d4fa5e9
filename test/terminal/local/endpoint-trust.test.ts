import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Endpoint } from '../../../src/policy/policy.ts';
import type { CompletionRequest, Models } from '../../../src/ports/model.ts';
import { agreementIn, keyRoutes, withAgreed } from '../../../src/terminal/local/endpoint-trust.ts';

const SOURCES = { apiKey: 'sk-own', environment: { LAB_KEY: 'lab', EMPTY: '' } };
const endpoint = (baseUrl: string | null, apiKeyEnv: string | null = null): Endpoint => ({
  baseUrl,
  apiKeyEnv,
});

describe('the keys that a config sends away', () => {
  it.each<[string, string, Endpoint, string | null]>([
    ["OpenAI's own address", 'default', endpoint(null), null],
    ['the address that the person gives', 'default', endpoint('https://mine.example/v1'), null],
    ['an endpoint without a key', 'lab', endpoint('https://lab.example/v1'), null],
    ['a variable that is empty', 'lab', endpoint('https://lab.example/v1', 'EMPTY'), null],
    ['this machine', 'lab', endpoint('http://localhost:11434/v1', 'LAB_KEY'), null],
    ['this machine by its number', 'lab', endpoint('http://127.0.0.1:8080/v1', 'LAB_KEY'), null],
    ['this machine in six', 'lab', endpoint('http://[::1]:8080/v1', 'LAB_KEY'), null],
    ['a host like this machine', 'lab', endpoint('http://localhost.evil.example/v1', 'LAB_KEY'), 'LAB_KEY'],
    ['a number like this machine', 'lab', endpoint('http://127.0.0.1.evil.example/', 'LAB_KEY'), 'LAB_KEY'],
    ['a host behind a name', 'lab', endpoint('http://localhost@evil.example/', 'LAB_KEY'), 'LAB_KEY'],
    ['the default endpoint elsewhere', 'default', endpoint('https://evil.example/v1'), 'OPENAI_API_KEY'],
    ['the given address, another key', 'default', endpoint('https://mine.example/v1', 'LAB_KEY'), 'LAB_KEY'],
  ])('%s', (_, name, one, variable) => {
    const routes = keyRoutes({ endpoints: { [name]: one } }, SOURCES, 'https://mine.example/v1');
    expect(routes.map((route) => route.variable)).toEqual(variable === null ? [] : [variable]);
  });

  it('have an address that cannot pass for two', () => {
    const two = endpoint('https://a.example/\nOTHER_KEY https://evil.example/', 'LAB_KEY');
    const [route] = keyRoutes({ endpoints: { lab: two } }, SOURCES, null);
    expect(route?.address).not.toMatch(/\s/);
  });
});

describe('what a person has agreed to', () => {
  const route = { endpoint: 'lab', variable: 'LAB_KEY', address: 'https://lab.example/v1' };
  const fileIn = (...path: string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'prompt-gate-trust-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return join(folder, ...path);
  };

  it('is remembered for that key and that address alone', () => {
    const file = fileIn('caches', 'trusted-endpoints');
    const first = agreementIn(file);
    expect(first.covers(route)).toBe(false);
    first.add([route]);
    const later = agreementIn(file);
    expect(later.covers(route)).toBe(true);
    expect(later.covers({ ...route, variable: 'OTHER' })).toBe(false);
    expect(later.covers({ ...route, address: 'https://evil.example/v1' })).toBe(false);
  });

  it('holds for the run where it cannot be written', () => {
    const file = fileIn('file', 'trusted-endpoints');
    writeFileSync(join(file, '..'), '');
    const agreement = agreementIn(file);
    agreement.add([route]);
    expect(agreement.covers(route)).toBe(true);
  });

  it('decides which models are asked', async () => {
    const asked: string[] = [];
    const models: Models = {
      complete: async (request) => {
        asked.push(request.endpoint);
        return { kind: 'no-completion', why: '' };
      },
      notices: () => [],
      close: () => undefined,
    };
    const ask = (name: string) =>
      withAgreed(models, [route]).complete({ endpoint: name } as CompletionRequest, 'answer');
    await ask('default');
    await expect(ask('lab')).rejects.toThrow(
      /sends the key in `LAB_KEY` to https:\/\/lab\.example\/v1 \(endpoint `lab`\)/,
    );
    expect(asked).toEqual(['default']);
  });
});
