import * as l10n from '@vscode/l10n';
import { failed, ok, type Result } from '../../core/kit/result.ts';

/** What to get, and when to give up. */
export interface Download {
  readonly address: string;
  readonly timeoutMs: number;
  /** Of the text itself, however it was packed on its way. */
  readonly maxBytes: number;
  readonly fetch: typeof fetch;
  /** The user has changed their mind. */
  readonly cancelled: AbortSignal;
}

/**
 * The text at an address; else why there is none, or undefined if it was cancelled. Redirects are not followed: the user agreed
 * to this address and to no other. Nothing but the request itself is sent.
 */
export async function download(what: Download): Promise<Result<string, string | undefined>> {
  const timeout = AbortSignal.timeout(what.timeoutMs);
  const signal = AbortSignal.any([timeout, what.cancelled]);
  try {
    const response = await what.fetch(what.address, { redirect: 'manual', credentials: 'omit', signal });
    const { status, body } = response;
    if (status !== 200 || !body) {
      await body?.cancel();
      return failed(
        status >= 300 && status < 400
          ? l10n.t('it sends elsewhere ({0}), which is not followed', status)
          : l10n.t('it answered {0}', status),
      );
    }
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of body) {
      bytes += chunk.length;
      // Leaving the loop cancels the rest.
      if (bytes > what.maxBytes) return failed(l10n.t('it is larger than {0} MB', Math.round(what.maxBytes / 1e6)));
      chunks.push(chunk);
    }
    return ok(new TextDecoder().decode(Buffer.concat(chunks)));
  } catch (error) {
    if (what.cancelled.aborted) return failed(undefined);
    if (timeout.aborted) return failed(l10n.t('no answer within {0} s', Math.round(what.timeoutMs / 1000)));
    return failed(reasonOf(error));
  }
}

/** `fetch failed` says little; what it was caused by says more: ENOTFOUND, ECONNREFUSED, a certificate. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || error.message : error.message;
}
