import * as vscode from 'vscode';
import type { SearchHit } from '../../core/answers/search/searchHit.ts';
import type { SearchedPart } from '../../core/model/rawHit.ts';
import { plain } from '../commands/pickSession.ts';
import type { Guard } from '../guard.ts';
import type { RunningSearch, WorkerClient } from '../workerClient.ts';

/** Where a hit opens. */
export interface HitOpener {
  open(session: string, target: SearchHit): void;
}

/** Fewer characters stand nearly everywhere. */
const shortestText = 2;
/** While somebody types, the words are not whole yet. */
const typingMs = 200;
/** Items are drawn anew so often at most while hits come in. */
const drawMs = 120;

const icons: Readonly<Record<SearchedPart, string>> = {
  prompt: 'person',
  answer: 'comment',
  thinking: 'lightbulb',
  tool: 'tools',
  other: 'info',
};

interface HitItem extends vscode.QuickPickItem {
  readonly hit: SearchHit;
}

/** *Search All Transcripts…*: a pick whose items come in as the worker finds them; the next word stops the search before. */
export class TranscriptSearchPick implements vscode.Disposable {
  readonly #client: WorkerClient;
  readonly #guard: Guard;
  readonly #pick = vscode.window.createQuickPick<HitItem>();
  #hits: SearchHit[] = [];
  #search: RunningSearch | undefined;
  #typing: NodeJS.Timeout | undefined;
  #drawing: NodeJS.Timeout | undefined;

  constructor(client: WorkerClient, opener: HitOpener, guard: Guard) {
    this.#client = client;
    this.#guard = guard;
    const pick = this.#pick;
    pick.title = title();
    pick.placeholder = vscode.l10n.t('Words in prompts, answers, commands and their output');
    // What is found has the words somewhere; VS Code must not filter it once more by its own rules.
    pick.matchOnDescription = false;
    pick.matchOnDetail = false;
    pick.keepScrollPosition = true;
    // Newest session first, each as it was said, and not by where in a line the word stands. Typed only as a proposal; where it
    // is not there, the order is VS Code's: https://github.com/microsoft/vscode/issues/73904
    Object.assign(pick, { sortByLabel: false });
    pick.onDidChangeValue((value) => this.#typed(value));
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (!item) return;
      pick.hide();
      opener.open(item.hit.session, item.hit);
    });
    pick.onDidHide(() => this.dispose());
  }

  /** `text`: what is searched for at once. */
  show(text = ''): void {
    this.#pick.value = text;
    this.#pick.show();
    this.#typed(text);
  }

  dispose(): void {
    this.#stop();
    this.#pick.dispose();
  }

  #typed(value: string): void {
    this.#stop();
    const text = value.trim();
    this.#hits = [];
    this.#pick.title = title();
    if (text.length < shortestText) {
      this.#pick.items = [];
      return;
    }
    this.#pick.busy = true;
    this.#typing = setTimeout(() => this.#guard.run(() => this.#run(text)), typingMs);
  }

  async #run(text: string): Promise<void> {
    const search = this.#client.search(text, ({ hits, progress }) => {
      if (this.#search !== search) return;
      this.#hits.push(...hits);
      this.#pick.title = title(progress);
      this.#drawing ??= setTimeout(() => this.#draw(), drawMs);
    });
    this.#search = search;
    const end = await search.end.finally(() => this.#search === search && (this.#pick.busy = false));
    if (this.#search !== search) return;
    this.#draw();
    const count = this.#hits.length;
    const counted = count === 1 ? vscode.l10n.t('1 hit') : vscode.l10n.t('{0} hits', count);
    this.#pick.title = title(end === 'enough' ? vscode.l10n.t('the first {0}', counted) : counted);
  }

  #draw(): void {
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    const [active] = this.#pick.activeItems;
    const hits = this.#hits.toSorted((a, b) => b.lastAt - a.lastAt);
    this.#pick.items = hits.map(itemOf);
    const same = this.#pick.items.find(({ hit }) => hit === active?.hit);
    if (same) this.#pick.activeItems = [same];
  }

  #stop(): void {
    clearTimeout(this.#typing);
    clearTimeout(this.#drawing);
    this.#drawing = undefined;
    this.#search?.stop();
    this.#search = undefined;
    this.#pick.busy = false;
  }
}

function title(more?: string): string {
  const name = vscode.l10n.t('Search All Transcripts');
  return more === undefined ? name : `${name} · ${more}`;
}

function itemOf(hit: SearchHit): HitItem {
  return {
    hit,
    label: plain(hit.snippet),
    description: plain(hit.who),
    detail: plain(`${hit.title} · ${hit.where}`),
    iconPath: new vscode.ThemeIcon(icons[hit.by]),
    alwaysShow: true,
  };
}
