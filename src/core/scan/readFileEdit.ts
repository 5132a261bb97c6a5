import type { EditedPassage, EditHunk, FileEdit } from '../model/fileEdit.ts';
import { asObject, type JsonObject } from './jsonValue.ts';

/** What the record of a tool's result tells of a file: Write, Edit, MultiEdit, NotebookEdit, or a Read of all of it. */
export function readFileEdit(record: JsonObject): FileEdit | undefined {
  const result = asObject(record['toolUseResult']);
  if (!result) return undefined;
  return readWritten(result) ?? readEdited(result) ?? readNotebook(result) ?? readSeen(result);
}

function readWritten(result: JsonObject): FileEdit | undefined {
  const { filePath, content, type, originalFile } = result;
  if (typeof filePath !== 'string' || typeof content !== 'string') return undefined;
  if (type !== 'create' && type !== 'update') return undefined;
  return { kind: 'written', path: filePath, before: asText(originalFile), isNew: type === 'create', after: content };
}

function readEdited(result: JsonObject): FileEdit | undefined {
  const { filePath, originalFile, originalFileContents } = result;
  const passages = readPassages(result);
  if (typeof filePath !== 'string' || passages.length === 0) return undefined;
  const before = asText(originalFile) ?? asText(originalFileContents);
  return { kind: 'edited', path: filePath, before, passages, hunks: readHunks(result['structuredPatch']) };
}

function readPassages({ oldString, newString, replaceAll, edits }: JsonObject): readonly EditedPassage[] {
  if (typeof oldString === 'string' && typeof newString === 'string') {
    return [{ from: oldString, to: newString, isAll: replaceAll === true }];
  }
  const all = (Array.isArray(edits) ? edits : []).map((edit: unknown): EditedPassage | undefined => {
    const { old_string: from, new_string: to, replace_all: isAll } = asObject(edit) ?? {};
    return typeof from === 'string' && typeof to === 'string' ? { from, to, isAll: isAll === true } : undefined;
  });
  const good = all.filter((passage) => passage !== undefined);
  return good.length === all.length ? good : [];
}

function readHunks(patch: unknown): readonly EditHunk[] {
  return (Array.isArray(patch) ? patch : []).flatMap((hunk: unknown): EditHunk[] => {
    const { oldStart, newStart, lines } = asObject(hunk) ?? {};
    if (!isLineNumber(oldStart) || !isLineNumber(newStart) || !Array.isArray(lines)) return [];
    return [{ oldStart, newStart, lines: lines.filter((line): line is string => typeof line === 'string') }];
  });
}

function readNotebook({ notebook_path, original_file, updated_file }: JsonObject): FileEdit | undefined {
  if (typeof notebook_path !== 'string' || typeof updated_file !== 'string') return undefined;
  const before = asText(original_file);
  return { kind: 'written', path: notebook_path, before, isNew: false, after: updated_file };
}

function readSeen(result: JsonObject): FileEdit | undefined {
  const { filePath, content, startLine, numLines, totalLines } = asObject(result['file']) ?? {};
  const isWhole = startLine === 1 && isLineNumber(numLines) && numLines === totalLines;
  if (!isWhole || typeof filePath !== 'string' || typeof content !== 'string') return undefined;
  return { kind: 'seen', path: filePath, text: content };
}

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const isLineNumber = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
