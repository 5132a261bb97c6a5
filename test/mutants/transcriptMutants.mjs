// Faults in what of a log is shown, found and written out.

const pages = ['transcript/pages.test.ts'];
const filters = ['transcript/filters.test.ts'];
const items = ['transcript/items.test.ts'];
const agents = ['transcript/agents.test.ts'];
const search = ['search/transcriptSearch.test.ts'];

/** @type {readonly import('./mutants.mjs').Mutant[]} */
export const transcriptMutants = [
  {
    fault: 'a string is cut inside a character',
    file: 'scan/shortenStrings.ts',
    from: 'while (cut > from && (line[cut]! & 0xc0) === 0x80) cut--;',
    to: '',
    tests: ['scan/shortenStrings.test.ts'],
  },
  {
    fault: 'a string ends at a quote that is escaped',
    file: 'scan/shortenStrings.ts',
    from: 'if (backslashesBefore(line, from, at) % 2 === 0) return at;',
    to: 'return at;',
    tests: ['scan/shortenStrings.test.ts'],
  },
  {
    fault: 'half a line is taken for all of it',
    file: 'transcript/pageReader.ts',
    from: 'line.isUnfinished && this.#parts.read(line).records.length === 0 ? line.offset : line.end',
    to: 'line.end',
    tests: pages,
  },
  {
    fault: 'a last line is shown twice when its newline has come',
    file: 'transcript/pageReader.ts',
    from: 'found.filter(({ offset }) => offset >= from)',
    to: 'found',
    tests: pages,
  },
  {
    fault: 'a result stands beside its call instead of in it',
    file: 'transcript/partReader.ts',
    from: 'return this.#hasCall(record, said) ? undefined :',
    to: 'return said.id === undefined ? undefined :',
    tests: pages,
  },
  {
    fault: 'results of parallel calls are mixed up',
    file: 'transcript/partReader.ts',
    from: 'return results?.find((said) => isSame(said.act, act))?.result;',
    to: 'return results?.[0]?.result;',
    tests: pages,
  },
  {
    fault: 'the summary of a compaction stands there a second time',
    file: 'transcript/partReader.ts',
    from: 'return this.#isSummaryOf(record) ? undefined : { said };',
    to: 'return { said };',
    tests: items,
  },
  {
    fault: 'what a sub-agent’s own log has is shown in the session’s as well',
    file: 'transcript/partReader.ts',
    from: 'this.#transcript.hasAgent(record.relayedAgent)',
    to: 'false',
    tests: agents,
  },
  {
    fault: 'a copied message costs a second time',
    file: 'answers/transcript/figures.ts',
    from: 'this.#spendingOf(rows.filter((each) => this.#isCounted(each)))',
    to: 'this.#spendingOf(rows)',
    tests: pages,
  },
  {
    fault: 'requests inside a message are left out of its cost',
    file: 'answers/transcript/figures.ts',
    from: '[row, ...(this.#iterations.get(turn) ?? [])]',
    to: '[row]',
    tests: pages,
  },
  {
    fault: 'the running cost leaves out what sub-agents did last',
    file: 'answers/transcript/runningCost.ts',
    from: 'isLast || at[row]! < time',
    to: 'at[row]! < time',
    tests: pages,
  },
  {
    fault: 'every window holds 200,000 tokens',
    file: 'answers/transcript/contextWindow.ts',
    from: 'most > usualWindow ? Math.max(largeWindow, most) : usualWindow',
    to: 'usualWindow',
    tests: pages,
  },
  {
    fault: 'a call whose result has the words is shown in each page that it reaches into',
    file: 'transcript/pageReader.ts',
    from: '[...found.filter(({ offset }) => offset >= from), ...open]',
    to: '[...found, ...open]',
    tests: filters,
  },
  {
    fault: 'a call is not found whose result stands behind the page',
    file: 'transcript/pageReader.ts',
    from: '[...found.filter(({ offset }) => offset >= from), ...open]',
    to: 'found.filter(({ offset }) => offset >= from)',
    tests: filters,
  },
  {
    fault: 'a leap back passes over calls whose results are further on',
    file: 'transcript/jump.ts',
    from: 'const calls = this.#withText(this.#parts.openCalls(0, start));',
    to: 'const calls = this.#withText([]);',
    tests: filters,
  },
  {
    fault: 'a patch that does not fit is applied',
    file: 'answers/transcript/toolFile.ts',
    from: 'else if (lines[at++] !== content) return undefined;',
    to: 'else if (lines[at++] === undefined) return undefined;',
    tests: items,
  },
  {
    fault: 'words are not found where a slice of the search ends',
    file: 'scan/textHits.ts',
    from: 'this.#overlapBytes = Math.min(sliceBytes / 2, text.length * longestCharacter);',
    to: 'this.#overlapBytes = 0;',
    tests: ['scan/textHits.test.ts'],
  },
  {
    fault: 'words are found in the names of models',
    file: 'scan/textHits.ts',
    from: "'subtype', 'role', 'model',",
    to: "'subtype', 'role',",
    tests: ['scan/textHits.test.ts'],
  },
  {
    fault: 'words are not found that were typed in capitals',
    file: 'scan/textBytes.ts',
    from: '[character, character.toLowerCase(), character.toUpperCase()]',
    to: '[character]',
    tests: ['scan/textBytes.test.ts'],
  },
  {
    fault: 'a line that two parts of a search have seen is a hit twice',
    file: 'answers/search/hitReader.ts',
    from: 'if (isRelayed || this.#seen.has(`${place}.${hit.block}`)) return undefined;',
    to: 'if (isRelayed) return undefined;',
    tests: search,
  },
  {
    fault: 'a search that was stopped goes on telling',
    file: 'search/transcriptSearch.ts',
    from: 'if (this.#flag.isStopped(this.#asked.search)) return;',
    to: '',
    tests: search,
  },
  {
    fault: 'an export follows links to commands',
    file: 'export/session/markdownHtml.ts',
    from: '/^https?:\\/\\//i.test(address)',
    to: 'address.length > 0',
    tests: ['transcript/export.test.ts'],
  },
];
