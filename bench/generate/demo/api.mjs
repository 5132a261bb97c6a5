// The public API: uploads, rate limits, webhooks. Go.

export const api = {
  name: 'api',
  cwd: '/home/sam/work/api',
  tests: 340,
  files: {
    'internal/upload/handler.go': `func (h *Handler) Put(w http.ResponseWriter, r *http.Request) {
	part, err := h.store.Begin(r.Context(), r.PathValue("id"))
	if err != nil {
		httperr.Write(w, err)
		return
	}
	defer part.Close()
	if _, err := io.Copy(part, http.MaxBytesReader(w, r.Body, h.limit)); err != nil {
		httperr.Write(w, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
`,
    'internal/upload/handler_test.go': `func TestPutKeepsWhatArrivedBeforeTheCut(t *testing.T) {
	server := newServer(t)
	body := io.LimitReader(zeroes{}, 3<<20)
	res := server.put("/uploads/42", iotest.TimeoutReader(body))
	require.Equal(t, http.StatusRequestTimeout, res.StatusCode)
	require.EqualValues(t, 3<<20, server.stored("42"))
}
`,
    'internal/limit/bucket.go': `// Take reports whether n requests may pass now, and if not, how long to wait.
func (b *Bucket) Take(n int, now time.Time) (bool, time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refill(now)
	if b.tokens >= float64(n) {
		b.tokens -= float64(n)
		return true, 0
	}
	missing := float64(n) - b.tokens
	return false, time.Duration(missing / b.perSecond * float64(time.Second))
}
`,
    'cmd/api/main.go': `func main() {
	cfg := config.MustLoad(os.Args[1:])
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	srv := server.New(cfg, log)
	if err := srv.Run(signalContext()); err != nil {
		log.Error("stopped", "err", err)
		os.Exit(1)
	}
}
`,
    'internal/auth/token.go': `func (s *Signer) Verify(raw string) (Claims, error) {
	tok, err := jwt.Parse(raw, s.keyFor, jwt.WithValidMethods([]string{"EdDSA"}))
	if err != nil {
		return Claims{}, fmt.Errorf("verify: %w", err)
	}
	return claimsOf(tok)
}
`,
  },
  additions: [
    '\tif errors.Is(err, context.Canceled) {\n\t\treturn\n\t}',
    '\tdefer metrics.Since(time.Now(), "upload_seconds")',
    '\tlog := h.log.With("upload", id)',
    '\tctx, cancel := context.WithTimeout(r.Context(), h.timeout)\n\tdefer cancel()',
  ],
  sessions: [
    {
      daysAgo: 0,
      minutesAgo: 12,
      title: 'Fix the flaky upload test',
      branch: 'fix/flaky-upload',
      model: 'claude-opus-5-5',
      weight: 0.8,
      talk: [
        'TestPutKeepsWhatArrivedBeforeTheCut fails about one run in twenty on CI. Make it honest, not just green.',
        [
          'read internal/upload/handler_test.go',
          'read internal/upload/handler.go',
          'bash go test ./internal/upload -run Cut -count 200',
          'think',
          'edit internal/upload/handler.go',
          'bash go test ./internal/upload -run Cut -count 500 -race',
        ],
        'The test was right: Close raced with the last write, so up to 32 KB could be lost. part.Close now waits for the writer. 500 runs with the race detector are green. Shall I open a pull request?',
      ],
    },
    {
      daysAgo: 0,
      minutesAgo: 210,
      title: 'Rate limit headers',
      branch: 'feat/rate-headers',
      model: 'claude-sonnet-5-5',
      weight: 0.7,
      talk: [
        'Send RateLimit-Remaining and Retry-After, as in the IETF draft.',
        [
          'read internal/limit/bucket.go',
          'web RateLimit header fields draft',
          'edit internal/limit/bucket.go',
          'write internal/limit/headers.go',
          'bash go test ./internal/limit',
        ],
        'Both headers are set on every answer; Retry-After only on 429, rounded up to whole seconds so that nobody comes back too early.',
      ],
    },
    {
      daysAgo: 1,
      hour: 15.2,
      title: 'Resumable uploads',
      branch: 'feat/resumable',
      model: 'claude-opus-5-5',
      weight: 1.3,
      fast: true,
      talk: [
        'Clients on trains lose their uploads. Let us resume: PATCH with an offset, HEAD to ask for it. Keep PUT working.',
        [
          'explore 10',
          'agent Explore: How do the mobile clients upload today',
          'web tus resumable upload protocol 1.0',
          'think',
          'read internal/upload/handler.go',
        ],
        'I would follow tus for the two verbs and the header names, but skip its extensions. The store needs one new thing: append at an offset that must equal the current size.',
        'Agreed. Please write the store part first, with tests for two clients racing on one upload.',
        [
          'write internal/upload/append.go',
          'refine 9',
          'fail go test ./internal/upload -race',
          'think',
          'refine 5',
          'bash go test ./internal/upload -race',
        ],
        'The second client gets 409 with the true offset. The race test runs both for a thousand rounds.',
        'Now the handlers.',
        [
          'edit internal/upload/handler.go',
          'refine 12',
          'bash go test ./...',
          'bash go vet ./...',
          'agent code-reviewer: Review the diff of feat/resumable',
        ],
        'PATCH and HEAD are in; PUT is untouched. The reviewer found one thing: HEAD must not be cached. I set Cache-Control: no-store.',
      ],
    },
    {
      daysAgo: 2,
      hour: 10.6,
      title: 'Rotate signing keys without logging people out',
      branch: 'feat/key-rotation',
      model: 'claude-fable-5-2',
      weight: 1.7,
      talk: [
        'We have to rotate the token signing key every 90 days. Today that logs everybody out. Design it so that it does not.',
        ['read internal/auth/token.go', 'explore 8', 'think', 'agent Plan: Key rotation with overlap'],
        'Verify with every key that is not older than the longest token life, sign with the newest. The key set is read from the secret store each minute, so a rotation needs no deploy.',
        'Build it, behind the flag auth.keyset.',
        [
          'edit internal/auth/token.go',
          'refine 11',
          'bash go test ./internal/auth',
          'write internal/auth/keyset.go',
          'refine 6',
          'bash go test ./...',
        ],
        'Done. With the flag off nothing changes. The test rotates five times in a simulated year and never refuses a valid token.',
      ],
    },
    {
      daysAgo: 5,
      hour: 17.3,
      branch: 'main',
      model: 'claude-sonnet-5-5',
      weight: 0.6,
      apiError: true,
      talk: [
        'why do we log "context canceled" as an error 40k times a day',
        [
          'grep context.Canceled',
          'read internal/upload/handler.go',
          'edit internal/upload/handler.go',
          'bash go test ./internal/upload',
        ],
        'Because a client that hangs up ends in the same branch as a failing disk. It is now counted in a metric and logged at debug level; real errors stay errors.',
      ],
    },
    {
      daysAgo: 9,
      hour: 9.8,
      title: 'Migrate from gorilla/mux to net/http',
      branch: 'chore/stdlib-router',
      model: 'claude-opus-5-5',
      weight: 1.6,
      compaction: true,
      talk: [
        'gorilla/mux is archived. Move to the standard library router; the paths must not change, not even the trailing slashes.',
        [
          'explore 13',
          'bash grep -rn HandleFunc --include=*.go . | wc -l',
          'refine 14',
          'fail go test ./...',
          'think',
          'refine 8',
          'bash go test ./...',
        ],
        '61 routes moved. Four had regular expressions in them, which net/http has not; those check their id in the handler and answer 404 as before.',
        'How sure are you about the trailing slashes?',
        ['write internal/routes/golden_test.go', 'bash go test ./internal/routes', 'refine 3'],
        'Now quite sure: the golden test asks old and new router the same 244 paths, with and without slash, and compares status and handler.',
      ],
    },
    {
      daysAgo: 8,
      hour: 14.4,
      title: 'Try the router with generics',
      branch: 'spike/generic-handlers',
      model: 'claude-opus-5-5',
      weight: 0.7,
      forkOf: 'Migrate from gorilla/mux to net/http',
      talk: [
        'Branching off to try something: could the handlers be generic over request and response types?',
        ['think', 'write internal/routes/typed.go', 'bash go build ./...'],
        'They could, and it reads well for the 40 JSON routes. For uploads and streams it is in the way. I would keep both styles.',
      ],
    },
    {
      daysAgo: 15,
      hour: 11.1,
      title: 'OpenAPI description from the routes',
      branch: 'feat/openapi',
      model: 'claude-sonnet-5-5',
      weight: 1.2,
      damaged: true,
      talk: [
        'Generate openapi.json from the handlers so that it can not go stale.',
        [
          'explore 9',
          'write cmd/openapi/main.go',
          'refine 6',
          'bash go run ./cmd/openapi > openapi.json',
          'bash npx @redocly/cli lint openapi.json',
        ],
        'openapi.json is generated in CI and the build fails when it differs. Redocly finds no errors and three missing descriptions.',
      ],
    },
    {
      daysAgo: 22,
      hour: 16.5,
      title: 'Memory grows until the pod is killed',
      branch: 'fix/leak',
      model: 'claude-opus-5-5',
      weight: 1.6,
      talk: [
        'Pods reach 2 GB after three days and get killed. There is a heap profile in /tmp/heap.pb.gz.',
        ['bash go tool pprof -top /tmp/heap.pb.gz', 'think', 'read internal/limit/bucket.go', 'explore 6'],
        'Every client address gets a bucket that is never removed: 4.1 million of them, 480 bytes each.',
        'Remove those that are full again.',
        ['edit internal/limit/bucket.go', 'refine 3', 'bash go test ./internal/limit -bench Evict'],
        'A full bucket is as good as none, so a sweep each minute drops them. In the replay of last week memory stays below 210 MB.',
      ],
    },
    {
      daysAgo: 29,
      hour: 10.2,
      custom: 'Postmortem 24 October',
      branch: 'main',
      model: 'claude-opus-5-5',
      weight: 1,
      talk: [
        'Help me write the postmortem for the outage of the 24th. The timeline is in notes/outage.md, the graphs are in the same folder.',
        ['bash cat notes/outage.md', 'explore 5', 'think', 'write notes/postmortem-2026-10-24.md'],
        'A draft is in notes/postmortem-2026-10-24.md. Two lines of the timeline contradict each other: the alert at 14:07 and the "no alert fired" further down. Please check before you send it.',
      ],
    },
    {
      daysAgo: 37,
      hour: 13.6,
      title: 'Move integration tests to testcontainers',
      branch: 'chore/testcontainers',
      model: 'claude-sonnet-5-5',
      weight: 1.5,
      talk: [
        'The integration tests need a hand-made database. Move them to testcontainers.',
        ['explore 8', 'refine 9', 'bash go test -tags integration ./...', 'refine 3'],
        'They start their own Postgres now, once per package. A cold run takes 48 s, a warm one 19 s.',
      ],
    },
  ],
};
