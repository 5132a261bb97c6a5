import type { Diagnostics } from '../answers/diagnostics.ts';
import type { Explanation } from '../answers/explanation.ts';
import { jsonText } from './jsonText.ts';

/** The explanation as JSON: log text as it is in the logs, in characters that are safe to print. */
export const explanationJson = (explanation: Explanation): string => jsonText(explanation);

/** The same of diagnostics. */
export const diagnosticsJson = (diagnostics: Diagnostics): string => jsonText(diagnostics);
