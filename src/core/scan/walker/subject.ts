import * as k from './keys.ts';
import { inputField, toolOf } from './keys.ts';
import { closed, closedAt, key, nextKey, rawString, textFrom, textTo, value } from './values.ts';

// What a tool's call is about, as scan/readActs.ts has it. A tool's name may stand behind its input, so all candidates are kept.

let pathFrom: u32 = 0;
let pathTo: u32 = 0;
let notebookFrom: u32 = 0;
let notebookTo: u32 = 0;
let skillFrom: u32 = 0;
let skillTo: u32 = 0;
let commandFrom: u32 = 0;
let commandTo: u32 = 0;
let agentFrom: u32 = 0;
let agentTo: u32 = 0;

/** The subject chosen, raw; empty if there is none. */
export let subjectFrom: u32 = 0;
export let subjectTo: u32 = 0;

export function forgetSubjects(): void {
  pathFrom = pathTo = notebookFrom = notebookTo = skillFrom = skillTo = 0;
  commandFrom = commandTo = agentFrom = agentTo = 0;
}

/** Reads the input of a tool at `at`: just after it; 0 if it is out of the ordinary. */
export function input(at: u32): u32 {
  if (load<u8>(at) != 0x7b) return value(at);
  if (load<u8>(at + 1) == 0x7d) return at + 2;
  let seen: u32 = 0;
  for (let next = at + 1; next != closed;) {
    at = key(next);
    if (at == 0) return 0;
    const field = inputField(textFrom, textTo - textFrom);
    if ((seen & field) != 0) return 0;
    seen |= field;
    if (field != 0 && load<u8>(at) == 0x22) {
      at = rawString(at);
      if (at == 0) return 0;
      keep(field);
    } else at = value(at);
    if (at == 0) return 0;
    next = nextKey(at);
    if (next == 0) return 0;
  }
  return closedAt;
}

function keep(field: u32): void {
  if (field == k.FILE_PATH) {
    pathFrom = textFrom;
    pathTo = textTo;
  } else if (field == k.NOTEBOOK_PATH) {
    notebookFrom = textFrom;
    notebookTo = textTo;
  } else if (field == k.SKILL_NAME) {
    skillFrom = textFrom;
    skillTo = textTo;
  } else if (field == k.SKILL_COMMAND) {
    commandFrom = textFrom;
    commandTo = textTo;
  } else {
    agentFrom = textFrom;
    agentTo = textTo;
  }
}

/** Chooses by the tool's name. */
export function chooseSubject(nameFrom: u32, nameTo: u32): void {
  subjectFrom = subjectTo = 0;
  const tool = toolOf(nameFrom, nameTo - nameFrom);
  if ((tool & (k.READ | k.EDIT | k.WRITE | k.MULTI_EDIT)) != 0) choose(pathFrom, pathTo);
  else if (tool == k.NOTEBOOK_EDIT) choose(notebookFrom, notebookTo);
  else if (tool == k.SKILL_TOOL) {
    if (skillFrom != skillTo) choose(skillFrom, skillTo);
    else choose(commandFrom, commandTo);
  } else if ((tool & (k.TASK | k.AGENT)) != 0) choose(agentFrom, agentTo);
}

function choose(from: u32, to: u32): void {
  subjectFrom = from;
  subjectTo = to;
}
