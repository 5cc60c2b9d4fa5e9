import { parentPort } from 'node:worker_threads';
import { compileSchema } from '../../checks/json-schema.ts';
import type { Json, JsonObject } from '../../ports/json.ts';

/** One request: a schema and a value, both as JSON text. */
export interface SchemaTask {
  readonly schema: string;
  readonly value: string;
}

const compiled = new Map<string, ReturnType<typeof compileSchema>>();

parentPort?.on('message', (task: SchemaTask) => {
  let schema = compiled.get(task.schema);
  if (schema === undefined) {
    schema = compileSchema(JSON.parse(task.schema) as JsonObject | boolean);
    compiled.set(task.schema, schema);
  }
  parentPort?.postMessage(schema.kind === 'ready' ? schema.run(JSON.parse(task.value) as Json) : schema);
});
