import assert from 'node:assert/strict';
import path from 'node:path';
import { loadWalker } from '../../src/core/scan/loadWalker.ts';

const loaded = loadWalker(path.join(import.meta.dirname, '../../dist/walker.wasm'));
assert.ok(loaded.ok, 'unit tests need the built walker: npm run build');

/** The walker as the build made it. */
export const walkerModule = loaded.value;
