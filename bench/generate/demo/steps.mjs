// How is the work in a story told? As steps with `; ` between them: `read PATH`, `grep WORD`, `bash COMMAND`, `fail COMMAND`,
// `edit PATH`, `change NAME` (an edit that the project tells word by word), `write PATH`, `web QUERY`, `agent TYPE: TASK`,
// `think`; `explore N` is N rounds of looking around, `refine N` of changing and testing.

import { bashTool, editTool, globTool, grepTool, readTool, webTool, writeTool } from '../tools.mjs';
import { failureOf, outputOf } from './commandOutput.mjs';
import { newFiles } from './newFiles.mjs';

const narration = {
  look: [
    'Let me see who calls this.',
    'Next, what is around it.',
    'I want to see how this is used elsewhere.',
    'One more file to be sure.',
    'This name turns up in several places.',
  ],
  change: [
    'Now the change itself.',
    'The same is needed here.',
    'This can be simpler.',
    'Here the old name is still used.',
    'This one I missed before.',
    'And the caller.',
  ],
  test: ['Let me run the tests.', 'Does everything still pass?', 'Checking.'],
};

const webAnswers = [
  [
    /RateLimit/,
    'draft-ietf-httpapi-ratelimit-headers: RateLimit-Policy names the quota, RateLimit the remaining units and the seconds until reset. Retry-After takes precedence.',
  ],
  [
    /tus/,
    'tus 1.0.0: HEAD answers with Upload-Offset; PATCH sends application/offset+octet-stream from that offset, and 409 Conflict if they differ. HEAD must be sent with Cache-Control: no-store.',
  ],
  [
    /Elbe/,
    'Etappen: Dresden–Riesa 58 km, Riesa–Torgau 52 km, Torgau–Wittenberg 68 km, Wittenberg–Dessau 41 km, Dessau–Schönebeck 60 km. Fähre Coswig: letzte Fahrt 18:00.',
  ],
  [/./, 'RE 13 Magdeburg–Leipzig alle 60 Minuten, Fahrradmitnahme ab 9 Uhr; Leipzig–Dresden RE 50.'],
];

const thoughts = [
  'Two things could cause this. The cheap one to rule out is the order of the two calls, so I look there first.',
  'If I change the signature, every caller changes. Keeping it and changing the inside is less to review.',
  'The user asked for the numbers to stay as they are, so whatever I do must not touch the order of the rows.',
  'A lock would work on one machine only. The database can guarantee it everywhere, with a unique key.',
];

/** Long steps made of short ones; reads in a row become one message, as models call them in parallel. */
export function expand(steps, project, random) {
  const paths = Object.keys(project.files);
  const test = testCommandOf(project);
  const rounds = steps.split('; ').flatMap((step) => {
    const [verb, rest] = parted(step);
    if (verb === 'explore') {
      return repeat(rest, (round) => ({
        say: random.chance(0.5) ? '' : told(narration.look, round),
        steps:
          round % 3 === 2
            ? [`grep ${random.pick(['Context', 'timeout', 'retry', 'TODO'])}`]
            : [`read ${random.pick(paths)}`],
      }));
    }
    if (verb === 'refine') {
      return repeat(rest, (round) => {
        const isTest = round % 3 === 2;
        const tried = random.chance(0.15) ? `fail ${test}` : `bash ${test}`;
        return {
          say: random.chance(0.5) ? '' : told(isTest ? narration.test : narration.change, round),
          steps: [isTest ? tried : `edit ${random.pick(paths)}`],
        };
      });
    }
    return [{ say: '', steps: [step] }];
  });
  const merged = [];
  for (const round of rounds) {
    const last = merged.at(-1);
    if (last?.steps.every(isRead) && round.steps.every(isRead) && last.steps.length < 3 && random.chance(0.5))
      last.steps.push(...round.steps);
    else merged.push(round);
  }
  return merged;
}

/** The block of a step that is a single call; `think` is a thinking block. Agents are started by playStory. */
export function blockOf(step, project, cwd, random) {
  const [verb, rest] = parted(step);
  if (verb === 'think')
    return { kind: 'thinking', text: random.pick(thoughts), signature: 'Er0DCkYICxgCKkD' + random.hex(120) };
  return { kind: 'tool', tool: toolOf(verb, rest, project, cwd, random) };
}

export function parted(step) {
  const space = step.indexOf(' ');
  return space === -1 ? [step, ''] : [step.slice(0, space), step.slice(space + 1)];
}

function toolOf(verb, rest, project, cwd, random) {
  const text = project.files[rest] ?? random.pick(Object.values(project.files));
  const lines = text.split('\n');
  const path = `${cwd}/${rest}`;
  switch (verb) {
    case 'read':
      return readTool(path, text);
    case 'grep': {
      const [file, found] = random.pick(Object.entries(project.files));
      const line = random.whole(0, 6);
      return grepTool(rest, [file], `${file}:${line + 1}:${found.split('\n')[line] ?? ''}`);
    }
    case 'glob':
      return globTool(rest, Object.keys(project.files));
    case 'edit': {
      const at = random.whole(0, Math.max(0, lines.length - 4));
      const old = lines.slice(at, at + 3);
      const added = [random.pick(project.additions), random.pick(project.additions)].slice(0, random.whole(1, 2));
      const kept = random.chance(0.4) ? old.slice(0, -1) : old;
      return editTool(path, old.join('\n'), [...kept, ...added].join('\n'), text);
    }
    case 'change': {
      const { file, from, to } = project.changes[rest];
      return editTool(`${cwd}/${file}`, from, to, project.files[file]);
    }
    case 'write':
      return writeTool(path, newFiles[rest]);
    case 'bash':
      return bashTool(rest, describe(rest), outputOf(rest, project, random));
    case 'fail':
      return bashTool(rest, describe(rest), failureOf(rest), 1);
    case 'web':
      return webTool(
        rest,
        `Web search results for query: "${rest}"\n\n${webAnswers.find(([asked]) => asked.test(rest))[1]}`,
      );
    default:
      throw new Error(`unknown step: ${verb} ${rest}`);
  }
}

function describe(command) {
  const words = command.split(' ').filter((word) => !word.startsWith('-'));
  return `Run ${words.slice(0, 3).join(' ')}`;
}

function testCommandOf({ name }) {
  return (
    { api: 'go test ./...', infra: 'terraform plan', 'docs-site': 'npm run build', 'mobile-app': 'npx jest' }[name] ??
    'npm test'
  );
}

/** In turn, so that nobody says the same twice in a row. */
const told = (sentences, round) => sentences[round % sentences.length];

const isRead = (step) => step.startsWith('read ') || step.startsWith('grep ');

const repeat = (times, round) => Array.from({ length: Number(times) }, (_, index) => round(index));
