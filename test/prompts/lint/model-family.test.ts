import { describe, expect, it } from 'vitest';
import { modelFamily } from '../../../src/prompts/lint/model-family.ts';

describe('the family of a model', () => {
  it.each([
    ['gpt-4o', 'gpt-4o gpt-4o-mini gpt-4o-2024-08-06 gpt-4o-audio-preview openai/gpt-4o GPT-4o azure/gpt-4o'],
    ['gpt-4', 'gpt-4 gpt-4-turbo gpt-4-0613 gpt-4-turbo-2024-04-09 gpt-4-1106-preview gpt-4.1 gpt-4.1-nano'],
    ['gpt-3', 'gpt-3.5-turbo gpt-3.5-turbo-0125 gpt-35-turbo'],
    ['gpt-5', 'gpt-5 gpt-5-mini gpt-5.1'],
    ['gpt-oss', 'gpt-oss-20b gpt-oss-120b'],
    ['o3', 'o3 o3-mini o3-pro'],
    ['o4', 'o4-mini o4-mini-2025-04-16'],
    [
      'claude-3',
      'claude-3-5-sonnet-20241022 claude-3-5-sonnet-latest claude-3-opus-20240229 claude-3-7-sonnet',
    ],
    [
      'claude-4',
      'claude-sonnet-4-20250514 claude-sonnet-4-5 claude-opus-4-1 anthropic/claude-sonnet-4.5 claude-sonnet-4@20250514 us.anthropic.claude-haiku-4-5-20251001-v1:0',
    ],
    [
      'gemini-2',
      'gemini-2.5-pro gemini-2.0-flash-001 gemini-2.5-flash-preview-09-2025 google/gemini-2.5-pro',
    ],
    [
      'llama-3',
      'llama3.2 llama3.2:3b local/llama3.2 llama3.1:70b-instruct-q4_K_M meta-llama/Llama-3.3-70B-Instruct',
    ],
    ['mistral', 'mistral mistral-large-latest mistral-large-2411 mistral-7b-instruct'],
    ['qwen-3', 'qwen3:8b Qwen/Qwen3-235B-A22B'],
    ['gemma-2', 'gemma2:9b gemma-2-27b-it'],
    ['nova', 'amazon.nova-pro-v1:0 nova-lite'],
    [
      'ft:gpt-4o:acme:support',
      'ft:gpt-4o-mini-2024-07-18:acme:support:AbC1 ft:gpt-4o-mini-2024-07-18:acme:support:XyZ2',
    ],
    ['our-deployment', 'our-deployment azure/our-deployment'],
  ])('%s is that of %s', (family, models) => {
    for (const model of models.split(' ')) expect(modelFamily(model), model).toBe(family);
  });

  it('keeps apart what differs in more than size, minor version, date and edition', () => {
    const apart =
      'gpt-4o gpt-4.1 gpt-5 chatgpt-4o-latest o1 o3 claude-3-opus claude-opus-4 gemini-1.5-pro gemini-2.5-pro llama2 llama3.2 codellama mistral mixtral-8x7b deepseek-v3 deepseek-r1 ft:gpt-4o:acme:a ft:gpt-4o:acme:b phi-4';
    const families = apart.split(' ').map(modelFamily);
    expect(new Set(families).size).toBe(families.length);
  });

  it.each(['', '/', '7b', '-', 'ft:', '{{model}}', 'a/b/c'])('is said of %j too', (name) => {
    expect(typeof modelFamily(name)).toBe('string');
  });
});
