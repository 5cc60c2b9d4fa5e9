/** Generated from `src/config/results-schema.ts`. */

export interface PromptGateResults {
  schemaVersion: 1;
  verdict: 'pass' | 'blocked' | 'awaiting-sign-off' | 'inconclusive' | 'not-applicable';
  mode: 'enforce' | 'advise';
  /**
   * Reasons of the run as a whole; each prompt has its own
   */
  reasons: {
    /**
     * Stable code, such as floor.faithfulness
     */
    code: string;
    message: string;
    effect: 'blocks' | 'inconclusive' | 'awaits' | 'note';
    /**
     * False for a note: everything else keeps the verdict from being pass
     */
    blocking: boolean;
    /**
     * Line of the prompt file; null: the file as a whole, or the run
     */
    line: number | null;
  }[];
  /**
   * Who turned a verdict that blocks into success, and why
   */
  override: {
    by: string;
    reason: string;
    /**
     * A review that was taken for a person's word on this content
     */
    review: {
      login: string;
      /**
       * The commit that was reviewed
       */
      commit: string | null;
      url: string | null;
      at: string | null;
    };
  } | null;
  /**
   * Whether a person had to agree, and who did
   */
  signOff: {
    /**
     * not-read: the run failed before the reviews were read
     */
    kind: 'not-asked' | 'given' | 'missing' | 'not-read';
    by: {
      login: string;
      /**
       * The commit that was reviewed
       */
      commit: string | null;
      url: string | null;
      at: string | null;
    }[];
    /**
     * What is missing; null: nothing is
     */
    why: string | null;
  };
  run: {
    repository: string;
    /**
     * Such as https://github.com/o/r; null: it has no address, as a clone without a remote
     */
    repositoryUrl: string | null;
    base: string | null;
    head: string;
    baseRef: string;
    baseline: string;
    pullRequest: number | null;
    digest: string | null;
    startedAt: string;
    durationMs: number;
    /**
     * The earlier run whose measurement of the same content holds; its results file has the cases
     */
    reused: {
      head: string;
      runUrl: string | null;
      startedAt: string;
    } | null;
    tool: string;
    runUrl: string | null;
    /**
     * Name of the commit status that the run writes
     */
    statusContext: string;
    /**
     * Null: the base has none
     */
    config: string | null;
    samples: number;
    judge: string;
    /**
     * Rounds of fresh samples beside the first ones
     */
    reruns: number;
    notices: string[];
  };
  /**
   * Effective values that a changed config decides otherwise
   */
  policyDifferences: {
    /**
     * As the config calls it, or `group`: comes under the gate or leaves it
     */
    what: string;
    /**
     * Null: the whole run
     */
    prompts: string[] | null;
    /**
     * Null: not set
     */
    before: string | null;
    after: string | null;
    /**
     * Null: one cannot say
     */
    looser: boolean | null;
  }[];
  judging: {
    calibrations: {
      metric: 'faithfulness' | 'relevance';
      rows: number;
      positives: {
        right: number;
        total: number;
      };
      negatives: {
        right: number;
        total: number;
      };
      truePositiveRate: {
        rate: number;
        low: number;
        high: number;
      } | null;
      falsePositiveRate: {
        rate: number;
        low: number;
        high: number;
      } | null;
      balancedAccuracy: {
        value: number;
        low: number;
        high: number;
      } | null;
      kappa: number | null;
      flips: number;
      unscored: number;
      sizeFactor: number | null;
      trust: 'trusted' | 'warned' | 'untrusted' | 'too-few';
      warnings: string[];
      wrong: string[];
    }[];
    canaries: {
      metric: 'faithfulness' | 'relevance';
      outcome: 'caught' | 'passed' | 'unscored' | 'none';
      pairs: string[];
      judged: number;
      caught: number;
    }[];
  };
  /**
   * What the run was expected to ask for, before what earlier runs have kept; null: no model was asked
   */
  estimate: {
    requests: number;
    inputTokens: number;
    outputTokens: number;
    /**
     * Null: a model has no price
     */
    usd: number | null;
  } | null;
  usage: {
    modelCalls: number;
    cachedCalls: number;
    inputTokens: number;
    outputTokens: number;
    /**
     * Null: unknown
     */
    usd: number | null;
  };
  prompts: {
    path: string;
    previousPath: string | null;
    name: string;
    change: 'added' | 'modified' | 'renamed' | 'removed' | 'affected';
    because: string | null;
    version: {
      baseline: string | null;
      candidate: string | null;
    };
    level: {
      declared: ('patch' | 'minor' | 'major' | 'initial') | null;
      required: ('patch' | 'minor' | 'major' | 'initial') | null;
      reasons: string[];
    };
    model: {
      candidate: string;
      baseline: string | null;
    } | null;
    parameters: {
      [k: string]: unknown;
    };
    metadata: {
      description: string | null;
      changeReason: string | null;
      owner: string | null;
    } | null;
    stages: ('checks' | 'judge')[];
    dataset: {
      path: string;
      cases: number;
      added: string[];
      edited: string[];
      removed: string[];
    } | null;
    verdict: 'pass' | 'blocked' | 'awaiting-sign-off' | 'inconclusive' | 'not-applicable';
    reasons: {
      /**
       * Stable code, such as floor.faithfulness
       */
      code: string;
      message: string;
      effect: 'blocks' | 'inconclusive' | 'awaits' | 'note';
      /**
       * False for a note: everything else keeps the verdict from being pass
       */
      blocking: boolean;
      /**
       * Line of the prompt file; null: the file as a whole, or the run
       */
      line: number | null;
    }[];
    metrics: {
      faithfulness: {
        /**
         * Mean over the cases scored on both sides
         */
        baseline: number | null;
        candidate: number | null;
        delta: number | null;
        regression: {
          value: 'significant' | 'strict' | 'certified' | 'off';
          from: string;
        };
        p: number | null;
        /**
         * Null: not one of the tests that decide
         */
        pHolm: number | null;
        /**
         * Level of the test: what early looks may spend is taken off
         */
        alpha: number;
        worse: number;
        better: number;
        same: number;
        pairs: number;
        changed: number;
        changedNeeded: number | null;
        /**
         * Lower limit of the mean difference; certified: not worse by more than 0.10
         */
        certificate: {
          lower: number;
          clusters: number;
          certified: boolean;
        } | null;
        /**
         * 95% interval of the mean difference; null: fewer than 10 independent cases
         */
        interval: {
          low: number;
          high: number;
        } | null;
        /**
         * Smallest drop that such a run sees 80% of the time; null: nothing varied
         */
        detectableDrop: number | null;
        threshold: {
          value: number;
          from: string;
        };
        floor: {
          /**
           * Mean of all scored cases of the candidate
           */
          all: number | null;
          /**
           * Mean of those that the base's dataset knows
           */
          known: number | null;
          cases: number;
          knownCases: number;
        };
        applicable: number;
        unscored: {
          candidate: number;
          baseline: number;
        };
        excluded: {
          'nothing claimed': number;
          'failed check': number;
          'not run': number;
          'not-applicable': number;
        };
      } | null;
      relevance: {
        /**
         * Mean over the cases scored on both sides
         */
        baseline: number | null;
        candidate: number | null;
        delta: number | null;
        regression: {
          value: 'significant' | 'strict' | 'certified' | 'off';
          from: string;
        };
        p: number | null;
        /**
         * Null: not one of the tests that decide
         */
        pHolm: number | null;
        /**
         * Level of the test: what early looks may spend is taken off
         */
        alpha: number;
        worse: number;
        better: number;
        same: number;
        pairs: number;
        changed: number;
        changedNeeded: number | null;
        /**
         * Lower limit of the mean difference; certified: not worse by more than 0.10
         */
        certificate: {
          lower: number;
          clusters: number;
          certified: boolean;
        } | null;
        /**
         * 95% interval of the mean difference; null: fewer than 10 independent cases
         */
        interval: {
          low: number;
          high: number;
        } | null;
        /**
         * Smallest drop that such a run sees 80% of the time; null: nothing varied
         */
        detectableDrop: number | null;
        threshold: {
          value: number;
          from: string;
        };
        floor: {
          /**
           * Mean of all scored cases of the candidate
           */
          all: number | null;
          /**
           * Mean of those that the base's dataset knows
           */
          known: number | null;
          cases: number;
          knownCases: number;
        };
        applicable: number;
        unscored: {
          candidate: number;
          baseline: number;
        };
        excluded: {
          'nothing claimed': number;
          'failed check': number;
          'not run': number;
          'not-applicable': number;
        };
      } | null;
    };
    checks: {
      /**
       * The pass rate against the baseline's; null: not compared
       */
      passRate: {
        /**
         * Mean over the cases scored on both sides
         */
        baseline: number | null;
        candidate: number | null;
        delta: number | null;
        regression: {
          value: 'significant' | 'strict' | 'certified' | 'off';
          from: string;
        };
        p: number | null;
        /**
         * Null: not one of the tests that decide
         */
        pHolm: number | null;
        /**
         * Level of the test: what early looks may spend is taken off
         */
        alpha: number;
        worse: number;
        better: number;
        same: number;
        pairs: number;
        changed: number;
        changedNeeded: number | null;
        /**
         * Lower limit of the mean difference; certified: not worse by more than 0.10
         */
        certificate: {
          lower: number;
          clusters: number;
          certified: boolean;
        } | null;
        /**
         * 95% interval of the mean difference; null: fewer than 10 independent cases
         */
        interval: {
          low: number;
          high: number;
        } | null;
        /**
         * Smallest drop that such a run sees 80% of the time; null: nothing varied
         */
        detectableDrop: number | null;
      } | null;
      passed: number;
      failed: number;
      unanswered: number;
      failures: {
        case: string;
        rule: string;
        expected: string;
        found: string;
      }[];
      latencyP95Ms: {
        candidate: number | null;
        baseline: number | null;
      };
      latencyMedianMs: {
        candidate: number | null;
        baseline: number | null;
      };
      usdPerCase: {
        candidate: number | null;
        baseline: number | null;
      };
      tokens: {
        candidate: {
          input: number;
          output: number;
        };
        baseline: {
          input: number;
          output: number;
        };
      };
    } | null;
    /**
     * Judging ended before all cases were read
     */
    stopped: {
      read: number;
      of: number;
      why: 'regression' | 'floor';
      measures: ('faithfulness' | 'relevance' | 'checks')[];
      saved: {
        calls: number;
        usd: number | null;
      };
    } | null;
    /**
     * A mean lay near its floor, so that every case got more samples
     */
    moreSamples: boolean;
    /**
     * Of both versions, the baseline at the merge base; null: there is none, or it cannot be read
     */
    messages: {
      baseline:
        | {
            role: 'system' | 'developer' | 'user' | 'assistant';
            content: string;
          }[]
        | null;
      candidate:
        | {
            role: 'system' | 'developer' | 'user' | 'assistant';
            content: string;
          }[]
        | null;
    };
    /**
     * What the lint says of the change, line by line
     */
    lint: {
      /**
       * From 0, in the version that `side` names
       */
      messageIndex: number;
      /**
       * Within the message; null: the message as a whole
       */
      line: number | null;
      side: 'before' | 'after';
      /**
       * The level that the change needs, such as MINOR
       */
      level: string;
      text: string;
    }[];
    criticalFalls: {
      case: string;
      metric: 'faithfulness' | 'relevance';
      baseline: number;
      candidate: number;
      /**
       * Medians of the fresh samples; null: they could not be scored
       */
      confirmed: {
        baseline: number;
        candidate: number;
      } | null;
    }[];
    cases: {
      id: string;
      query: string;
      /**
       * What a faithful answer may draw on, a list joined by blank lines; null: the case has none
       */
      context: string | null;
      /**
       * The ideal answer; null: the case has none
       */
      reference: string | null;
      group: string | null;
      critical: boolean;
      known: boolean;
      candidate: {
        samples: (
          | {
              /**
               * The model gave no answer, or the run ended before it was asked
               */
              kind: 'unanswered' | 'not-run';
              output: null;
              why: string;
            }
          | {
              kind: 'answered';
              output: string;
              latencyMs: number;
              usage: {
                input: number;
                output: number;
              } | null;
              usd: number | null;
              failures: {
                rule: string;
                expected: string;
                found: string;
              }[];
              scores: {
                faithfulness: number | null;
                relevance: number | null;
              };
              noScore: {
                faithfulness: string | null;
                relevance: string | null;
              };
              claims: {
                quote: string;
                claim: string;
                verdict: 'supported' | 'contradicted' | 'not_found';
                evidence: string;
                overruled: string | null;
              }[];
              reasoning: string | null;
              /**
               * The score of each model of a jury; empty for a single judge
               */
              votes: {
                faithfulness: {
                  model: string;
                  score: number | null;
                }[];
                relevance: {
                  model: string;
                  score: number | null;
                }[];
              };
              drawnAt: string;
              /**
               * True: drawn by an earlier run
               */
              kept: boolean;
            }
        )[];
      };
      baseline: {
        samples: (
          | {
              /**
               * The model gave no answer, or the run ended before it was asked
               */
              kind: 'unanswered' | 'not-run';
              output: null;
              why: string;
            }
          | {
              kind: 'answered';
              output: string;
              latencyMs: number;
              usage: {
                input: number;
                output: number;
              } | null;
              usd: number | null;
              failures: {
                rule: string;
                expected: string;
                found: string;
              }[];
              scores: {
                faithfulness: number | null;
                relevance: number | null;
              };
              noScore: {
                faithfulness: string | null;
                relevance: string | null;
              };
              claims: {
                quote: string;
                claim: string;
                verdict: 'supported' | 'contradicted' | 'not_found';
                evidence: string;
                overruled: string | null;
              }[];
              reasoning: string | null;
              /**
               * The score of each model of a jury; empty for a single judge
               */
              votes: {
                faithfulness: {
                  model: string;
                  score: number | null;
                }[];
                relevance: {
                  model: string;
                  score: number | null;
                }[];
              };
              drawnAt: string;
              /**
               * True: drawn by an earlier run
               */
              kept: boolean;
            }
        )[];
      } | null;
      /**
       * Fresh samples of a critical case that fell; they count in no mean
       */
      confirmation: {
        candidate: {
          samples: (
            | {
                /**
                 * The model gave no answer, or the run ended before it was asked
                 */
                kind: 'unanswered' | 'not-run';
                output: null;
                why: string;
              }
            | {
                kind: 'answered';
                output: string;
                latencyMs: number;
                usage: {
                  input: number;
                  output: number;
                } | null;
                usd: number | null;
                failures: {
                  rule: string;
                  expected: string;
                  found: string;
                }[];
                scores: {
                  faithfulness: number | null;
                  relevance: number | null;
                };
                noScore: {
                  faithfulness: string | null;
                  relevance: string | null;
                };
                claims: {
                  quote: string;
                  claim: string;
                  verdict: 'supported' | 'contradicted' | 'not_found';
                  evidence: string;
                  overruled: string | null;
                }[];
                reasoning: string | null;
                /**
                 * The score of each model of a jury; empty for a single judge
                 */
                votes: {
                  faithfulness: {
                    model: string;
                    score: number | null;
                  }[];
                  relevance: {
                    model: string;
                    score: number | null;
                  }[];
                };
                drawnAt: string;
                /**
                 * True: drawn by an earlier run
                 */
                kept: boolean;
              }
          )[];
        };
        baseline: {
          samples: (
            | {
                /**
                 * The model gave no answer, or the run ended before it was asked
                 */
                kind: 'unanswered' | 'not-run';
                output: null;
                why: string;
              }
            | {
                kind: 'answered';
                output: string;
                latencyMs: number;
                usage: {
                  input: number;
                  output: number;
                } | null;
                usd: number | null;
                failures: {
                  rule: string;
                  expected: string;
                  found: string;
                }[];
                scores: {
                  faithfulness: number | null;
                  relevance: number | null;
                };
                noScore: {
                  faithfulness: string | null;
                  relevance: string | null;
                };
                claims: {
                  quote: string;
                  claim: string;
                  verdict: 'supported' | 'contradicted' | 'not_found';
                  evidence: string;
                  overruled: string | null;
                }[];
                reasoning: string | null;
                /**
                 * The score of each model of a jury; empty for a single judge
                 */
                votes: {
                  faithfulness: {
                    model: string;
                    score: number | null;
                  }[];
                  relevance: {
                    model: string;
                    score: number | null;
                  }[];
                };
                drawnAt: string;
                /**
                 * True: drawn by an earlier run
                 */
                kept: boolean;
              }
          )[];
        };
      } | null;
    }[];
  }[];
}
