import { LEVELS } from '../../../policy/policy.ts';
import type { ChatMessage } from '../../../ports/model.ts';
import type { LineNote } from '../../message-table.ts';
import type { PagePrompt } from '../model.ts';
import { type Cursor, number, text, texts } from './cursor.ts';
import { readChecks, readMetric, readStop } from './read-measures.ts';
import { readReasons, STATES } from './read-reasons.ts';

const CHANGES = ['added', 'modified', 'renamed', 'removed', 'affected'] as const;
const ROLES: readonly ChatMessage['role'][] = ['system', 'developer', 'user', 'assistant'];

/** All that the file says of a prompt but its cases. */
export function readPrompt(prompt: Cursor): PagePrompt {
  const [version, level, metrics] = [prompt.at('version'), prompt.at('level'), prompt.at('metrics')];
  return {
    path: prompt.at('path').text(),
    previousPath: prompt.at('previousPath').maybe(text),
    name: prompt.at('name').text(),
    change: prompt.at('change').oneOf(CHANGES),
    because: prompt.at('because').maybe(text),
    version: {
      baseline: version.at('baseline').maybe(text),
      candidate: version.at('candidate').maybe(text),
    },
    declared: level.at('declared').maybe((declared) => declared.oneOf(LEVELS)),
    required: level.at('required').maybe((required) => required.oneOf(LEVELS)),
    levelReasons: texts(level.at('reasons')),
    model: prompt.at('model').maybe((model) => ({
      candidate: model.at('candidate').text(),
      baseline: model.at('baseline').maybe(text),
    })),
    parameters: prompt
      .at('parameters')
      .entries()
      .map(([name, parameter]) => [name, parameter.json()]),
    metadata: prompt.at('metadata').maybe((metadata) => ({
      description: metadata.at('description').maybe(text),
      changeReason: metadata.at('changeReason').maybe(text),
      owner: metadata.at('owner').maybe(text),
    })),
    stages: prompt
      .at('stages')
      .list()
      .map((stage) => stage.oneOf(['checks', 'judge'])),
    dataset: prompt.at('dataset').maybe((dataset) => ({
      path: dataset.at('path').text(),
      cases: dataset.at('cases').number(),
      added: texts(dataset.at('added')),
      edited: texts(dataset.at('edited')),
      removed: texts(dataset.at('removed')),
    })),
    state: prompt.at('verdict').oneOf(STATES),
    reasons: readReasons(prompt.at('reasons')),
    metrics: {
      faithfulness: metrics.at('faithfulness').maybe((metric) => readMetric('faithfulness', metric)),
      relevance: metrics.at('relevance').maybe((metric) => readMetric('relevance', metric)),
    },
    checks: prompt.at('checks').maybe(readChecks),
    stopped: prompt.at('stopped').maybe(readStop),
    moreSamples: prompt.at('moreSamples').flag(),
    messages: {
      candidate: prompt.at('messages').at('candidate').maybe(readMessages),
      baseline: prompt.at('messages').at('baseline').maybe(readMessages),
    },
    lint: prompt.at('lint').list().map(readNote),
  };
}

/** As written: the comparison of both versions names what hides, and has to see it. */
function readMessages(messages: Cursor): ChatMessage[] {
  return messages.list().map((message) => ({
    role: message.at('role').oneOf(ROLES),
    content: message.at('content').raw(),
  }));
}

function readNote(note: Cursor): LineNote {
  return {
    messageIndex: note.at('messageIndex').number(),
    line: note.at('line').maybe(number),
    side: note.at('side').oneOf(['before', 'after']),
    level: note.at('level').text(),
    text: note.at('text').text(),
  };
}
