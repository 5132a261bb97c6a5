import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Where a page may take images from, beside the extension itself: `data:` for those that stand in a log. */
export type ImageSource = 'data:';

/**
 * The document of a webview: `<name>.js` and `<name>.css` of `dist`, and nothing else. It holds no data: all of it comes by
 * message, so nothing from a log is ever parsed as HTML. It can reach no address, and run no script that is not ours. The
 * words of the user's language are in `data-words`, for the page to configure `@vscode/l10n` with before it draws anything.
 */
export function webviewPage(
  webview: vscode.Webview,
  dist: vscode.Uri,
  name: string,
  images: readonly ImageSource[] = [],
): string {
  const uri = (file: string): string => String(webview.asWebviewUri(vscode.Uri.joinPath(dist, file)));
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    `default-src 'none'`,
    `img-src ${[webview.cspSource, ...images].join(' ')}`,
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Claude Code Tracer</title>
<link rel="stylesheet" href="${uri(`${name}.css`)}">
</head>
<body>
<div id="root" data-words="${words()}"></div>
<script nonce="${nonce}" src="${uri(`${name}.js`)}"></script>
</body>
</html>`;
}

/** As the value of an attribute. */
const words = (): string =>
  JSON.stringify(vscode.l10n.bundle ?? {})
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
