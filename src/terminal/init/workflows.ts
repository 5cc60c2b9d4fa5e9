/** How the gate is set up: one workflow of the pull request's, or two of the default branch's. */
export type SetUp = 'quick' | 'enforced';

export const WORKFLOW_PATH = '.github/workflows/prompt-gate.yml';
export const ANNOUNCEMENT_PATH = '.github/workflows/prompt-gate-announce.yml';

/** What uploads the report page, pinned as this repository's own workflows pin it. */
const UPLOAD = 'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1';

/** The action that the workflows run. */
export const USES = 'prompt-gate/prompt-gate';

/**
 * The workflow of the quick set-up. The README shows it with `main`; a test holds the two together.
 * @param branches names or patterns of the branches that the gate protects, at least one
 */
export function quickWorkflow(branches: readonly string[]): string {
  return `name: Prompt Gate
on:
  pull_request:
    branches: [${list(branches)}]
    types: [opened, synchronize, reopened, edited, ready_for_review]
  pull_request_review:                  # an approval counts as soon as it is given
    types: [submitted, edited, dismissed]
  merge_group:
  workflow_dispatch:
    inputs:
      pull-request: { description: Number of the pull request, required: true }
      head-sha: { description: Full commit id of its head, required: true }
      fresh: { description: Draw new samples beside the earlier ones, type: boolean, default: false }

permissions:
  contents: read
  pull-requests: write
  statuses: write

concurrency:                            # a push ends the run that it makes worthless; a review waits its turn
  group: prompt-gate-\${{ github.event.pull_request.number || inputs.pull-request || github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

${evaluateJob(branches)}`;
}

/** The gate of the enforced set-up: it follows the announcement. */
export function enforcedWorkflow(branches: readonly string[]): string {
  return `name: Prompt Gate
on:
  workflow_run:
    workflows: [Prompt Gate announcement]
    types: [completed]
  merge_group:
  workflow_dispatch:
    inputs:
      pull-request: { description: Number of the pull request, required: true }
      head-sha: { description: Full commit id of its head, required: true }
      fresh: { description: Draw new samples beside the earlier ones, type: boolean, default: false }

permissions:
  contents: read
  pull-requests: write
  statuses: write

concurrency:
  group: prompt-gate-\${{ github.event.workflow_run.head_repository.full_name }}-\${{ github.event.workflow_run.head_branch || inputs.pull-request || github.ref }}

${evaluateJob(branches)}`;
}

/** The workflow that only says that a pull request changed, for the enforced set-up. */
export function announcement(branches: readonly string[]): string {
  return `name: Prompt Gate announcement
on:
  pull_request:
    branches: [${list(branches)}]
    types: [opened, synchronize, reopened, edited, ready_for_review]
  pull_request_review:
    types: [submitted, edited, dismissed]

permissions: {}

jobs:
  announce:
    runs-on: ubuntu-latest
    steps:
      - run: 'true'
`;
}

function evaluateJob(branches: readonly string[]): string {
  return `jobs:
  evaluate:
    runs-on: ubuntu-latest
    timeout-minutes: 45
    steps:
      - uses: ${USES}@v1
        id: gate
        with:
          openai-api-key: \${{ secrets.OPENAI_API_KEY }}
          branches: ${lines(branches)}
          pull-request: \${{ inputs.pull-request }}
          head-sha: \${{ inputs.head-sha }}
          fresh: \${{ inputs.fresh || false }}
      # The report page: every case, both answers, claims and evidence. Whoever may read the repository may read it.
      - uses: ${UPLOAD}
        if: always() && steps.gate.outputs.report-path != ''
        with: { name: prompt-gate-report, path: '\${{ steps.gate.outputs.report-path }}' }
`;
}

/** What YAML reads as the text that it is: letters first, and no word that it would take for a value. */
const PLAIN = /^(?!(?:true|false|yes|no|on|off|null|y|n)$)[A-Za-z][\w./-]*$/i;

/** A text as YAML reads it back: plain where that is safe, else in double quotes. */
export function yamlText(text: string): string {
  return PLAIN.test(text) ? text : JSON.stringify(text);
}

function list(branches: readonly string[]): string {
  return branches.map(yamlText).join(', ');
}

/** The input is a text of lines. */
function lines(branches: readonly string[]): string {
  const [only] = branches;
  if (branches.length === 1 && only !== undefined) return yamlText(only);
  return ['|', ...branches.map((branch) => `            ${branch}`)].join('\n');
}
