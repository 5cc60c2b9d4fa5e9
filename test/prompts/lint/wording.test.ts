import { describe, expect, it } from 'vitest';
import { sameWord } from '../../../src/prompts/lint/spelling.ts';
import { tokensOf } from '../../../src/prompts/lint/tokens.ts';
import { editsOf } from '../../../src/prompts/lint/wording.ts';

const rules = (before: string, after: string, english = true) => [
  ...new Set(editsOf(before, after, english).map(({ rule }) => rule)),
];

describe('one word is still the other', () => {
  it.each([
    ['profesional', 'professional', 'spelling'],
    ['cusotmer', 'customer', 'spelling'],
    ['seperate', 'separate', 'spelling'],
    ['recieve', 'receive', 'spelling'],
    ['occured', 'occurred', 'spelling'],
    ['colour', 'color', 'spelling'],
    ['summarising', 'summarizing', 'spelling'],
    ['cancelled', 'canceled', 'spelling'],
    ['customers', "customer's", 'spelling'],
    ['mention', 'mentions', 'plural'],
    ['policies', 'policy', 'plural'],
    ['block', 'blocked', 'inflection'],
    ['answer', 'answering', 'inflection'],
    ['is', 'are', 'agreement'],
  ])('%s and %s: %s', (from, to, why) => {
    expect(sameWord(from, to)).toBe(why);
  });

  it.each([
    ['professional', 'profesional'],
    ['polite', 'rude'],
    ['polite', 'police'],
    ['include', 'exclude'],
    ['accept', 'except'],
    ['upload', 'unload'],
    ['verified', 'unverified'],
    ['unverified', 'verified'],
    ['legal', 'illegal'],
    ['covert', 'overt'],
    ['outage', 'outrage'],
    ['hoping', 'hopping'],
    ['scraped', 'scrapped'],
    ['causal', 'casual'],
    ['increase', 'decrease'],
    ['blocked', 'blocking'],
    ['new', 'news'],
    ['good', 'goods'],
    ['nto', 'not'],
    ['alway', 'always'],
    ['tow', 'two'],
    ['user', 'used'],
    ['helpful', 'helpless'],
    ['fast', 'faster'],
    ['xqzt', 'xqzv'],
    ['kunden', 'kundin'],
  ])('%s and %s are two words', (from, to) => {
    expect(sameWord(from, to)).toBeNull();
  });
});

describe('an edited sentence says the same', () => {
  it.each([
    ["You can't see it.", 'You cannot see it.'],
    ['You cannot see it.', 'You can not see it.'],
    ['Read the text (it is short).', 'Read the text (it is short)'],
    ['Read it, the list, and the text of it.', 'Read it, the list and the text of it.'],
    ['However the text is short.', 'However, the text is short.'],
    ['The message is base on the text.', 'The message is based on the text.'],
    ['Write three sentence about it.', 'Write three sentences about it.'],
    ['Say “yes” to the user.', 'Say "yes" to the user.'],
    ['Read {{ context }} of the user.', 'Read {{context}} of the user.'],
    ['Read the Customer file of it.', 'Read the customer file of it.'],
  ])('%s and %s', (before, after) => {
    expect(rules(before, after)).toEqual(['wording']);
    expect(rules(after, before)).not.toContain('negation-changed');
  });

  it('not at all where white space alone differs', () => {
    expect(editsOf('Read the text.', 'Read the text.', true)).toEqual([]);
    expect(editsOf('Read the  text.', 'Read the text.', true)).toEqual([]);
  });
});

describe('an edited sentence says something else', () => {
  it.each([
    ['Read the text.', 'Read the text!', 'punctuation-changed'],
    ['Read the text of it', 'Read the text; of it', 'punctuation-changed'],
    [
      'If it rains, stay here and wait, and sing.',
      'If it rains, stay here and wait and sing.',
      'punctuation-changed',
    ],
    ['Take plan A for the user.', 'Take plan for the user.', 'instruction-changed'],
    ['Say it to the user.', 'Say "it" to the user.', 'literal-changed'],
    ['Read the user_id of it.', 'Read the userId of it.', 'literal-changed'],
    ['Pay $5 to the user.', 'Pay $50 to the user.', 'number-changed'],
    ['Wait ½ hour for it.', 'Wait ¾ hour for it.', 'number-changed'],
    ['Name the user of it.', 'Name the users of it.', 'number-changed'],
    ['Reply with Positive in the text.', 'Reply with positive in the text.', 'literal-changed'],
    ['Answer Yes or No to the user.', 'Answer Yes or no to the user.', 'emphasis-changed'],
    ['It is important for the user.', 'It is IMPORTANT for the user.', 'emphasis-changed'],
    [
      'Classify the text as complant if you can.',
      'Classify the text as complaint if you can.',
      'literal-changed',
    ],
    ['Read the text → write it.', 'Read the text ← write it.', 'punctuation-changed'],
    ['Read the text of it.', 'Read the text of it {{name}}.', 'variable-moved'],
    ['Do the staff support users of it.', 'Do the staff supported users of it.', 'instruction-changed'],
  ])('%s and %s: %s', (before, after, rule) => {
    expect(rules(before, after)).toEqual([rule]);
    expect(rules(after, before)).not.toContain('wording');
  });

  it('wherever the text around it is not English', () => {
    expect(rules('Read the mesage of the user.', 'Read the message of the user.', false)).toEqual([
      'other-language',
    ]);
    expect(rules('Lies die Nachricht des Kunden', 'Lies die Nachricht des Kunden.', false)).toEqual([
      'wording',
    ]);
  });
});

describe('a sentence is cut into tokens', () => {
  it.each<[string, string]>([
    ["Don't say {{ name }} now.", "word:Don't word:say variable:{{ name }} word:now punctuation:."],
    ['Say "a b" or `c d`!', 'word:Say literal:"a b" word:or literal:`c d` punctuation:!'],
    ["the users' 'own' files", "word:the word:users punctuation:' literal:'own' word:files"],
    ['See https://a.b/c?d=1 or x@y.zz', 'word:See literal:https://a.b/c?d=1 word:or literal:x@y.zz'],
    [
      'snake_case camelCase a|b and/or e.g.',
      'literal:snake_case literal:camelCase literal:a|b literal:and/or literal:e.g punctuation:.',
    ],
    [
      '1-5, 3rd, $4.50, 80%',
      'number:1-5 punctuation:, number:3rd punctuation:, number:$4.50 punctuation:, number:80%',
    ],
    [
      '{"a": [1]} [NAME] <b> **x**',
      'literal:{"a": [1]} literal:[NAME] literal:<b> emphasis:** word:x emphasis:**',
    ],
    ['a < b ❤️', 'word:a symbol:< word:b symbol:❤️'],
  ])('%s', (sentence, tokens) => {
    expect(
      tokensOf(sentence)
        .map(({ kind, text }) => `${kind}:${text}`)
        .join(' '),
    ).toBe(tokens);
  });
});
