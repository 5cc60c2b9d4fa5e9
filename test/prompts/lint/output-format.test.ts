import { describe, expect, it } from 'vitest';
import { formatRemarks } from '../../../src/prompts/lint/output-format.ts';
import { unitsOf } from '../../../src/prompts/lint/sentences.ts';

const said = (before: string, after: string) =>
  formatRemarks(unitsOf(before), unitsOf(after)).map(({ says }) => says);

describe('what a prompt says about its output is another thing', () => {
  it.each<[string, string, string[]]>([
    ['Reply with JSON.', 'Reply briefly.', ['asked for JSON in the output, and nothing does now']],
    ['Reply briefly.', 'Reply as valid JSON only.', ['asks for JSON in the output']],
    [
      'Return XML.',
      'Return YAML.',
      ['asked for XML in the output, and nothing does now', 'asks for YAML in the output'],
    ],
    ['Write plain text.', 'Write it down.', ['asked for plain text in the output, and nothing does now']],
    [
      'Give the result as a table.',
      'Give the result.',
      ['asked for a table in the output, and nothing does now'],
    ],
    [
      'Reply like this: {"age": number}',
      'Reply like this: {"age": "string"}',
      [
        'asked for the field "age: number" in the output, and nothing does now',
        'asks for the field "age: string" in the output',
      ],
    ],
    [
      'Put the answer in <answer> tags.',
      'Put the answer in <reply> tags.',
      [
        'asked for the tag "answer" in the output, and nothing does now',
        'asks for the tag "reply" in the output',
      ],
    ],
  ])('in %j and %j', (before, after, expected) => {
    expect(said(before, after)).toEqual(expected);
  });
});

describe('what a prompt says about its output is the same', () => {
  it.each([
    ['Reply with JSON.', 'Reply with one JSON object and nothing else.'],
    ['Reply with JSON. Always return JSON!', 'Reply with JSON.'],
    ['Reply briefly.', 'Reply briefly. Do not use Markdown.'],
    ['Reply briefly.', 'Reply briefly, in plain text.'],
    ['Reply briefly.', 'Reply briefly. The input is a JSON document.'],
    ['Reply briefly.', 'Answer questions about XML and JSON.'],
    ['Reply with JSON: {"a": "x"}', 'Reply with JSON: {"a": "y"}'],
    ['Reply with JSON.', 'Reply with JSON. For example: {"a": 1}'],
    ['Reply.\n# Examples\n{"a": 1}', 'Reply.\n# Examples\n{"b": 1}'],
    ['Read the <context> of the user.', 'Read the <text> of the user.'],
  ])('in %j and %j', (before, after) => {
    expect(said(before, after)).toEqual([]);
  });
});
