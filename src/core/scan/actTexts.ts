import type { ActPlace, AgentWords } from '../model/act.ts';
import { readAgentWords, readErrorText } from './readActText.ts';

/** Remembers words of acts that somebody looked at, in memory only, while the process lives. */
export class ActTexts {
  readonly #errors = new Map<string, string>();
  readonly #agents = new Map<string, AgentWords>();

  errorAt(place: ActPlace): string | undefined {
    return remember(this.#errors, nameOf(place), () => readErrorText(place));
  }

  agentOf(log: string | undefined, call: ActPlace | undefined): AgentWords | undefined {
    return remember(this.#agents, `${log ?? ''}\0${call ? nameOf(call) : ''}`, () => readAgentWords(log, call));
  }
}

const nameOf = ({ path, offset, key }: ActPlace): string => `${offset}:${key.low}:${key.high}:${path}`;

/** What is not there now may be there at the next look: a log that is being rewritten has nothing for a moment. */
function remember<T>(known: Map<string, T>, name: string, read: () => T | undefined): T | undefined {
  const words = known.get(name) ?? read();
  if (words !== undefined) known.set(name, words);
  return words;
}
