/// <reference path="../webAssembly.d.ts" />
import { readFileSync } from 'node:fs';
import type { Fault } from '../model/fault.ts';
import { failed, ok, type Result } from '../kit/result.ts';

/** Compiles the walker that the build has put beside our programs. Where that fails, lines are read with JSON.parse. */
export function loadWalker(path: string): Result<WebAssembly.Module, Fault> {
  try {
    return ok(new WebAssembly.Module(readFileSync(path)));
  } catch (error) {
    return failed({ kind: 'unsupported', path, message: error instanceof Error ? error.message : String(error) });
  }
}
