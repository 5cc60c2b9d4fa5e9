import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Behaviour, Seen } from './behaviour.ts';
import type { Pulls } from './pulls.ts';

/** What the process of the servers does when it is asked. */
export interface Service extends Pulls {
  /** Where the model answers; ends in `/v1`. */
  baseUrl(): Promise<string>;
  /** The model behaves so from now on, and counts anew. */
  behave(behaviour: Behaviour): Promise<void>;
  seen(): Promise<Seen>;
}

/** A question to the process of the servers. */
export interface Call {
  readonly id: number;
  readonly name: keyof Service;
  readonly given: readonly unknown[];
}

type Answer = { readonly id: number; readonly value?: unknown; readonly error?: string };

/** A GitHub and a model on loopback, in a process of their own. */
export interface Loopback extends Service {
  close(): void;
}

export async function openLoopback(): Promise<Loopback> {
  const child = fork(fileURLToPath(new URL('serve.ts', import.meta.url)));
  const open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  child.on('message', ({ id, value, error }: Answer) => {
    if (error === undefined) open.get(id)?.resolve(value);
    else open.get(id)?.reject(new Error(error));
    open.delete(id);
  });
  child.on('exit', (code) => {
    for (const { reject } of open.values()) reject(new Error(`The servers ended with ${code}.`));
  });
  let calls = 0;
  const ask = <T>(name: keyof Service, ...given: readonly unknown[]) =>
    new Promise<T>((resolve, reject) => {
      calls += 1;
      open.set(calls, { resolve: (value) => resolve(value as T), reject });
      child.send({ id: calls, name, given } satisfies Call);
    });
  return {
    nothingAffected: (base) => ask('nothingAffected', base),
    firstVersion: (cases) => ask('firstVersion', cases),
    baseUrl: () => ask('baseUrl'),
    behave: (behaviour) => ask('behave', behaviour),
    seen: () => ask('seen'),
    close: () => child.disconnect(),
  };
}
