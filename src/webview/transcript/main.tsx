import * as l10n from '@vscode/l10n';
import { App } from './app.tsx';
import './transcript.css';

const root = document.getElementById('root');
if (root) {
  l10n.config({ contents: root.dataset['words'] ?? '{}' });
  new App(root).start();
}
