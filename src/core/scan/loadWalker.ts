import { readFileSync } from 'node:fs';
import type { Fault } from '../model/fault.ts';
import { failed, ok, type Result } from '../kit/result.ts';
import { type WasmModule, webAssembly } from '../kit/webAssembly.ts';

/** Compiled from src/core/scan/walker. */
export type Walker = WasmModule;

/** Compiles the walker that the build has put beside our programs. Where that fails, lines are read with JSON.parse. */
export function loadWalker(path: string): Result<Walker, Fault> {
  try {
    return ok(new webAssembly.Module(readFileSync(path)));
  } catch (error) {
    return failed({ kind: 'unsupported', path, message: error instanceof Error ? error.message : String(error) });
  }
}
