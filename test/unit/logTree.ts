import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Clock, systemClock } from '../../src/core/kit/clock.ts';
import { Calendar } from '../../src/core/kit/calendar.ts';
import { noLiveSessions } from '../../src/core/model/liveSession.ts';
import { noActTexts, type Viewpoint, viewFrom } from '../../src/core/answers/viewpoint.ts';
import type { GlobalIndex } from '../../src/core/index/globalIndex.ts';
import { listPricer } from '../../src/core/price/listPricer.ts';
import { Refresher } from '../../src/core/refresh.ts';
import type { Later } from '../../src/core/refresh/laterRows.ts';
import { MemoryStore } from './world/memoryStore.ts';
import type { DigestStore } from '../../src/core/store/digestStore.ts';
import { labels } from './plainLabels.ts';
import { walkerModule } from './walkerModule.ts';

/** A private configuration directory with logs in it, gone when disposed. */
export class LogTree implements Disposable {
  readonly home: string;
  readonly projects: string;

  constructor(folder = os.tmpdir()) {
    this.home = mkdtempSync(path.join(folder, 'cct-'));
    this.projects = path.join(this.home, '.claude/projects');
    mkdirSync(this.projects, { recursive: true });
  }

  pathOf(file: string): string {
    return path.join(this.projects, file);
  }

  write(file: string, text: string | Buffer): string {
    const full = this.pathOf(file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
    return full;
  }

  append(file: string, text: string | Buffer): void {
    appendFileSync(this.pathOf(file), text);
  }

  remove(file: string): void {
    rmSync(this.pathOf(file), { recursive: true });
  }

  touch(file: string, at: Date): void {
    utimesSync(this.pathOf(file), at, at);
  }

  refresher(store: DigestStore = new MemoryStore(), clock: Clock = systemClock, later?: Later): Refresher {
    const rootSources = () => ({ env: {}, home: this.home, extraFolders: [] });
    return new Refresher(store, rootSources, { walker: walkerModule, clock, later });
  }

  [Symbol.dispose](): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** A window's view of an index at a moment, with prices and UTC. */
export function viewOf(index: GlobalIndex, parts: Partial<Omit<Viewpoint, 'index' | 'book'>> = {}): Viewpoint {
  return viewFrom({
    index,
    pricer: listPricer(),
    costMode: 'calculate',
    now: Date.UTC(2026, 10, 22, 14, 5),
    calendar: new Calendar('UTC'),
    labels,
    home: '/home/dev',
    workspaceFolders: [],
    promptTitle: () => undefined,
    actTexts: noActTexts,
    ownTitles: { revision: 0, titleOf: () => undefined },
    live: noLiveSessions,
    ...parts,
  });
}

/** All that an index says, in an order that no order of arrival can change: for comparing two of them. */
export function pictureOf(index: GlobalIndex): unknown {
  const { columns, length, models } = index.ledger;
  const rows = Array.from({ length }, (_, row) => {
    const owner = index.fileOf(columns.owner[row]!);
    const turn = columns.ownerTurn[row]!;
    return {
      key: [owner.turns.keyHigh[turn], owner.turns.keyLow[turn]].join(':'),
      at: columns.at[row],
      model: models[columns.model[row]!],
      tokens: [columns.input, columns.output, columns.cacheRead, columns.cacheWrite, columns.cacheWrite1h].map(
        (column) => column[row],
      ),
      extras: [columns.thinking[row], columns.webSearches[row], columns.loggedUsd[row], columns.flags[row]],
      owner: owner.file.path,
      offset: owner.turns.offset[turn],
      isReplay: columns.isReplay[row] === 1,
    };
  });
  const acts = index.acts;
  const actRows = Array.from({ length: acts.length }, (_, row) => {
    const owner = index.fileOf(acts.columns.owner[row]!);
    const { table } = owner.acts;
    const act = acts.columns.ownerAct[row]!;
    const { at, endAt, kind, name, subject, figure, otherFigure, flags } = acts.columns;
    return {
      key: [table.keyHigh[act], table.keyLow[act]].join(':'),
      names: [acts.names[name[row]!], acts.subjects[subject[row]!]],
      columns: [at, endAt, kind, figure, otherFigure, flags].map((column) => column[row]),
      owner: owner.file.path,
      offset: table.offset[act],
    };
  });
  // A session's number is the index's own business.
  const sessions = index.sessions().map((session) => ({ ...session, number: 0 }));
  return {
    rows: rows.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    acts: actRows.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    sessions: sessions.toSorted((a, b) => (`${a.slug}/${a.id}` < `${b.slug}/${b.id}` ? -1 : 1)),
  };
}
