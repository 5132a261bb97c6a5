// Faults that a ledger like ours has had somewhere, each as one exact replacement in src/, and the tests that must notice.
import { actMutants } from './actMutants.mjs';
import { answerMutants } from './answerMutants.mjs';
import { ledgerMutants } from './ledgerMutants.mjs';
import { readingMutants } from './readingMutants.mjs';
import { refreshMutants } from './refreshMutants.mjs';
import { transcriptMutants } from './transcriptMutants.mjs';

/**
 * @typedef {object} Mutant
 * @property {string} fault what our code would do wrong
 * @property {string} file below src/core
 * @property {string} from stands there exactly once
 * @property {string} to
 * @property {readonly string[]} tests below test/unit, the narrowest first; at least one must fail
 */

/** @type {readonly Mutant[]} */
export const MUTANTS = [
  ...readingMutants,
  ...refreshMutants,
  ...ledgerMutants,
  ...actMutants,
  ...answerMutants,
  ...transcriptMutants,
];
