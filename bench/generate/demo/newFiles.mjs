// What stands in the files that the demo's model writes? By path; what is not here is not written by any story.

export const newFiles = {
  'src/export/progress.ts': `export function showProgress(total: number, terminal: WriteStream): (done: number) => void {
  if (!terminal.isTTY) return () => {};
  return (done) => terminal.write(\`\\r\${done} of \${total} invoices\`);
}
`,
  'migrations/0042_payment_events.sql': `create table payment_events (
  id text primary key,
  received_at timestamptz not null default now()
);
`,
  'test/dunning.test.ts': `test('a reminder due on Sunday goes out on Monday, or on Tuesday if that is a holiday', () => {
  assert.equal(nextWorkingDay(day('2026-05-24'), 'DE').toString(), '2026-05-26');
});
`,
  'src/credit/creditNote.ts': `export async function creditNote(original: Invoice, lines: readonly LineId[], tx: Transaction): Promise<Invoice> {
  const credited = original.lines.filter((line) => lines.includes(line.id)).map(negated);
  const number = await tx.nextNumber('invoice');
  return tx.save({ ...original, number, lines: credited, credits: original.number });
}
`,
  'internal/limit/headers.go': `// Set writes the RateLimit fields. Retry-After is rounded up: nobody should come back too early.
func Set(h http.Header, remaining int, wait time.Duration) {
	h.Set("RateLimit-Remaining", strconv.Itoa(remaining))
	if wait > 0 {
		h.Set("Retry-After", strconv.Itoa(int((wait+time.Second-1)/time.Second)))
	}
}
`,
  'internal/upload/append.go': `// Append writes at offset, which must be the current size. The true size comes back either way.
func (s *Store) Append(ctx context.Context, id string, offset int64, r io.Reader) (int64, error) {
	u, err := s.lock(ctx, id)
	if err != nil {
		return 0, err
	}
	defer u.unlock()
	if offset != u.size {
		return u.size, ErrOffset
	}
	return u.copy(r)
}
`,
  'internal/auth/keyset.go': `// A KeySet signs with its newest key and verifies with all that a token in use may have been signed with.
type KeySet struct {
	mu   sync.RWMutex
	keys []Key // newest first
}
`,
  'internal/routes/golden_test.go': `func TestRoutesAnswerAsBefore(t *testing.T) {
	for _, path := range goldenPaths(t) {
		require.Equal(t, ask(oldRouter, path), ask(newRouter, path), path)
	}
}
`,
  'internal/routes/typed.go': `// Typed turns a function of request and answer into a handler.
func Typed[In, Out any](f func(context.Context, In) (Out, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serve(w, r, f) })
}
`,
  'cmd/openapi/main.go': `func main() {
	doc := openapi.FromRoutes(routes.All())
	enc := json.NewEncoder(os.Stdout)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		log.Fatal(err)
	}
}
`,
  'notes/postmortem-2026-10-24.md': `# 24 October: uploads failed for 41 minutes

**Impact.** 2,310 uploads were refused between 14:02 and 14:43 UTC. None was lost.
**Cause.** A certificate of the object store expired. Its renewal had failed silently for 30 days.
**What went well.** Clients kept their files and sent them again.
**To do.** An alert 14 days before any certificate expires.
`,
  'k8s/api/blue-green.yaml': `apiVersion: elbv2.k8s.aws/v1beta1
kind: TargetGroupBinding
metadata:
  name: api-green
spec:
  serviceRef: { name: api-green, port: 8080 }
`,
  'runbooks/restore-billing.md': `# Restore the billing database to a point in time

1. Say in #ops that you are doing this.
2. Choose the time: \`aws rds describe-db-instances --query '*[].LatestRestorableTime'\`.
3. Restore to a copy. About 14 minutes.
4. Compare row counts with \`scripts/compare-counts.sh\`.
`,
  'src/sync/queue.ts': `export class OutboxQueue {
  /** Saves the message and its place in the queue in one transaction: they can not disagree. */
  async add(draft: Draft): Promise<Message> {
    return this.store.transaction(async (tx) => {
      const message = await tx.messages.insert(draft);
      await tx.outbox.insert({ id: message.id, attempts: 0 });
      return message;
    });
  }
}
`,
  'plates.py': `import re

PLATE = re.compile(r"[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} [1-9][0-9]{0,3}[EH]?")


def test_no_leading_zero():
    assert not PLATE.fullmatch("B-AB 0123")
`,
  'elbe.md': `# Sechs Tage an der Elbe

1. Dresden – Meißen – Riesa, 58 km
2. Riesa – Torgau, 52 km
3. Torgau – Wittenberg, 68 km
4. Wittenberg – Coswig (Fähre bis 18:00) – Dessau, 41 km
5. Dessau – Schönebeck, 60 km
6. Schönebeck – Magdeburg, 19 km, Zug zurück um 15:03
`,
};
