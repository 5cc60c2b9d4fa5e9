import { describe, expect, it } from 'vitest';
import { CONFIG, gateMinor, worldOf } from './endpoint-given.ts';
import { DATASET, dataset, goldenCases, PROMPT, prompt, TEXT } from './world.ts';

/** A secret in the ways in which a model, told to, might write it. */
function formsOf(secret: string): string[] {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('hex'),
    base64(secret),
    base64(`x${secret}yy`),
    base64(`xx${secret}y`),
    base64(secret).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'),
  ];
}

describe.concurrent('a secret that the model has got hold of', () => {
  it('stands in nothing that is published, in whatever form', async (test) => {
    const config =
      'prompts: [{ files: ["prompts/*.md"], checks: { must-match: ["never there"] } }]\nreport: { answers: full }\n';
    const world = await worldOf(test, 3, { [CONFIG]: config });
    const forms = formsOf(world.github.token);
    world.answer = () => `Keys: ${forms.join(' , ')} .`;
    const { number, code, log, summary, outputs, results, page } = await gateMinor(world);
    expect(code).toBe(1);
    const comment = world.comments(number)[0] ?? '';
    const published = {
      log: log.replaceAll(`::add-mask::${world.github.token}`, ''),
      comment,
      summary,
      outputs: JSON.stringify(outputs),
      results: JSON.stringify(results),
      page: page ?? '',
      status: world.status(number)?.description ?? '',
    };
    expect(comment).toContain('REDACTED');
    for (const [where, text] of Object.entries(published)) {
      const plain = text.replaceAll('\u200b', '');
      for (const form of forms) {
        // Half of it is too much as well: a text may be cut in the middle.
        expect(plain, where).not.toContain(form.slice(0, Math.ceil(form.length / 2)));
      }
    }
  });

  it('stands not in what the golden dataset and the prompt give to the results', async (test) => {
    const world = await worldOf(test, 2);
    const { token } = world.github;
    const cases = goldenCases(2).map((one) => ({
      ...one,
      context: `${one.context} ${token}`,
      reference: token,
    }));
    const number = await world.propose({
      [DATASET]: dataset(cases),
      [PROMPT]: prompt('1.3.0', `${TEXT} Be brief. ${token}`),
    });
    const { results, page } = await world.run(number);
    expect(results.prompts[0].cases[0]).toMatchObject({
      context: expect.stringMatching(/\[REDACTED\]$/),
      reference: '[REDACTED]',
    });
    expect(results.prompts[0].messages.candidate[0].content).toContain('Be brief. [REDACTED]');
    expect(JSON.stringify(results)).not.toContain(token);
    expect(page).toContain('[REDACTED]');
    expect(page).not.toContain(token);
  });

  it('stands not in the words of an endpoint that gives them back', async (test) => {
    const world = await worldOf(test, 2);
    const body = { error: { message: `Bad key ${world.github.token}` } };
    world.answer = () => ({ status: 401, body });
    const { number, log, results } = await gateMinor(world);
    const said = [log.replaceAll(`::add-mask::${world.github.token}`, ''), JSON.stringify(results)];
    said.push(world.comments(number)[0] ?? '', world.status(number)?.description ?? '');
    for (const text of said) expect(text.replaceAll('\u200b', '')).not.toContain(world.github.token);
    expect(said[1]).toContain('[REDACTED]');
  });
});
