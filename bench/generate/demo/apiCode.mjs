// What stands in the files of the api service, and lines that the model may add to them.

export const apiCode = {
  files: {
    'internal/upload/handler.go': `func (h *Handler) Put(w http.ResponseWriter, r *http.Request) {
	part, err := h.store.Begin(r.Context(), r.PathValue("id"))
	if err != nil {
		httperr.Write(w, err)
		return
	}
	defer part.Close()
	body := http.MaxBytesReader(w, r.Body, h.limit)
	if _, err := io.Copy(part, body); err != nil {
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
  changes: {
    'wait-for-writer': {
      file: 'internal/upload/handler.go',
      from: `	defer part.Close()
	body := http.MaxBytesReader(w, r.Body, h.limit)
	if _, err := io.Copy(part, body); err != nil {
		httperr.Write(w, err)
		return
	}`,
      to: `	body := http.MaxBytesReader(w, r.Body, h.limit)
	_, err = io.Copy(part, body)
	// Close waits for the writer: what arrived before the cut is kept.
	if err := errors.Join(err, part.Close()); err != nil {
		httperr.Write(w, err)
		return
	}`,
    },
  },
  additions: [
    '\tif errors.Is(err, context.Canceled) {\n\t\treturn\n\t}',
    '\tdefer metrics.Since(time.Now(), "upload_seconds")',
    '\tlog := h.log.With("upload", id)',
    '\tctx, cancel := context.WithTimeout(r.Context(), h.timeout)\n\tdefer cancel()',
  ],
};
