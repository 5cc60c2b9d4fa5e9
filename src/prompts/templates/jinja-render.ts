import { isJsonObject, type Json } from '../../ports/json.ts';
import { type Binding, evaluate, pathOf, type Scope } from './jinja-evaluate.ts';
import type { Expression, Statement } from './jinja-syntax.ts';
import { Budget, Failure, isTruthy, kindOf, Missing, textOf, type Value } from './jinja-values.ts';
import { MAX_OUTPUT, type Rendered } from './template.ts';

/** Names that a message lists at most. */
const MAX_NAMED = 100;

type Loop = Extract<Statement, { readonly kind: 'for' }>;

/** Renders statements with a case's values. */
export function renderStatements(
  statements: readonly Statement[],
  values: ReadonlyMap<string, Json>,
): Rendered {
  const run = new Run(values);
  try {
    run.statements(statements, new Names(run.budget, run.root));
  } catch (error) {
    if (error instanceof Failure) return { kind: 'failed', why: error.message };
    throw error;
  }
  return run.missing.size > 0
    ? { kind: 'missing', variables: [...run.missing] }
    : { kind: 'rendered', text: run.pieces.join('') };
}

/** The names that one body sets, on top of those around it. */
class Names implements Scope {
  readonly budget: Budget;
  private readonly around: Pick<Scope, 'find'>;
  private readonly own = new Map<string, Binding>();

  constructor(budget: Budget, around: Pick<Scope, 'find'>) {
    this.budget = budget;
    this.around = around;
  }

  find(name: string): Binding | null {
    return this.own.get(name) ?? this.around.find(name);
  }

  set(name: string, value: Value, path: string): void {
    this.own.set(name, { value, path });
  }
}

/** One rendering: what it wrote, what it misses, what it may still spend. */
class Run {
  readonly budget = new Budget();
  readonly pieces: string[] = [];
  readonly missing = new Set<string>();
  readonly root: Pick<Scope, 'find'>;
  private length = 0;

  constructor(values: ReadonlyMap<string, Json>) {
    this.root = {
      find: (name) => {
        const value = values.get(name);
        return value === undefined ? null : { value, path: name };
      },
    };
  }

  statements(statements: readonly Statement[], names: Names): void {
    for (const statement of statements) {
      this.budget.spend();
      switch (statement.kind) {
        case 'text':
          this.write(statement.text);
          break;
        case 'output':
          this.output(statement.expression, names);
          break;
        case 'set':
          names.set(statement.name, evaluate(statement.value, names), pathOfSet(statement, names));
          break;
        case 'if':
          this.branch(statement, names);
          break;
        case 'for':
          this.loop(statement, names);
          break;
      }
    }
  }

  private write(text: string): void {
    this.length += text.length;
    if (this.length > MAX_OUTPUT) throw new Failure(`makes a text of more than ${MAX_OUTPUT} characters`);
    this.pieces.push(text);
  }

  private output(expression: Expression, names: Names): void {
    const value = evaluate(expression, names);
    if (value instanceof Missing) this.miss(value.paths);
    else if (value === null) this.miss([pathOf(expression, names)]);
    else this.write(textOf(value, this.budget));
  }

  private miss(paths: readonly string[]): void {
    for (const path of paths) {
      if (this.missing.size < MAX_NAMED) this.missing.add(path);
    }
  }

  /** True, false, or null where what decides is missing: then no branch is taken. */
  private decide(condition: Expression, names: Names): boolean | null {
    const value = evaluate(condition, names);
    if (!(value instanceof Missing)) return isTruthy(value);
    this.miss(value.paths);
    return value.paths.length === 0 ? false : null;
  }

  private branch(statement: Extract<Statement, { readonly kind: 'if' }>, names: Names): void {
    for (const { condition, body } of statement.branches) {
      const decided = this.decide(condition, names);
      if (decided === true) this.statements(body, names);
      if (decided !== false) return;
    }
    this.statements(statement.otherwise, names);
  }

  private loop(loop: Loop, names: Names): void {
    const found = evaluate(loop.iterable, names);
    const path = pathOf(loop.iterable, names);
    const missing = found instanceof Missing ? found.paths : found === null ? [path] : [];
    if (missing.length > 0) {
      this.miss(missing);
      return;
    }
    const entries = found instanceof Missing || found === null ? [] : this.entries(found, path);
    const bodies = entries.flatMap((entry, index) => {
      const inner = new Names(this.budget, names);
      bind(loop.names, entry, `${path}[${index}]`, inner);
      return loop.condition === null || this.decide(loop.condition, inner) === true ? [inner] : [];
    });
    if (bodies.length === 0) this.statements(loop.otherwise, names);
    bodies.forEach((inner, index) => {
      inner.set('loop', loopFields(index, bodies.length), 'loop');
      this.statements(loop.body, inner);
    });
  }

  private entries(value: Json, path: string): readonly Json[] {
    if (!Array.isArray(value) && !isJsonObject(value)) {
      throw new Failure(`\`${path}\` is ${kindOf(value)}; a loop needs a list or an object`);
    }
    const entries = Array.isArray(value) ? value : Object.keys(value);
    this.budget.spend(entries.length);
    return entries;
  }
}

/** Another name for a variable goes by the variable's own name. */
function pathOfSet({ name, value }: Extract<Statement, { readonly kind: 'set' }>, names: Names): string {
  return value.kind === 'name' || value.kind === 'member' ? pathOf(value, names) : name;
}

function bind(targets: readonly string[], entry: Json, path: string, names: Names): void {
  const [only] = targets;
  if (targets.length === 1 && only !== undefined) {
    names.set(only, entry, path);
    return;
  }
  if (!Array.isArray(entry) || entry.length !== targets.length) {
    throw new Failure(`\`${path}\` is ${kindOf(entry)}; expected a list of ${targets.length} values`);
  }
  targets.forEach((target, index) => {
    names.set(target, entry[index] ?? null, `${path}[${index}]`);
  });
}

function loopFields(index: number, length: number): Json {
  return {
    index: index + 1,
    index0: index,
    revindex: length - index,
    revindex0: length - index - 1,
    first: index === 0,
    last: index === length - 1,
    length,
  };
}
