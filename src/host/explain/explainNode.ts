import type { WorkerClient } from '../workerClient.ts';
import type { TreeNode } from '../tree/projectsTree.ts';
import type { ExplainDocuments } from './explainDocuments.ts';
import { pickSubject } from './pickSubject.ts';

/** Explains the node that was clicked, else what the user picks. */
export async function explainNode(client: WorkerClient, documents: ExplainDocuments, node: unknown): Promise<void> {
  if (isTreeNode(node)) {
    const { row } = node;
    const subject =
      node.kind === 'project'
        ? ({ kind: 'project', id: node.row.id } as const)
        : ({ kind: 'session', key: node.row.key } as const);
    return documents.explain(subject, row.title);
  }
  const choice = await pickSubject(client);
  return choice && documents.explain(choice.subject, choice.label);
}

function isTreeNode(node: unknown): node is TreeNode {
  return (
    typeof node === 'object' &&
    node !== null &&
    'row' in node &&
    'kind' in node &&
    (node.kind === 'project' || node.kind === 'session')
  );
}
