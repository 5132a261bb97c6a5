import type { TextChange, ToolInput } from '../../model/said.ts';
import { type JsonObject, objectField, stringField } from '../jsonValue.ts';
import { fieldsOf, listOf, type TextReader } from './textReader.ts';

/** What a tool was asked to do, told by the tool's name and the shape of its input. */
export function readToolInput(tool: string, block: JsonObject, texts: TextReader): ToolInput {
  const input = objectField(block, 'input');
  const path = stringField(input, 'file_path') ?? stringField(input, 'notebook_path');
  switch (tool) {
    case 'Edit':
    case 'MultiEdit':
    case 'NotebookEdit':
      if (path !== undefined) return { kind: 'edit', path, edits: editsOf(input, texts) };
      break;
    case 'Write':
      if (path !== undefined) return { kind: 'write', path, content: texts.field(input, 'content') };
      break;
    case 'Read':
      if (path !== undefined) return { kind: 'read', path };
      break;
    case 'Bash':
    case 'bash':
    case 'PowerShell':
      return { kind: 'shell', command: texts.field(input, 'command') };
    case 'Task':
    case 'Agent':
    case 'Workflow':
      return {
        kind: 'agent',
        title: stringField(input, 'description') ?? stringField(input, 'name') ?? '',
        agentType: stringField(input, 'subagent_type') ?? '',
        prompt: texts.field(input, tool === 'Workflow' ? 'script' : 'prompt'),
      };
    default:
  }
  const fields = fieldsOf(input).map(([name, value]) => ({ name, value: texts.text(value) }));
  return { kind: 'other', fields };
}

function editsOf(input: JsonObject | undefined, texts: TextReader): readonly TextChange[] {
  const listed = listOf(input, 'edits');
  return (listed.length > 0 ? listed : [input]).map((edit) => ({
    before: texts.field(edit, 'old_string'),
    after: texts.field(edit, stringField(edit, 'new_source') === undefined ? 'new_string' : 'new_source'),
  }));
}
