// The process of the servers: what they burn is not the gate's.
import type { Behaviour } from './behaviour.ts';
import { startFastModel } from './fast-model.ts';
import type { Call, Service } from './loopback.ts';
import { startPulls } from './pulls.ts';

const model = await startFastModel();
const pulls = await startPulls();
const service: Service = {
  ...pulls,
  baseUrl: async () => model.baseUrl,
  behave: async (behaviour: Behaviour) => model.behave(behaviour),
  seen: async () => model.seen(),
};

process.on('message', async ({ id, name, given }: Call) => {
  const call = service[name] as (...given: unknown[]) => Promise<unknown>;
  try {
    process.send?.({ id, value: await call(...given) });
  } catch (error) {
    process.send?.({ id, error: String(error) });
  }
});
process.on('disconnect', () => process.exit());
