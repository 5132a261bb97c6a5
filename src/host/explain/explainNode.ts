import { assertNever } from '../../core/kit/assertNever.ts';
import type { WorkerClient } from '../workerClient.ts';
import type { ExplanationSubject } from '../../core/answers/explanationSubject.ts';
import { isGroupNode, isSessionNode, type TreeNode } from '../tree/treeNode.ts';
import type { ExplainDocuments } from './explainDocuments.ts';
import { pickSubject } from './pickSubject.ts';

/** Explains the node that was clicked, else what the user picks. */
export async function explainNode(client: WorkerClient, documents: ExplainDocuments, node: unknown): Promise<void> {
  const subject = subjectOf(node);
  if (subject) return documents.explain(subject, (node as TreeNode).row.title);
  const choice = await pickSubject(client);
  return choice && documents.explain(choice.subject, choice.label);
}

/** A branch has no figure that any other view shows, so there is nothing to explain it by. */
function subjectOf(node: unknown): ExplanationSubject | undefined {
  if (isSessionNode(node)) return { kind: 'session', key: node.row.key };
  if (!isGroupNode(node)) return undefined;
  const { place } = node.row;
  switch (place.kind) {
    case 'project':
      return { kind: 'project', id: place.project };
    case 'day':
    case 'model':
      return place;
    case 'branch':
      return undefined;
    default:
      return assertNever(place);
  }
}
