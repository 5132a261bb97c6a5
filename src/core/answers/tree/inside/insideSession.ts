import { assertNever } from '../../../kit/assertNever.ts';
import { compactionRows } from '../../acts/compactionRows.ts';
import { errorRows } from '../../acts/errorRows.ts';
import { fileRows } from '../../acts/fileRows.ts';
import { skillRows } from '../../acts/skillRows.ts';
import { toolRows } from '../../acts/toolRows.ts';
import { sessionKey } from '../../sessionRows.ts';
import type { Viewpoint } from '../../viewpoint.ts';
import type { InsidePlace, ItemRow, Section, TreeBranch } from '../treeRow.ts';
import { moreRow } from '../treeRows.ts';
import { agentItems, agentsBelow, agentsOfWorkflow, subAgents } from './agentItems.ts';
import { commandItems } from './commandItems.ts';
import { compactionItems, errorItems } from './errorItems.ts';
import { fileItems } from './fileItems.ts';
import { InsideView } from './insideView.ts';
import { sectionRows } from './sectionRows.ts';
import { skillItems, toolItems } from './toolItems.ts';

/** What is below a session's row, or below something in it; undefined where the session is gone. */
export function insideSession(view: Viewpoint, place: InsidePlace, limit: number): TreeBranch | undefined {
  const session = view.index.sessions().find((candidate) => sessionKey(candidate) === place.session);
  if (!session) return undefined;
  const inside = new InsideView(view, session, place);
  switch (place.kind) {
    case 'session':
      return { rows: sectionRows(inside) };
    case 'section':
      return page(inside, place.section, limit);
    case 'agent':
      return { rows: agentsBelow(inside, subAgents(inside), place.agent) };
    case 'workflow':
      return { rows: agentsOfWorkflow(inside, subAgents(inside), place.run) };
    default:
      return assertNever(place);
  }
}

/** Some sections are long, and their rows dear: only those of the page are made where each is read from a log. */
function page(inside: InsideView, section: Section, limit: number): TreeBranch {
  const { count, rows } = itemsOf(inside, section, limit);
  const left = count - limit;
  const shown = rows.slice(0, limit);
  return { rows: left > 0 ? [...shown, moreRow(inside.view, inside.idOf(`section:${section}`), left)] : shown };
}

interface Items {
  readonly count: number;
  readonly rows: readonly ItemRow[];
}

function itemsOf(inside: InsideView, section: Section, limit: number): Items {
  const { view, scope } = inside;
  switch (section) {
    case 'commands':
      return all(commandItems(inside));
    case 'files': {
      const rows = fileRows(view, scope);
      return { count: rows.length, rows: fileItems(inside, rows, limit) };
    }
    case 'tools':
      return all(toolItems(inside, toolRows(view, scope)));
    case 'skills':
      return all(skillItems(inside, skillRows(view, scope)));
    case 'agents':
      return all(agentItems(inside, subAgents(inside)));
    case 'errors': {
      const rows = errorRows(view, scope);
      return { count: rows.length, rows: errorItems(inside, rows, limit) };
    }
    case 'compactions':
      return all(compactionItems(inside, compactionRows(view, scope)));
    default:
      return assertNever(section);
  }
}

const all = (rows: readonly ItemRow[]): Items => ({ count: rows.length, rows });
