import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Tracer } from '../../../src/extension.ts';
import type { TreeNode } from '../../../src/host/tree/treeNode.ts';

export function extension(): vscode.Extension<Tracer> {
  const found = vscode.extensions.getExtension<Tracer>('claude-code-tracer.claude-code-tracer');
  assert.ok(found, 'VS Code does not know the extension');
  return found;
}

/** What tests ask of the running extension. */
export interface Probe extends Omit<Tracer, 'context' | 'costItem'> {
  readonly costItem: { readonly shows: (text: string) => Promise<void>; readonly isWarning: () => boolean };
  /** The tree as text, two levels deep: `label  description`. */
  readonly rows: () => Promise<string[]>;
}

/** The extension, activated, and its first refresh done. */
export async function tracer(): Promise<Probe> {
  const { client, startup, tree, view, live, memory, transcripts, costItem } = await extension().activate();
  await until(() => client.isStarted, 'the worker is started');
  await client.refresh('command');
  return {
    client,
    startup,
    tree,
    view,
    live,
    memory,
    transcripts,
    costItem: {
      isWarning: () => costItem.isWarning,
      shows: (text) =>
        until(
          () => costItem.text === text,
          `the status bar shows ${text}`,
          () => costItem.text,
        ),
    },
    rows: () => rowsOf(tree),
  };
}

async function rowsOf(tree: Tracer['tree']): Promise<string[]> {
  const text = (node: TreeNode, indent: string): string => {
    const { label, description } = tree.getTreeItem(node);
    return `${indent}${label as string}  ${description as string}`;
  };
  const rows: string[] = [];
  for (const project of await tree.getChildren()) {
    rows.push(text(project, ''));
    for (const session of await tree.getChildren(project)) rows.push(text(session, '  '));
  }
  return rows;
}

/** Waits for something to become true; VS Code tells of nothing that it draws. */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  what: string,
  instead: () => unknown = () => '',
  limitMs = 15_000,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) assert.fail(`waited ${limitMs} ms in vain until ${what} ${String(instead())}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const projects = (): string => path.join(homedir(), '.claude/projects');

/** Writes a log below the test's own `~/.claude/projects`. */
export function writeLog(file: string, text: string): void {
  const full = path.join(projects(), file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

export const appendToLog = (file: string, text: string): void => appendFileSync(path.join(projects(), file), text);

/** Removes a log or a project's folder. */
export const removeLogs = (file: string): void => rmSync(path.join(projects(), file), { recursive: true, force: true });
