import * as vscode from 'vscode';
import type { Fault } from '../core/model/fault.ts';
import type { RefreshReport } from '../core/model/refreshReport.ts';

/** The log channel: counts and timings, never text from a transcript. */
export class TracerLog implements vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel('Claude Code Tracer', { log: true });
  /** Each fault is told once: a folder that stays unreadable would fill the log every 30 s. */
  readonly #toldFaults = new Set<string>();

  show(): void {
    this.#channel.show();
  }

  started(activateMs: number, shownMs: number, readyMs: number): void {
    const [shown, ready] = [shownMs, readyMs].map((ms) => `${ms.toFixed(0)} ms`);
    this.#channel.info(
      `activated in ${activateMs.toFixed(1)} ms, first figures after ${shown}, all read after ${ready}`,
    );
  }

  refreshed(report: RefreshReport): void {
    const { reason, filesSeen, cacheHits, cacheMisses, filesRead, filesReadWhole, bytesRead, lines } = report;
    const text =
      `refresh (${reason}): ${filesSeen} files seen, ${report.filesStatted} stat'ed, ${report.foldersListed} of ` +
      `${report.foldersStatted} folders listed, ${cacheHits} cache hits, ${cacheMisses} misses, ${filesRead} read (${filesReadWhole} whole), ${bytesRead} bytes, ${lines} lines, ${report.filesDeleted} deleted, ` +
      `${report.rowsWritten} rows written, ${report.elapsedMs.toFixed(1)} ms`;
    if (filesRead > 0 || report.filesDeleted > 0 || reason === 'start') this.#channel.info(text);
    else this.#channel.debug(text);
    for (const fault of report.faults) this.fault(fault);
  }

  fault(fault: Fault): void {
    const text = `${fault.kind}: ${fault.path}: ${fault.message}`;
    if (this.#toldFaults.has(text)) return;
    this.#toldFaults.add(text);
    this.#channel.warn(text);
  }

  /** Why prices were not updated. */
  priceFault(why: string): void {
    this.#channel.warn(`prices: ${why}`);
  }

  bug(stack: string): void {
    this.#channel.error(stack);
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
