import { GateError } from '../../ports/gate-error.ts';
import type { Models } from '../../ports/model.ts';

/**
 * Models that answer nothing any more once the signal is aborted; what is in flight is given up.
 * @param onCall told of each request
 */
export function stoppable(models: Models, signal: AbortSignal, onCall: () => void): Models {
  const stop = () => models.close();
  const refuse = () => {
    if (signal.aborted)
      throw new GateError('unmeasured.interrupted', 'The run was ended before it was done.');
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  return {
    async complete(request, purpose) {
      refuse();
      onCall();
      const reply = await models.complete(request, purpose);
      // What fails because it was given up says nothing about the endpoint.
      if (reply.kind === 'no-completion') refuse();
      return reply;
    },
    notices: models.notices,
    close() {
      signal.removeEventListener('abort', stop);
      models.close();
    },
  };
}
