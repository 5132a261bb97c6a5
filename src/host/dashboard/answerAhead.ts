import type { Dashboard } from '../../core/answers/dashboard/dashboard.ts';
import type { DashboardQuestion } from '../../core/answers/dashboard/question.ts';

/** An answer that is on its way before the page is there to ask for it: making one may take as long as making the page. */
export class AnswerAhead {
  #asked: { readonly question: string; readonly answer: Promise<Dashboard> } | undefined;

  ask(question: DashboardQuestion, answer: Promise<Dashboard>): void {
    // Who takes it hears what went wrong, and nobody else.
    answer.catch(() => undefined);
    this.#asked = { question: JSON.stringify(question), answer };
  }

  /** The answer to this question, once; undefined where another was asked, or figures have changed. */
  take(question: DashboardQuestion): Promise<Dashboard> | undefined {
    const asked = this.#asked;
    this.#asked = undefined;
    return asked?.question === JSON.stringify(question) ? asked.answer : undefined;
  }

  forget(): void {
    this.#asked = undefined;
  }
}
