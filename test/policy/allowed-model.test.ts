import { describe, expect, it } from 'vitest';
import { allowedModel } from '../../src/policy/allowed-model.ts';
import { policy } from '../config/given.ts';

const ENDPOINT = 'endpoints: { local: { base-url: "http://localhost:1/v1" } }\n';

describe('a model that a prompt file names', () => {
  it.each([
    ['gpt-4o', true],
    ['anything-else', true],
    ['vendor/model', true],
    ['local/llama', false],
  ])('without a list, %s is allowed: %s, as it is on the default endpoint or not', (model, allowed) => {
    expect(allowedModel(model, policy({}, ENDPOINT))).toBe(allowed);
  });

  it.each([
    ['gpt-4o', true],
    ['gpt-4o-mini', true],
    ['local/llama', true],
    ['gpt-5', false],
    ['my-gpt-4o', false],
    ['local/team/llama', false],
    ['', false],
  ])('with a list, %s is allowed: %s', (model, allowed) => {
    const listed = policy({}, `${ENDPOINT}allow-models: ["gpt-4o*", "local/*"]\n`);
    expect(allowedModel(model, listed)).toBe(allowed);
  });
});
