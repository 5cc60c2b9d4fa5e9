import {
  answered,
  type Load,
  type Pace,
  pause,
  refused,
  send,
  startPace,
  type Ticket,
  waitFor,
} from '../../model/pace.ts';
import type { ToldLimits } from '../../model/told-limits.ts';
import type { RequestPurpose } from '../../ports/model.ts';

/** First those that failed and kept their slot, then those that were refused, then judgements, then new answers. */
const LANES = ['retry', 'again', 'judgement', 'answer'] as const;
/** The last answers go before judgements: their own are still to come, and the end waits for these. */
const LAST_LANES = ['retry', 'again', 'answer', 'judgement'] as const;
type Lane = (typeof LANES)[number];

/** A timer that is set for longer fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** How a request ended, as far as the pace goes: with a reply, refused for its rate, asked for patience, or broken. */
export type Ending =
  | { readonly kind: 'answered'; readonly limits: ToldLimits }
  | { readonly kind: 'refused'; readonly limits: ToldLimits; readonly askedMs: number | null }
  | { readonly kind: 'busy'; readonly askedMs: number }
  | { readonly kind: 'failed' };

/** The turn of one request. It holds a slot until it ends. */
export interface Turn {
  end(ending: Ending): void;
  /** Waits for another turn, in front of all that have not begun; null as for the first one. */
  requeue(ending: Ending): Promise<Turn | null>;
  /** Keeps the slot, and waits at least so long. */
  retry(ending: Ending, delayMs: number): Promise<Turn | null>;
}

export interface QueueOptions {
  /** Most requests in flight over all endpoints. */
  readonly concurrency: number;
  /** Moment on the `elapsed` scale after which nobody waits. */
  readonly deadline: number;
  elapsed(): number;
  random(): number;
  readonly signal: AbortSignal;
}

interface Waiting {
  readonly load: Load;
  readonly notBefore: number;
  readonly resolve: (turn: Turn | null) => void;
}

interface Gateway {
  readonly lanes: Readonly<Record<Lane, Waiting[]>>;
  pace: Pace;
  inFlight: number;
}

/** Who is next, and in how many milliseconds. */
interface Next {
  readonly gateway: Gateway;
  readonly lane: Lane;
  readonly index: number;
  readonly wait: number;
}

/**
 * All requests of a run in one queue, whatever prompt, side or sample they are for. How many are in flight is limited
 * over all endpoints, how fast they follow each other for each of them; one that is slowed holds up no other.
 */
export class RequestQueue {
  readonly #options: QueueOptions;
  readonly #gateways = new Map<string, Gateway>();
  #slotsTaken = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: QueueOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#advance(), { once: true });
  }

  /** Waits for the turn of a request; null: no time is left, or the endpoint asked to be left alone for all of it. */
  turn(endpoint: string, purpose: RequestPurpose, load: Load): Promise<Turn | null> {
    return this.#wait(this.#gateway(endpoint), purpose, load, 0);
  }

  #wait(gateway: Gateway, lane: Lane, load: Load, notBefore: number): Promise<Turn | null> {
    return new Promise((resolve) => {
      gateway.lanes[lane].push({ load, notBefore, resolve });
      this.#advance();
    });
  }

  #gateway(endpoint: string): Gateway {
    const known = this.#gateways.get(endpoint);
    if (known !== undefined) return known;
    const { concurrency, elapsed } = this.#options;
    const lanes = { retry: [], again: [], judgement: [], answer: [] };
    const opened: Gateway = { lanes, pace: startPace(concurrency, elapsed()), inFlight: 0 };
    this.#gateways.set(endpoint, opened);
    return opened;
  }

  /** Lets go whoever may go now, and comes back when the next one may. */
  #advance(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const { deadline, elapsed } = this.#options;
    const now = elapsed();
    this.#giveUp(now);
    for (let next = this.#next(now); next !== null; next = this.#next(now)) {
      if (next.wait > 0) {
        this.#sleep(Math.min(next.wait, deadline - now));
        return;
      }
      this.#start(next, now);
    }
  }

  /** The first in the order of the lanes who may go now, or who may go the soonest; null: nobody has to wait. */
  #next(now: number): Next | null {
    let soonest: Next | null = null;
    const isFull = this.#slotsTaken >= this.#options.concurrency;
    for (const lane of isFull ? (['retry'] as const) : this.#lanes()) {
      for (const gateway of this.#gateways.values()) {
        const next = nextOf(gateway, lane, now);
        if (next === null) continue;
        if (next.wait <= 0) return next;
        if (next.wait < (soonest?.wait ?? Number.POSITIVE_INFINITY)) soonest = next;
      }
    }
    // Whoever has to wait for one in flight needs no alarm: that one ends by the deadline.
    return soonest;
  }

  /** As long as there are many cases, more answers wait than can be in flight. */
  #lanes(): readonly Lane[] {
    let answers = 0;
    for (const { lanes } of this.#gateways.values()) answers += lanes.answer.length;
    return answers < this.#options.concurrency ? LAST_LANES : LANES;
  }

  #start({ gateway, lane, index }: Next, now: number): void {
    const [waiting] = gateway.lanes[lane].splice(index, 1);
    if (waiting === undefined) return;
    const { pace, ticket } = send(gateway.pace, now, waiting.load);
    gateway.pace = pace;
    gateway.inFlight += 1;
    if (lane !== 'retry') this.#slotsTaken += 1;
    waiting.resolve(this.#turnOf(gateway, ticket, waiting.load));
  }

  #turnOf(gateway: Gateway, ticket: Ticket, load: Load): Turn {
    const note = (ending: Ending) => {
      gateway.inFlight -= 1;
      gateway.pace = this.#paceAfter(gateway.pace, ticket, ending);
    };
    return {
      end: (ending) => {
        note(ending);
        this.#slotsTaken -= 1;
        this.#advance();
      },
      requeue: (ending) => {
        note(ending);
        this.#slotsTaken -= 1;
        return this.#wait(gateway, 'again', load, 0);
      },
      retry: (ending, delayMs) => {
        note(ending);
        return this.#wait(gateway, 'retry', load, this.#options.elapsed() + delayMs);
      },
    };
  }

  #paceAfter(pace: Pace, ticket: Ticket, ending: Ending): Pace {
    const { elapsed, random } = this.#options;
    switch (ending.kind) {
      case 'answered':
        return answered(pace, ticket, ending.limits);
      case 'refused':
        return refused(pace, ticket, elapsed(), ending.limits, ending.askedMs, random());
      case 'busy':
        return pause(pace, elapsed() + ending.askedMs);
      case 'failed':
        return pace;
    }
  }

  #sleep(ms: number): void {
    this.#timer = setTimeout(() => this.#advance(), Math.max(1, Math.ceil(Math.min(ms, LONGEST_TIMER_MS))));
  }

  /** Sends away whoever cannot go any more before the deadline. */
  #giveUp(now: number): void {
    const { deadline, signal } = this.#options;
    const isOver = signal.aborted || now >= deadline;
    for (const { lanes, pace } of this.#gateways.values()) {
      if (!isOver && pace.pausedUntil < deadline) continue;
      this.#slotsTaken -= lanes.retry.length;
      for (const lane of LANES) for (const { resolve } of lanes[lane].splice(0)) resolve(null);
    }
  }
}

/** Who is next in a lane of an endpoint; those who failed may have to wait longer than those behind them. */
function nextOf(gateway: Gateway, lane: Lane, now: number): Next | null {
  const waiting = gateway.lanes[lane];
  let soonest: Next | null = null;
  for (let index = 0; index < (lane === 'retry' ? waiting.length : 1); index += 1) {
    const one = waiting[index];
    if (one === undefined) break;
    const wait = Math.max(one.notBefore - now, waitFor(gateway.pace, now, gateway.inFlight, one.load));
    if (soonest === null || wait < soonest.wait) soonest = { gateway, lane, index, wait };
  }
  return soonest;
}
