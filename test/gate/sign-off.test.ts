import { describe, expect, it } from 'vitest';
import type { People } from '../../src/gate/decide.ts';
import { readPeople } from '../../src/gate/people.ts';
import type { Plan, PromptPlan } from '../../src/gate/prompt-plan.ts';
import type { Level, Policy } from '../../src/policy/policy.ts';
import type { Reason, Signature, SignOff } from '../../src/policy/verdict.ts';
import { GateError } from '../../src/ports/gate-error.ts';
import type {
  CommitPeople,
  Permission,
  PullRequest,
  PullRequestFacts,
  Review,
} from '../../src/ports/pull-request.ts';
import { policy } from '../config/given.ts';
import { POLICY_CHANGE, promptPlan } from './given.ts';

const HEAD = 'a'.repeat(40);
const AT = '2026-05-04T10:20:30Z';
const FACTS: PullRequestFacts = {
  number: 7,
  open: true,
  headSha: HEAD,
  baseRef: 'main',
  author: 'author',
  fork: false,
  comments: null,
};
const PERMISSIONS: Readonly<Record<string, Permission>> = {
  author: 'admin',
  writer: 'write',
  admin: 'admin',
  lead: 'write',
  reader: 'read',
  committer: 'write',
};

const TEAMS: Readonly<Record<string, readonly string[]>> = { 'acme/owners': ['lead'] };

interface World {
  readonly reviews?: readonly Review[];
  readonly commits?: readonly CommitPeople[];
}

function review(user: string, parts: Partial<Review> = {}): Review {
  const url = `https://github.com/acme/shop/pull/7#${user}`;
  return { user, bot: false, state: 'APPROVED', commit: HEAD, body: '', url, at: AT, ...parts };
}

const signed = (login: string, commit = HEAD): Signature => ({
  login,
  commit,
  url: `https://github.com/acme/shop/pull/7#${login}`,
  at: AT,
});

/** A pull request in memory; it counts how often it is asked. */
function pullRequest(world: World): PullRequest & { readonly asked: string[] } {
  const asked: string[] = [];
  const never = () => Promise.reject(new Error('not for reading'));
  return {
    asked,
    read: async () => FACTS,
    reviews: async () => {
      asked.push('reviews');
      return world.reviews ?? [];
    },
    commits: async () => {
      asked.push('commits');
      return world.commits ?? [{ sha: HEAD, author: 'author', committer: 'author' }];
    },
    permission: async (user) => {
      asked.push(user);
      return PERMISSIONS[user] ?? 'none';
    },
    inTeam: async (team, user) => {
      asked.push(`${team} ${user}`);
      const members = TEAMS[team];
      if (members !== undefined) return members.includes(user);
      throw new GateError('config.team', `The token may not read the team \`${team}\`.`);
    },
    sharing: never,
    ownComment: never,
    comment: never,
  };
}

const EDITED: Reason = { code: 'dataset.case-edited', message: 'Edited.', effect: 'awaits' };

function planOf(rules: Policy, level: Level, parts: Partial<PromptPlan> = {}): PromptPlan {
  return promptPlan('prompts/a.md', rules, { policy: rules.groups[0]!.levels[level], ...parts });
}

/** Reads the sign-off of a MAJOR change unless told otherwise. */
function read(world: World, config: string | null = null, plan?: (rules: Policy) => Plan): Promise<SignOff> {
  const rules = policy({}, config);
  const asked = plan?.(rules) ?? {
    prompts: [planOf(rules, 'major')],
    policyChanges: [],
    policyDifferences: [],
    calibration: null,
    reasons: [],
  };
  return signOff(asked, rules, pullRequest(world));
}

/** A commit of the same content as the head. */
const SAME = 'e'.repeat(40);

async function people(plan: Plan, rules: Policy, one: PullRequest): Promise<People> {
  const isSame = (commit: string) => commit === HEAD || commit === SAME;
  return readPeople(plan, rules, { pullRequest: one, facts: FACTS, isSame }, 'Nobody speaks.');
}

async function signOff(plan: Plan, rules: Policy, one: PullRequest): Promise<SignOff> {
  return (await people(plan, rules, one)).signOff;
}

async function why(world: World, config: string | null = null): Promise<string> {
  const found = await read(world, config);
  return found.kind === 'missing' ? found.why : found.kind;
}

describe('a sign-off', () => {
  it('is not asked for where nothing waits for a person, and nothing is read', async () => {
    const rules = policy({}, null);
    for (const level of ['patch', 'minor', 'initial'] as const) {
      const one = pullRequest({ reviews: [review('writer')] });
      const plan = {
        prompts: [planOf(rules, level)],
        policyChanges: [],
        policyDifferences: [],
        calibration: null,
        reasons: [],
      };
      expect(await signOff(plan, rules, one)).toEqual({ kind: 'not-asked' });
      expect(one.asked).toEqual([]);
    }
  });

  it.each<[string, (rules: Policy) => Plan]>([
    [
      'a MAJOR change',
      (rules) => ({
        prompts: [planOf(rules, 'major')],
        policyChanges: [],
        policyDifferences: [],
        calibration: null,
        reasons: [],
      }),
    ],
    [
      'an edited golden case',
      (rules) => ({
        prompts: [planOf(rules, 'minor', { reasons: [EDITED] })],
        policyChanges: [],
        policyDifferences: [],
        calibration: null,
        reasons: [],
      }),
    ],
    [
      'a change of policy',
      () => ({
        prompts: [],
        policyChanges: [POLICY_CHANGE],
        policyDifferences: [],
        calibration: null,
        reasons: [],
      }),
    ],
  ])('of %s is given by an approving review of someone with write access', async (_, plan) => {
    expect(await read({ reviews: [review('writer')] }, null, plan)).toEqual({
      kind: 'given',
      by: [signed('writer')],
    });
    expect((await read({}, null, plan)).kind).toBe('missing');
  });

  it('is missing while nobody has approved, and says what is needed', async () => {
    expect(await why({})).toBe(
      'Needed: an approving review by someone with write access, of the head commit, from people who did not work on this pull request. Nobody has approved yet.',
    );
    expect(await why({ reviews: [review('writer', { state: 'COMMENTED' })] })).toContain(
      'Nobody has approved',
    );
  });

  it.each<[string, CommitPeople]>([
    ['written', { sha: 'b0b0b0b0b0', author: null, committer: 'web-flow' }],
    ['applied', { sha: 'b0b0b0b0b0', author: 'colleague', committer: null }],
  ])('does not come from anybody while nobody knows who has %s a commit', async (_, commit) => {
    const said = await why({ reviews: [review('writer')], commits: [commit] });
    expect(said).toContain('Commit b0b0b0b belongs to no account');
  });

  it.each<[string, Review, readonly CommitPeople[], string]>([
    ['the author', review('author'), [], '`author` opened the pull request'],
    [
      'who wrote a commit',
      review('committer'),
      [{ sha: 'b', author: 'committer', committer: 'web-flow' }],
      '`committer` wrote or applied one of its commits',
    ],
    [
      'who applied a commit',
      review('committer'),
      [{ sha: 'b', author: 'colleague', committer: 'committer' }],
      '`committer` wrote or applied one of its commits',
    ],
    ['a bot', review('writer', { bot: true }), [], '`writer` is a bot'],
    ['who may only read', review('reader'), [], '`reader` has no write access'],
    ['a stranger', review('stranger'), [], '`stranger` has no write access'],
    [
      'who saw an earlier commit',
      review('writer', { commit: 'b'.repeat(40) }),
      [],
      '`writer` approved an earlier commit of other content',
    ],
    [
      'who saw a commit that is gone',
      review('writer', { commit: null }),
      [],
      '`writer` approved an earlier commit of other content',
    ],
  ])('does not come from %s, and the reason is told', async (_, one, commits, reason) => {
    expect(await why({ reviews: [one], commits })).toContain(`So far: nobody. Does not count: ${reason}.`);
    expect(await read({ reviews: [one, review('writer')], commits })).toEqual({
      kind: 'given',
      by: [signed('writer')],
    });
  });

  it.each<[string, readonly Review['state'][], SignOff['kind']]>([
    ['an approval that was dismissed', ['DISMISSED'], 'missing'],
    ['an approval and then a dismissal', ['APPROVED', 'DISMISSED'], 'missing'],
    ['an approval and then a request for changes', ['APPROVED', 'CHANGES_REQUESTED'], 'missing'],
    ['a request for changes and then an approval', ['CHANGES_REQUESTED', 'APPROVED'], 'given'],
    ['an approval and then a comment', ['APPROVED', 'COMMENTED'], 'given'],
    ['an approval and then an unsent review', ['APPROVED', 'PENDING'], 'given'],
  ])("is each person's last word: %s", async (_, states, kind) => {
    const reviews = states.map((state) => review('writer', { state }));
    expect((await read({ reviews })).kind).toBe(kind);
  });
});

describe('the rule of a sign-off', () => {
  const asking = (rule: string) => `levels: { major: { sign-off: ${rule} } }`;

  it('may ask for several people', async () => {
    const two = asking('{ approvals: 2 }');
    expect(await why({ reviews: [review('writer'), review('writer')] }, two)).toContain('So far: writer.');
    expect(await why({ reviews: [review('writer')] }, two)).toContain(
      'Needed: 2 approving reviews by someone',
    );
    expect((await read({ reviews: [review('writer'), review('admin')] }, two)).kind).toBe('given');
  });

  it('may name the people; their names have no case', async () => {
    const named = asking('{ approvals: 1, by: [Lead, boss] }');
    expect(await why({ reviews: [review('writer')] }, named)).toContain(
      'Needed: an approving review by `Lead` or `boss`, of the head commit',
    );
    expect((await read({ reviews: [review('lead')] }, named)).kind).toBe('given');
  });

  it('does not let a named person sign off their own work', async () => {
    const named = asking('{ approvals: 1, by: [author] }');
    expect((await read({ reviews: [review('author')] }, named)).kind).toBe('missing');
  });

  it('holds for every MAJOR prompt at once', async () => {
    const rules = policy({}, asking('{ approvals: 1, by: [lead] }'));
    const other = policy({}, asking('{ approvals: 1, by: [admin] }'));
    const plan = {
      prompts: [planOf(rules, 'major'), planOf(other, 'major')],
      policyChanges: [],
      policyDifferences: [],
      calibration: null,
      reasons: [],
    };
    const reading = (...users: readonly string[]) =>
      signOff(plan, rules, pullRequest({ reviews: users.map((user) => review(user)) }));
    expect((await reading('lead')).kind).toBe('missing');
    expect((await reading('lead', 'admin')).kind).toBe('given');
  });

  const mild = `${asking('{ approvals: 1, by: [lead] }')}
prompts: [{ files: ["prompts/**"], levels: { major: { sign-off: { approvals: 1 } } } }]`;

  it.each<[string, (rules: Policy) => Plan]>([
    [
      'the policy',
      (rules) => ({
        prompts: [planOf(rules, 'major')],
        policyChanges: [POLICY_CHANGE],
        policyDifferences: [],
        calibration: null,
        reasons: [],
      }),
    ],
    [
      'a golden case',
      (rules) => ({
        prompts: [planOf(rules, 'major', { reasons: [EDITED] })],
        policyChanges: [],
        policyDifferences: [],
        calibration: null,
        reasons: [],
      }),
    ],
  ])('of a group does not stand in for the common one where %s changed too', async (_, plan) => {
    const missing = await read({ reviews: [review('writer')] }, mild, plan);
    expect(missing).toMatchObject({ kind: 'missing', why: expect.stringContaining('by `lead`') });
    expect((await read({ reviews: [review('lead')] }, mild, plan)).kind).toBe('given');
  });

  it('of a group is enough for its MAJOR prompts', async () => {
    expect((await read({ reviews: [review('writer')] }, mild)).kind).toBe('given');
  });
});

describe('a sign-off of an earlier commit', () => {
  it('holds where the content is the same, as after an update of the branch', async () => {
    const reviews = [review('writer', { commit: SAME })];
    expect(await read({ reviews })).toEqual({ kind: 'given', by: [signed('writer', SAME)] });
  });

  it('does not come from who has applied a commit since', async () => {
    const reviews = [review('committer', { commit: SAME })];
    const commits = [{ sha: HEAD, author: 'committer', committer: 'web-flow' }];
    expect(await why({ reviews, commits })).toContain('`committer` wrote or applied one of its commits');
  });
});

describe('a team in the rule', () => {
  const team = (name: string) => `levels: { major: { sign-off: { by: ["${name}"] } } }`;

  it('stands for its members', async () => {
    expect((await read({ reviews: [review('lead')] }, team('acme/owners'))).kind).toBe('given');
    expect(await why({ reviews: [review('writer')] }, team('acme/owners'))).toContain(
      '`writer` is not named by the config',
    );
  });

  it('that the token may not read is a fault of the config, approved or not', async () => {
    const rules = policy({}, team('acme/secret'));
    const plan = {
      prompts: [planOf(rules, 'major')],
      policyChanges: [],
      policyDifferences: [],
      calibration: null,
      reasons: [],
    };
    for (const reviews of [[], [review('lead')]]) {
      const found = await people(plan, rules, pullRequest({ reviews }));
      expect(found.signOff.kind).toBe('missing');
      expect(found.faults).toMatchObject([{ code: 'config.team', effect: 'inconclusive' }]);
    }
  });
});

describe('an override', () => {
  const CONFIG = 'override: { by: [Lead, reader, "gone"] }';
  const override = async (...reviews: readonly Review[]) => {
    const rules = policy({}, CONFIG);
    const plan = {
      prompts: [planOf(rules, 'minor')],
      policyChanges: [],
      policyDifferences: [],
      calibration: null,
      reasons: [],
    };
    return (await people(plan, rules, pullRequest({ reviews }))).override;
  };
  const said = (user: string, parts: Partial<Review> = {}) =>
    review(user, { state: 'COMMENTED', body: 'prompt-gate: override the judge is wrong', ...parts });

  it.each<[string, Partial<Review>]>([
    ['in a comment', {}],
    ['in an approval', { state: 'APPROVED' }],
    ['below other words', { body: 'I have looked.\r\n\r\n  Prompt-Gate:  override  the judge is wrong ' }],
    ['of a commit of the same content', { commit: SAME }],
  ])('is given by a named person %s', async (_, parts) => {
    expect(await override(said('lead', parts))).toEqual({
      by: 'lead',
      reason: 'the judge is wrong',
      review: signed('lead', parts.commit ?? HEAD),
    });
  });

  it.each<[string, Review]>([
    ['of somebody who is not named', said('writer')],
    ['of a bot', said('lead', { bot: true })],
    ['that was dismissed', said('lead', { state: 'DISMISSED' })],
    ['that was not sent', said('lead', { state: 'PENDING' })],
    ['of other content', said('lead', { commit: 'b'.repeat(40) })],
    ['of a commit that is gone', said('lead', { commit: null })],
    ['of somebody who may no longer write', said('reader')],
    ['of somebody who has left', said('gone')],
    ['without a reason', said('lead', { body: 'prompt-gate: override ' })],
    ['in a quotation', said('lead', { body: '> prompt-gate: override the judge is wrong' })],
    ['within a sentence', said('lead', { body: 'Say prompt-gate: override x to pass' })],
  ])('is not one %s', async (_, one) => {
    expect(await override(one)).toBeNull();
  });

  it('is the newest, and its reason is cut', async () => {
    const long = `prompt-gate: override ${'x'.repeat(400)}`;
    expect((await override(said('lead'), said('lead', { body: long })))?.reason).toHaveLength(300);
  });

  it('costs no read where nobody may', async () => {
    const rules = policy({}, null);
    const one = pullRequest({ reviews: [said('lead')] });
    const plan = {
      prompts: [planOf(rules, 'minor')],
      policyChanges: [],
      policyDifferences: [],
      calibration: null,
      reasons: [],
    };
    expect(await people(plan, rules, one)).toEqual({ signOff: { kind: 'not-asked' }, override: null });
    expect(one.asked).toEqual([]);
  });
});
