import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { failed, ok, type Result } from '../core/kit/result.ts';
import { listPricer } from '../core/price/listPricer.ts';
import type { Pricer } from '../core/price/rates.ts';
import { readRateLines } from '../core/price/readRateLines.ts';

/** The prices to count with, and what of the file was left out; else why the file is of no use. */
export function readPrices(
  file: string | undefined,
): Result<{ readonly pricer: Pricer; readonly complaints: readonly string[] }, string> {
  if (file === undefined) return ok({ pricer: listPricer(), complaints: [] });
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error;
    const option = `--prices ${file}`;
    return failed(
      isMissing ? l10n.t('{0} cannot be read: {1}', option, error.message) : l10n.t('{0} is not JSON', option),
    );
  }
  const { models, complaints } = readRateLines(json);
  return ok({
    pricer: listPricer({ models }),
    complaints: complaints.map((complaint) => `--prices ${file}: ${complaint}`),
  });
}
